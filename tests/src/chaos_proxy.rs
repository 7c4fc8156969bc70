//! A TCP proxy between a browser and the server that can break the network.

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Forwards TCP connections to a port of this machine while it is connected.
pub struct ChaosProxy {
    port: u16,
    connected: watch::Sender<bool>,
}

impl ChaosProxy {
    /// A connected proxy in front of `server_port`.
    pub async fn start(server_port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (connected, state) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, server_port, state.clone()));
            }
        });
        Self { port, connected }
    }

    /// Port of the proxy.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Breaks all connections, and every new one at once.
    pub fn break_networking(&self) {
        let _ = self.connected.send(false);
    }

    /// Forwards new connections again.
    pub fn restore_networking(&self) {
        let _ = self.connected.send(true);
    }
}

async fn forward(mut client: TcpStream, server_port: u16, mut connected: watch::Receiver<bool>) {
    if !*connected.borrow() {
        return;
    }
    let Ok(mut server) = TcpStream::connect(("127.0.0.1", server_port)).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => {}
        _ = connected.wait_for(|connected| !connected) => {}
    }
}
