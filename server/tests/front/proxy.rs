//! A TLS proxy that treats headers as well-known ones do with the settings in `docs/deploy`,
//! or with worse ones.

use rcgen::{CertifiedKey, KeyPair};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;
use vigie_server::crypto_provider::crypto_provider;

/// What happens to the head of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProxyStyle {
    /// nginx as in `docs/deploy/nginx.conf`: the header is set to the client's address.
    Nginx,
    /// nginx with `proxy_pass` and nothing else: HTTP/1.0, no upgrade, and what came in
    /// `X-Forwarded-For` is handed on.
    BareNginx,
    /// Caddy as in `docs/deploy/Caddyfile`: what came is dropped, the client's address is set.
    Caddy,
    /// Upgrades pass, and what came in `X-Forwarded-For` stays the last entry.
    HandsOn,
}

/// Serves one request a connection, as clients with `Connection: close` ask, or one socket.
pub struct TestProxy {
    style: ProxyStyle,
    server: u16,
    tls: TlsAcceptor,
}

impl TestProxy {
    pub fn new(style: ProxyStyle, server: u16, certificate: &CertifiedKey<KeyPair>) -> Self {
        let key = PrivateKeyDer::Pkcs8(certificate.signing_key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(crypto_provider())
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.cert.der().clone()], key)
            .unwrap();
        Self {
            style,
            server,
            tls: TlsAcceptor::from(Arc::new(config)),
        }
    }

    /// Serves until the test ends.
    pub fn serve(self, listener: TcpListener) {
        let proxy = Arc::new(self);
        tokio::spawn(async move {
            while let Ok((stream, peer)) = listener.accept().await {
                let proxy = proxy.clone();
                // A client that hangs up is its own affair.
                tokio::spawn(async move { proxy.pass(stream, &peer.ip().to_string()).await });
            }
        });
    }

    async fn pass(&self, stream: TcpStream, client: &str) -> std::io::Result<()> {
        let mut outside = self.tls.accept(stream).await?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(outside.read_u8().await?);
        }
        let head = String::from_utf8(head).map_err(std::io::Error::other)?;
        let mut inside = TcpStream::connect(("127.0.0.1", self.server)).await?;
        inside
            .write_all(self.rewrite(&head, client).as_bytes())
            .await?;
        copy_bidirectional(&mut outside, &mut inside).await?;
        Ok(())
    }

    fn rewrite(&self, head: &str, client: &str) -> String {
        let mut lines = head.trim_end().lines();
        let request = lines.next().unwrap_or_default();
        let is_upgrade = head.to_ascii_lowercase().contains("\r\nupgrade: websocket");
        let passes_upgrades = self.style != ProxyStyle::BareNginx;
        let hands_on = matches!(self.style, ProxyStyle::BareNginx | ProxyStyle::HandsOn);
        let mut kept: Vec<String> = lines
            .filter(|line| {
                let name = line.split(':').next().unwrap_or_default();
                match name.to_ascii_lowercase().as_str() {
                    "connection" | "upgrade" => false,
                    "x-forwarded-for" => hands_on,
                    _ => true,
                }
            })
            .map(str::to_owned)
            .collect();
        let has_header = kept
            .iter()
            .any(|line| line.to_ascii_lowercase().starts_with("x-forwarded-for:"));
        let sets_header = match self.style {
            ProxyStyle::Nginx | ProxyStyle::Caddy => true,
            ProxyStyle::BareNginx => false,
            ProxyStyle::HandsOn => !has_header,
        };
        if sets_header {
            kept.push(format!("X-Forwarded-For: {client}"));
        }
        if self.style == ProxyStyle::Caddy {
            kept.push("X-Forwarded-Proto: https".to_owned());
        }
        match is_upgrade && passes_upgrades {
            true => kept.extend(["Connection: Upgrade", "Upgrade: websocket"].map(str::to_owned)),
            false => kept.push("Connection: close".to_owned()),
        }
        let request = match passes_upgrades {
            true => request.to_owned(),
            false => request.replace("HTTP/1.1", "HTTP/1.0"),
        };
        format!("{request}\r\n{}\r\n\r\n", kept.join("\r\n"))
    }
}
