//! A proxy that leads every host name to one port of this machine.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// The longest head of a request.
const LONGEST_HEAD: usize = 8_192;

/// Answers `CONNECT`, and refuses what is not encrypted.
pub struct ConnectProxy {
    port: u16,
    task: JoinHandle<()>,
}

impl ConnectProxy {
    /// In front of `target_port`.
    pub async fn start(target_port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // A browser that leaves in the middle is no fault.
                tokio::spawn(async move { forward(client, target_port).await.ok() });
            }
        });
        Self { port, task }
    }

    /// Port of the proxy.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for ConnectProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn forward(mut client: TcpStream, target_port: u16) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < LONGEST_HEAD {
        head.push(client.read_u8().await?);
    }
    if !head.starts_with(b"CONNECT ") {
        return client.write_all(b"HTTP/1.1 502 Bad Gateway\r\n\r\n").await;
    }
    let mut server = TcpStream::connect(("127.0.0.1", target_port)).await?;
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}
