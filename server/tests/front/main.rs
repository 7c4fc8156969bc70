//! A server as it is installed: with a certificate of its own, or behind a proxy; and what
//! `vigie doctor` says about it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod doctor;
mod limits;
mod proxy;

use proxy::{ProxyStyle, TestProxy};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use std::{fs, path::PathBuf, process::Output};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    process::Command,
};
use vigie_server::{
    clock::Clock,
    config::{Config, TlsSource},
    listener::tls::PemPair,
    server::Server,
};

/// A folder with a page, a certificate for `localhost`, and room for a database.
struct TestInstallation {
    dir: TempDir,
    certificate: CertifiedKey<KeyPair>,
}

impl TestInstallation {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let certificate = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = certificate.signing_key.serialize_pem();
        fs::write(dir.path().join("cert.pem"), certificate.cert.pem()).unwrap();
        fs::write(dir.path().join("key.pem"), key).unwrap();
        fs::create_dir(dir.path().join("pages")).unwrap();
        let page = "<!doctype html><title>Vigie</title>";
        fs::write(dir.path().join("pages/index.html"), page).unwrap();
        Self { dir, certificate }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn config(&self) -> Config {
        Config {
            spa: Some(self.file("pages")),
            ..Config::local(self.file("data"))
        }
    }

    fn tls(&self) -> TlsSource {
        TlsSource::Files(PemPair {
            certificate: self.file("cert.pem"),
            key: self.file("key.pem"),
        })
    }

    /// A server that speaks TLS itself.
    async fn with_tls(&self) -> Server {
        let config = Config {
            tls: Some(self.tls()),
            ..self.config()
        };
        Server::start(config, Clock::system()).await.unwrap()
    }

    /// A server behind a proxy, and the address of the proxy in browsers.
    async fn behind(&self, style: ProxyStyle, trusted: &[&str]) -> (Server, String) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!(
            "https://localhost:{}",
            listener.local_addr().unwrap().port()
        );
        let trusted = trusted.iter().map(|network| network.parse().unwrap());
        let config = Config {
            origin: Some(origin.clone()),
            trusted_proxies: trusted.collect(),
            ..self.config()
        };
        let server = Server::start(config, Clock::system()).await.unwrap();
        TestProxy::new(style, server.port(), &self.certificate).serve(listener);
        (server, origin)
    }

    /// What the doctor prints about `origin`, on a machine that accepts the certificate.
    async fn doctor(&self, origin: &str) -> Report {
        self.doctor_with(origin, &[]).await
    }

    async fn doctor_with(&self, origin: &str, arguments: &[&str]) -> Report {
        let output = Command::new(env!("CARGO_BIN_EXE_vigie"))
            .args(["doctor", "--origin", origin])
            .args(arguments)
            .env("SSL_CERT_FILE", self.file("cert.pem"))
            .env_remove("SSL_CERT_DIR")
            .output();
        Report::of(output.await.unwrap())
    }
}

/// What a run of the doctor said.
#[derive(Debug)]
struct Report {
    code: Option<i32>,
    text: String,
}

impl Report {
    fn of(output: Output) -> Self {
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(errors, "");
        Self {
            code: output.status.code(),
            text: String::from_utf8(output.stdout).unwrap(),
        }
    }

    /// The one line with this text.
    #[track_caller]
    fn line(&self, part: &str) -> &str {
        let mut lines = self.text.lines().filter(|line| line.contains(part));
        let line = lines
            .next()
            .unwrap_or_else(|| panic!("{part} in {}", self.text));
        assert_eq!(lines.next(), None, "{part}");
        line
    }

    #[track_caller]
    fn assert_right(&self, part: &str) {
        assert!(self.line(part).starts_with("right  "), "{}", self.text);
    }

    #[track_caller]
    fn assert_wrong(&self, part: &str) {
        assert!(self.line(part).starts_with("WRONG  "), "{}", self.text);
        assert_eq!(self.code, Some(1));
    }
}

#[tokio::test]
async fn plain_http_leads_to_the_same_page_in_https() {
    let installation = TestInstallation::new();
    let config = Config {
        origin: Some("https://localhost".to_owned()),
        redirect_port: Some(0),
        tls: Some(installation.tls()),
        ..installation.config()
    };
    let server = Server::start(config, Clock::system()).await.unwrap();
    let redirect = server.redirect().unwrap();
    let mut stream = TcpStream::connect(redirect).await.unwrap();
    let request = "GET /candidat?a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 308 "), "{answer}");
    let place = "location: https://localhost/candidat?a=b\r\n";
    assert!(answer.contains(place), "{answer}");
}
