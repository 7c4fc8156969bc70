//! Asks the server whether it is ready.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// No answer to one question within this time counts as "not ready".
const REQUEST_TIMEOUT: Duration = Duration::from_secs(2);

/// True when `GET /healthz` on this machine answers 200.
pub fn is_ready(port: u16) -> bool {
    status_line(port).is_ok_and(|line| line.split(' ').nth(1) == Some("200"))
}

/// A hand-written request: an HTTP client would be the largest dependency of this crate.
fn status_line(port: u16) -> std::io::Result<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, REQUEST_TIMEOUT)?;
    stream.set_read_timeout(Some(REQUEST_TIMEOUT))?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    // The status line is in the first dozen bytes. Reading on a little lets the server write
    // its answer; what comes after that does not matter.
    let mut answer = Vec::new();
    stream.take(1024).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned())
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    fn asking_a_server_that_says(answer: &'static str) -> std::io::Result<bool> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept()?;
            let mut request = [0; 256];
            let read = stream.read(&mut request)?;
            assert!(request[..read].starts_with(b"GET /healthz HTTP/1.1\r\n"));
            stream.write_all(answer.as_bytes())
        });
        let ready = is_ready(port);
        server
            .join()
            .map_err(|_| std::io::Error::other("the server saw another request"))??;
        Ok(ready)
    }

    #[test]
    fn a_server_that_answers_200_is_ready() -> std::io::Result<()> {
        assert!(asking_a_server_that_says(
            "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
        )?);
        Ok(())
    }

    #[test]
    fn a_server_that_answers_something_else_is_not_ready() -> std::io::Result<()> {
        assert!(!asking_a_server_that_says(
            "HTTP/1.1 503 Service Unavailable\r\n\r\n200"
        )?);
        assert!(!asking_a_server_that_says("")?);
        Ok(())
    }

    #[test]
    fn a_port_without_a_server_is_not_ready() -> std::io::Result<()> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        assert!(!is_ready(port));
        Ok(())
    }
}
