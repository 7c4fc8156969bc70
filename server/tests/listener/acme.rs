//! A certificate that an authority issues by itself.

use crate::{
    PATIENCE, Settings, World,
    authority::TestAuthority,
    tls::{ask, connect},
};
use std::{path::Path, sync::Arc};
use tokio::{net::TcpListener, time::timeout};
use vigie_server::{
    clock::Clock,
    listener::tls::{AcmeCertificate, AcmeOptions, CertificateValidity, TlsAcceptance},
};
use vigie_shared::time::MINUTE;

/// Microseconds.
const DAY: i64 = 24 * 60 * MINUTE;

async fn open(authority: &TestAuthority, folder: &Path) -> Arc<AcmeCertificate> {
    // What the authority refuses is in the log alone.
    let _ = tracing_subscriber::fmt()
        .with_test_writer()
        .with_max_level(tracing::Level::ERROR)
        .try_init();
    let options = AcmeOptions {
        domains: vec!["localhost".to_owned()],
        contact: Some("nora@example.org".to_owned()),
        directory: authority.directory(),
        folder: folder.to_owned(),
    };
    Arc::new(AcmeCertificate::open(options).unwrap())
}

#[tokio::test]
async fn a_certificate_is_ordered_kept_and_renewed() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let authority = TestAuthority::start(listener.local_addr().unwrap()).await;
    let folder = tempfile::tempdir().unwrap();
    let certificate = open(&authority, folder.path()).await;
    let settings = Settings {
        tls: Some(Arc::new(TlsAcceptance::new(certificate.clone()).unwrap())),
        ..Settings::default()
    };
    let world = World::start_on(listener, settings).await;
    assert!(
        connect(&world, &authority.root).await.is_err(),
        "there is none yet"
    );

    // The clock of the machine, so that the client agrees with the certificate.
    let clock = Clock::manual(Clock::system().now());
    let mut issued = certificate.subscribe();
    tokio::spawn(certificate.clone().renew_for_ever(clock.clone()));
    timeout(PATIENCE, issued.changed()).await.unwrap().unwrap();
    ask(&mut connect(&world, &authority.root).await.unwrap()).await;
    assert_eq!(authority.signed(), 1);

    // A server that starts again has it at once, and orders none.
    let kept = open(&authority, folder.path()).await;
    let first = issued.borrow_and_update().clone().unwrap();
    assert_eq!(kept.subscribe().borrow().as_ref().unwrap().cert, first.cert);

    let validity = CertificateValidity::of(&first.cert[0]).unwrap();
    assert_eq!(validity.not_after.since(validity.not_before) / DAY, 90);
    clock.advance(validity.renewal_at().since(clock.now()));
    timeout(PATIENCE, issued.changed()).await.unwrap().unwrap();
    assert_ne!(issued.borrow().as_ref().unwrap().cert, first.cert);
    ask(&mut connect(&world, &authority.root).await.unwrap()).await;
    assert_eq!(authority.signed(), 2);
}

#[tokio::test]
async fn the_files_of_an_account_and_a_certificate_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let authority = TestAuthority::start(listener.local_addr().unwrap()).await;
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("acme");
    let certificate = open(&authority, &folder).await;
    let settings = Settings {
        tls: Some(Arc::new(TlsAcceptance::new(certificate.clone()).unwrap())),
        ..Settings::default()
    };
    let _world = World::start_on(listener, settings).await;
    let mut issued = certificate.subscribe();
    tokio::spawn(certificate.renew_for_ever(Clock::system()));
    timeout(PATIENCE, issued.changed()).await.unwrap().unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in ["account.json", "certificate.pem", "key.pem"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
}
