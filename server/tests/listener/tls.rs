//! HTTPS, and a certificate that changes.

use crate::{PATIENCE, SHORT, Settings, World, answer, rest};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use std::{fs, path::Path, sync::Arc};
use tempfile::TempDir;
use tokio::{io::AsyncWriteExt, net::TcpStream, time::timeout};
use tokio_rustls::{TlsConnector, client::TlsStream};
use vigie_server::{
    crypto_provider::crypto_provider,
    listener::tls::{CertificateFiles, PemPair, TlsAcceptance, TlsError},
};

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

fn certificate() -> CertifiedKey<KeyPair> {
    generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap()
}

/// Replaces a file as certbot does: at once, by another one.
fn replace(path: &Path, content: &str) {
    let new = path.with_extension("new");
    fs::write(&new, content).unwrap();
    fs::rename(new, path).unwrap();
}

/// Files in a folder of their own.
struct PemFiles {
    _dir: TempDir,
    pair: PemPair,
}

impl PemFiles {
    fn of(certificate: &CertifiedKey<KeyPair>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let pair = PemPair {
            certificate: dir.path().join("cert.pem"),
            key: dir.path().join("key.pem"),
        };
        let files = Self { _dir: dir, pair };
        files.replace(certificate);
        files
    }

    fn replace(&self, certificate: &CertifiedKey<KeyPair>) {
        replace(&self.pair.certificate, &certificate.cert.pem());
        replace(&self.pair.key, &certificate.signing_key.serialize_pem());
    }

    fn open(&self) -> Result<CertificateFiles, TlsError> {
        CertificateFiles::open(self.pair.clone(), "localhost")
    }
}

async fn world(files: &PemFiles, mut settings: Settings) -> World {
    let resolver = Arc::new(files.open().unwrap());
    settings.tls = Some(Arc::new(TlsAcceptance::new(resolver).unwrap()));
    World::start(settings).await
}

/// Connects as somebody who accepts this certificate, or what it signed, and no other.
pub async fn connect(
    world: &World,
    accepted: &CertificateDer<'static>,
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(accepted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(crypto_provider())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connector = TlsConnector::from(Arc::new(config));
    let connecting = connector.connect(name, world.connect().await);
    timeout(PATIENCE, connecting).await.expect("an answer")
}

pub async fn ask(stream: &mut TlsStream<TcpStream>) {
    stream.write_all(REQUEST.as_bytes()).await.unwrap();
    answer(stream, "here").await;
}

#[tokio::test]
async fn a_changed_certificate_is_used_by_the_next_connection_and_ends_none() {
    let first = certificate();
    let files = PemFiles::of(&first);
    let world = world(&files, Settings::default()).await;
    let mut open = connect(&world, first.cert.der()).await.unwrap();
    ask(&mut open).await;

    let second = certificate();
    files.replace(&second);
    let mut renewed = connect(&world, second.cert.der()).await.unwrap();
    ask(&mut renewed).await;
    assert!(connect(&world, first.cert.der()).await.is_err());
    ask(&mut open).await;
}

#[tokio::test]
async fn a_pair_that_does_not_fit_leaves_the_one_before_in_use() {
    let first = certificate();
    let files = PemFiles::of(&first);
    let world = world(&files, Settings::default()).await;
    let second = certificate();
    replace(&files.pair.certificate, &second.cert.pem());
    ask(&mut connect(&world, first.cert.der()).await.unwrap()).await;
    replace(&files.pair.key, &second.signing_key.serialize_pem());
    ask(&mut connect(&world, second.cert.der()).await.unwrap()).await;
    fs::remove_file(&files.pair.key).unwrap();
    ask(&mut connect(&world, second.cert.der()).await.unwrap()).await;
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_cut_and_plain_http_gets_no_answer() {
    let mut settings = Settings::default();
    settings.timeouts.head = SHORT;
    let files = PemFiles::of(&certificate());
    let world = world(&files, settings).await;
    assert_eq!(rest(&mut world.connect().await).await, "");
    let mut plain = world.connect().await;
    plain.write_all(REQUEST.as_bytes()).await.unwrap();
    let mut alert = Vec::new();
    let reading = tokio::io::AsyncReadExt::read_to_end(&mut plain, &mut alert);
    let _ = timeout(PATIENCE, reading).await.expect("the server closes");
    assert!(!alert.starts_with(b"HTTP"), "{alert:?}");
}

#[test]
fn each_fault_of_the_files_is_one_sentence_with_the_option() {
    let right = certificate();
    let sentence = |change: &dyn Fn(&PemPair)| {
        let files = PemFiles::of(&right);
        change(&files.pair);
        files.open().unwrap_err().to_string()
    };
    let missing = sentence(&|pair| fs::remove_file(&pair.certificate).unwrap());
    assert!(missing.starts_with("--tls-cert "), "{missing}");
    assert!(
        missing.contains("cannot be read: No such file"),
        "{missing}"
    );
    let empty = sentence(&|pair| fs::write(&pair.certificate, "").unwrap());
    assert!(empty.contains("holds no certificate in PEM"), "{empty}");
    let no_key = sentence(&|pair| fs::write(&pair.key, right.cert.pem()).unwrap());
    assert!(no_key.starts_with("--tls-key "), "{no_key}");
    assert!(no_key.contains("holds no private key in PEM"), "{no_key}");
    let other = certificate().signing_key.serialize_pem();
    let other = sentence(&|pair| fs::write(&pair.key, &other).unwrap());
    assert!(
        other.contains("does not belong to the certificate"),
        "{other}"
    );
    let elsewhere = generate_simple_self_signed(vec!["elsewhere.example".to_owned()]).unwrap();
    let elsewhere = PemFiles::of(&elsewhere).open().unwrap_err().to_string();
    assert!(elsewhere.contains("is not for localhost"), "{elsewhere}");
    let broken = sentence(&|pair| {
        let nonsense = "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n";
        fs::write(&pair.certificate, nonsense).unwrap();
    });
    assert!(broken.contains("cannot be used"), "{broken}");
}
