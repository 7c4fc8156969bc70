//! A network cable between a browser and the server, to be pulled out.

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// Forwards TCP connections to a port while it is plugged in.
pub struct Wire {
    port: u16,
    plugged: watch::Sender<bool>,
}

impl Wire {
    /// A wire to `port` of this machine, plugged in.
    pub async fn to(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let (plugged, state) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, port, state.clone()));
            }
        });
        Self { port: own, plugged }
    }

    /// The near end.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Pulls it out: connections break, new ones break at once.
    pub fn pull(&self) {
        let _ = self.plugged.send(false);
    }

    /// Puts it back.
    pub fn plug(&self) {
        let _ = self.plugged.send(true);
    }
}

async fn carry(mut near: TcpStream, port: u16, mut plugged: watch::Receiver<bool>) {
    if !*plugged.borrow() {
        return;
    }
    let Ok(mut far) = TcpStream::connect(("127.0.0.1", port)).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = plugged.wait_for(|plugged| !plugged) => {}
    }
}
