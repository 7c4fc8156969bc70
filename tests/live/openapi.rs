//! A client generated from the OpenAPI document logs in at each portal.

use serde_json::json;
use std::{path::Path, process::Stdio};
use tokio::{io::AsyncWriteExt, process::Command};
use vigie_tests::TestServer;

#[tokio::test]
async fn a_generated_client_logs_in_at_each_portal() {
    let server = TestServer::start().await;
    let (email, password) = server.referent().await;
    let given = json!({
        "url": server.url(""),
        "today": server.today(),
        "hour": server.hour(),
        "referent": { "email": email, "password": password },
    });
    let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    assert!(
        repository.join("node_modules/openapi-typescript").exists(),
        "the npm packages are missing: run `npm ci`"
    );
    // Inside the repository, where Node.js finds the packages.
    let generated = repository.join("target/openapi-client");
    let mut node = Command::new("node")
        .arg(repository.join("tests/openapi/login.mjs"))
        .arg(generated)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("Node.js 20 or newer is needed");
    let mut input = node.stdin.take().unwrap();
    input.write_all(given.to_string().as_bytes()).await.unwrap();
    drop(input);
    let output = node.wait_with_output().await.unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
