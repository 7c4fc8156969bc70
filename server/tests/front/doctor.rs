//! Good and bad installations, as the doctor sees them.

use crate::{ProxyStyle, TestInstallation};
use std::{fs, os::unix::fs::PermissionsExt};
use vigie_server::{clock::Clock, config::Config, server::Server};

const LOOPBACK: &[&str] = &["127.0.0.0/8"];

#[tokio::test]
async fn a_server_with_a_certificate_of_its_own_needs_no_proxy() {
    let installation = TestInstallation::new();
    let server = installation.with_tls().await;
    let origin = server.app().origin.clone();
    assert_eq!(origin, format!("https://localhost:{}", server.port()));
    let admin = server.admin().to_string();
    let data = installation.file("data").display().to_string();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o750)).unwrap();
    let report = installation
        .doctor_with(&origin, &["--admin", &admin, "--data", &data])
        .await;
    assert_eq!(report.code, Some(0), "{}", report.text);
    for part in [
        "TLS: the certificate is for localhost",
        "the pages arrive",
        "security headers",
        "requests of the pages are taken",
        "requests of other pages are refused",
        "a WebSocket opens",
        "as 127.0.0.1, whatever X-Forwarded-For says",
        "clocks",
        "/metrics cannot be read",
        "the admin address",
        "other users",
        "the key of the second factors",
    ] {
        report.assert_right(part);
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    let report = installation.doctor_with(&origin, &["--data", &data]).await;
    report.assert_wrong("chmod o-rwx");
    let key = installation.file("data").join("factor.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
    let report = installation.doctor_with(&origin, &["--data", &data]).await;
    report.assert_wrong("chmod 600");
    fs::remove_file(key).unwrap();
    let report = installation.doctor_with(&origin, &["--data", &data]).await;
    report.assert_wrong("reset-lost-factors");
}

#[tokio::test]
async fn the_proxies_of_the_examples_are_right() {
    for style in [ProxyStyle::Nginx, ProxyStyle::Caddy] {
        let installation = TestInstallation::new();
        let (_server, origin) = installation.behind(style, LOOPBACK).await;
        let report = installation.doctor(&origin).await;
        assert_eq!(report.code, Some(0), "{style:?}: {}", report.text);
        report.assert_right("whatever X-Forwarded-For says");
        report.assert_right("a WebSocket opens");
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_named_is_found() {
    let installation = TestInstallation::new();
    for trusted in [&[][..], &["10.0.0.5/32"]] {
        let (_server, origin) = installation.behind(ProxyStyle::Nginx, trusted).await;
        let report = installation.doctor(&origin).await;
        report.assert_wrong("nobody can log in");
        report.assert_wrong("WebSockets are refused until the proxy is known");
        report.assert_right("the pages arrive");
    }
}

#[tokio::test]
async fn a_proxy_without_settings_is_found() {
    let installation = TestInstallation::new();
    let (_server, origin) = installation.behind(ProxyStyle::BareNginx, LOOPBACK).await;
    let report = installation.doctor(&origin).await;
    report.assert_wrong("nobody can log in");
    report.assert_wrong("no WebSocket opens");
}

#[tokio::test]
async fn a_proxy_that_lets_clients_choose_their_address_is_found() {
    let installation = TestInstallation::new();
    let (_server, origin) = installation.behind(ProxyStyle::HandsOn, LOOPBACK).await;
    let report = installation.doctor(&origin).await;
    report.assert_wrong("everybody can choose their address");
    report.assert_right("a WebSocket opens");
}

#[tokio::test]
async fn another_origin_than_the_one_in_browsers_is_found() {
    let installation = TestInstallation::new();
    let config = Config {
        origin: Some("http://localhost:1".to_owned()),
        ..installation.config()
    };
    let server = Server::start(config, Clock::system()).await.unwrap();
    let report = installation
        .doctor(&format!("http://localhost:{}", server.port()))
        .await;
    report.assert_wrong("every log-in is refused: set --origin http://localhost:");
    report.assert_wrong("WebSockets are refused: set --origin");
    report.assert_right("requests of other pages are refused");
}

#[tokio::test]
async fn a_server_that_is_away_and_a_certificate_that_nobody_accepts_are_found() {
    let installation = TestInstallation::new();
    let report = installation.doctor("https://localhost:1").await;
    report.assert_wrong("https://localhost:1 cannot be reached");
    let server = TestInstallation::new();
    let running = server.with_tls().await;
    let report = installation.doctor(&running.app().origin).await;
    report.assert_wrong("does not speak TLS as a browser needs it");
}
