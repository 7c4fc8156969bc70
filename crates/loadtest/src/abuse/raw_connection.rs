//! HTTP and WebSocket frames as an attacker writes them: byte by byte, and wrong where that is
//! the point.

use anyhow::{Context, bail};
use std::net::{Ipv4Addr, SocketAddr};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    sync::OwnedSemaphorePermit,
};
use vigie_client::ServerAddress;
use vigie_shared::protocol::SUBPROTOCOL;

/// Largest head of a response that is read, bytes.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// One TCP connection to the server.
pub(super) struct RawConnection {
    stream: TcpStream,
    origin: String,
    _place: OwnedSemaphorePermit,
}

impl RawConnection {
    /// Connects from `127.0.0.<source>`: the server takes each for another client.
    pub(super) async fn connect(
        address: &ServerAddress,
        source: u8,
        place: OwnedSemaphorePermit,
    ) -> anyhow::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        // An attack leaves no port of this machine waiting for late packets: after ten thousands of
        // connections there would be none left for the people in the room.
        socket.set_zero_linger()?;
        socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 0, source), 0)))?;
        let server = SocketAddr::from((Ipv4Addr::LOCALHOST, address.port()));
        Ok(Self {
            stream: socket.connect(server).await?,
            origin: address.origin().to_owned(),
            _place: place,
        })
    }

    /// The head of a request, up to the empty line; `headers` are whole lines.
    pub(super) fn head(&self, method: &str, path: &str, headers: &[String]) -> String {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: {}\r\n",
            self.origin
        );
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head
    }

    /// Sends a request and reads the whole response; gives its status.
    pub(super) async fn request(
        &mut self,
        method: &str,
        path: &str,
        cookie: Option<&str>,
        body: Option<&str>,
    ) -> anyhow::Result<u16> {
        let mut headers: Vec<String> = cookie
            .iter()
            .map(|cookie| format!("Cookie: {cookie}"))
            .collect();
        if let Some(body) = body {
            headers.push("Content-Type: application/json".to_owned());
            headers.push(format!("Content-Length: {}", body.len()));
        }
        let head = self.head(method, path, &headers);
        let request = format!("{head}\r\n{}", body.unwrap_or_default());
        self.write(request.as_bytes()).await?;
        let (status, left) = self.read_head().await?;
        self.skip(left).await?;
        Ok(status)
    }

    /// Sends a JSON body without waiting for the response.
    pub(super) async fn post(&mut self, path: &str, body: &str) -> anyhow::Result<()> {
        let headers = [
            "Content-Type: application/json".to_owned(),
            format!("Content-Length: {}", body.len()),
        ];
        let head = self.head("POST", path, &headers);
        self.write(format!("{head}\r\n{body}").as_bytes()).await
    }

    /// Opens a WebSocket with this cookie.
    pub(super) async fn upgrade(&mut self, path: &str, cookie: &str) -> anyhow::Result<()> {
        let headers = [
            format!("Cookie: {cookie}"),
            "Connection: Upgrade".to_owned(),
            "Upgrade: websocket".to_owned(),
            "Sec-WebSocket-Version: 13".to_owned(),
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==".to_owned(),
            format!("Sec-WebSocket-Protocol: {SUBPROTOCOL}"),
        ];
        let head = self.head("GET", path, &headers);
        self.write(format!("{head}\r\n").as_bytes()).await?;
        match self.read_head().await? {
            (101, _) => Ok(()),
            (status, _) => bail!("the upgrade was answered with {status}"),
        }
    }

    /// Sends one frame, masked with zeros. `first` is its first byte: the flag of the last
    /// fragment (0x80) and the kind. At most 125 bytes.
    pub(super) async fn send_frame(&mut self, first: u8, payload: &[u8]) -> anyhow::Result<()> {
        let length = u8::try_from(payload.len()).context("a long frame")?;
        let mut frame = vec![first, 0x80 | length, 0, 0, 0, 0];
        frame.extend_from_slice(payload);
        self.write(&frame).await
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.stream.write_all(bytes).await?)
    }

    /// Waits until the server closes the connection, whatever it sends before.
    pub(super) async fn closed(&mut self) {
        let mut buffer = [0; 4096];
        while matches!(self.stream.read(&mut buffer).await, Ok(read) if read > 0) {}
    }

    /// Status, and how many bytes of the body are still to come.
    async fn read_head(&mut self) -> anyhow::Result<(u16, usize)> {
        let (mut read, mut buffer) = (Vec::new(), [0; 4096]);
        let end = loop {
            if let Some(end) = read.windows(4).position(|part| part == b"\r\n\r\n") {
                break end + 4;
            }
            let count = self.stream.read(&mut buffer).await?;
            if count == 0 || read.len() > MAX_HEAD_BYTES {
                bail!("the server closed the connection");
            }
            read.extend_from_slice(buffer.get(..count).unwrap_or_default());
        };
        let head = String::from_utf8_lossy(read.get(..end).unwrap_or_default()).into_owned();
        let status = head.split(' ').nth(1).and_then(|text| text.parse().ok());
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .and_then(|(_, value)| value.trim().parse::<usize>().ok());
        let left = length.unwrap_or(0).saturating_sub(read.len() - end);
        Ok((status.context("a response without a status")?, left))
    }

    async fn skip(&mut self, mut bytes: usize) -> anyhow::Result<()> {
        let mut buffer = [0; 16 * 1024];
        while bytes > 0 {
            let part = bytes.min(buffer.len());
            let read = self.stream.read(&mut buffer[..part]).await?;
            if read == 0 {
                bail!("the response was cut off");
            }
            bytes -= read;
        }
        Ok(())
    }
}
