//! A proxy as schools have them: it lets HTTP through, and no WebSocket.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
};

/// Longest head of a request that is looked at, bytes.
const MAX_HEAD_BYTES: usize = 64 * 1024;

const FORBIDDEN: &[u8] =
    b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Forwards requests to a port of this machine and refuses upgrades.
pub struct UpgradeFilter {
    port: u16,
}

impl UpgradeFilter {
    /// A filter in front of `server_port`.
    pub async fn start(server_port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, server_port));
            }
        });
        Self { port }
    }

    /// Port of the filter.
    pub fn port(&self) -> u16 {
        self.port
    }
}

/// Passes a connection on until it asks for an upgrade.
async fn forward(client: TcpStream, server_port: u16) -> std::io::Result<()> {
    let server = TcpStream::connect(("127.0.0.1", server_port)).await?;
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let answers = tokio::spawn(async move {
        // The end of the connection is no fault here.
        _ = copy(&mut from_server, &mut to_client).await;
        to_client
    });
    let mut chunk = vec![0; MAX_HEAD_BYTES];
    loop {
        let length = from_client.read(&mut chunk).await?;
        let text = String::from_utf8_lossy(&chunk[..length]).to_ascii_lowercase();
        if length == 0 {
            return Ok(());
        }
        if text.contains("\r\nupgrade: websocket\r\n") {
            to_server.shutdown().await?;
            // The server closes an idle connection whose client has gone.
            let mut to_client = answers.await?;
            return to_client.write_all(FORBIDDEN).await;
        }
        to_server.write_all(&chunk[..length]).await?;
    }
}
