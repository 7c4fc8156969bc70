//! One-time codes, computed here apart from the server.

use super::{messages_until_logged_out, refusal};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Response;
use serde_json::{Value, json};
use sha1::Sha1;
use vigie_shared::time::{MINUTE, SECOND};
use vigie_tests::{Center, Socket, TestServer, post, program};

const FACTOR: &str = "/api/referent/second-factor";

/// What an authenticator shows at this moment.
fn code(server: &TestServer, secret: &str) -> String {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let step = server.clock.now().0 / (30 * SECOND);
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).unwrap();
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 0xF);
    let word: [u8; 4] = digest[offset..offset + 4].try_into().unwrap();
    let number = (u32::from_be_bytes(word) & 0x7FFF_FFFF) % 1_000_000;
    format!("{number:06}")
}

async fn log_in(server: &TestServer, center: &Center, code: Option<&str>) -> Response {
    let mut login = json!({ "email": center.email, "password": center.password });
    if let Some(code) = code {
        login["code"] = code.into();
    }
    post(server, "/api/referent/login", None, &login).await
}

/// Sets a second factor up; the secret and the codes on paper.
async fn set_up(server: &TestServer, center: &Center) -> (String, Vec<String>) {
    let cookie = Some(center.cookie.as_str());
    let begun: Value = post(server, FACTOR, cookie, &json!(null))
        .await
        .json()
        .await
        .unwrap();
    let secret = begun["secret"].as_str().unwrap().to_owned();
    assert!(begun["qr"].as_str().unwrap().starts_with("<svg "));
    let activate = format!("{FACTOR}/activate");
    let wrong = post(server, &activate, cookie, &json!({ "code": "000000" })).await;
    assert_eq!(refusal(wrong).await.1, "second_factor_refused");
    let first = json!({ "code": code(server, &secret) });
    let codes: Value = post(server, &activate, cookie, &first)
        .await
        .json()
        .await
        .unwrap();
    let codes = codes["codes"].as_array().unwrap().iter();
    let codes = codes.map(|code| code.as_str().unwrap().to_owned());
    (secret, codes.collect())
}

#[tokio::test]
async fn a_login_asks_for_the_code_only_after_the_right_password_and_takes_each_code_once() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let other = Center::log_in_as(&server, &center.email, &center.password).await;
    let mut other = Socket::open(server.port(), "/api/socket/center", &other.cookie).await;
    let (secret, paper) = set_up(&server, &center).await;
    messages_until_logged_out(&mut other).await;

    let without = log_in(&server, &center, None).await;
    assert_eq!(
        refusal(without).await,
        (403, "second_factor_needed".to_owned())
    );
    let mut stranger = json!({ "email": center.email, "password": "wrong" });
    stranger["code"] = code(&server, &secret).into();
    let stranger = post(&server, "/api/referent/login", None, &stranger).await;
    assert_eq!(refusal(stranger).await.1, "login_refused");

    // The code of the activation was used.
    let replayed = log_in(&server, &center, Some(&code(&server, &secret))).await;
    assert_eq!(
        refusal(replayed).await,
        (401, "second_factor_refused".to_owned())
    );
    server.clock.advance(30 * SECOND);
    let fresh = code(&server, &secret);
    assert_eq!(log_in(&server, &center, Some(&fresh)).await.status(), 200);
    let replayed = log_in(&server, &center, Some(&fresh)).await;
    assert_eq!(refusal(replayed).await.1, "second_factor_refused");

    assert_eq!(paper.len(), 10);
    let typed = paper[0].to_lowercase().replace('-', " ");
    assert_eq!(log_in(&server, &center, Some(&typed)).await.status(), 200);
    let again = log_in(&server, &center, Some(&paper[0])).await;
    assert_eq!(refusal(again).await.1, "second_factor_refused");
    assert_eq!(
        log_in(&server, &center, Some(&paper[1])).await.status(),
        200
    );

    // What is in the database opens nothing on paper.
    let kept = sqlx::query("select code_hash from recovery_code")
        .fetch_all(server.app().store.pool())
        .await
        .unwrap();
    assert_eq!(kept.len(), 10);
}

#[tokio::test]
async fn a_confirmation_asks_for_the_code_as_well_and_removing_it_asks_for_a_confirmation() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let (secret, _) = set_up(&server, &center).await;
    server.clock.advance(15 * MINUTE);
    let cookie = Some(center.cookie.as_str());
    let remove = format!("{FACTOR}/remove");
    let early = post(&server, &remove, cookie, &json!(null)).await;
    assert_eq!(
        refusal(early).await,
        (403, "confirmation_needed".to_owned())
    );
    let confirm = async |body: Value| post(&server, "/api/referent/confirm", cookie, &body).await;
    let half = confirm(json!({ "password": center.password })).await;
    assert_eq!(refusal(half).await.1, "second_factor_needed");
    let code = code(&server, &secret);
    let whole = confirm(json!({ "password": center.password, "code": code })).await;
    assert_eq!(whole.status(), 204);
    let removed = post(&server, &remove, cookie, &json!(null)).await;
    assert_eq!(removed.status(), 204);
    assert_eq!(log_in(&server, &center, None).await.status(), 200);
}

#[tokio::test]
async fn codes_are_not_guessed() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    set_up(&server, &center).await;
    let mut refusals = Vec::new();
    for _ in 0..12 {
        let guess = log_in(&server, &center, Some("000000")).await;
        refusals.push(refusal(guess).await);
    }
    assert_eq!(refusals[0], (401, "second_factor_refused".to_owned()));
    assert_eq!(refusals[11].0, 429, "{refusals:?}");
}

/// What the database keeps of the secret of the only account.
async fn kept_secret(server: &TestServer) -> String {
    let sql = "select factor_secret from referent where factor_secret is not null";
    let pool = server.app().store.pool();
    sqlx::query_scalar(sql).fetch_one(pool).await.unwrap()
}

#[tokio::test]
async fn a_copy_of_the_database_gives_nobody_a_code_and_secrets_of_before_are_sealed() {
    let mut server = TestServer::start().await;
    let center = Center::open(&server).await;
    let (secret, _) = set_up(&server, &center).await;
    let kept = kept_secret(&server).await;
    let bytes = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let inside = data_encoding::BASE64URL_NOPAD
        .decode(kept.strip_prefix("v1.").unwrap().as_bytes())
        .unwrap();
    assert!(!inside.windows(8).any(|part| part == &bytes[..8]), "{kept}");

    // As an earlier version left it.
    sqlx::query("update referent set factor_secret = $1 where factor_secret is not null")
        .bind(secret.as_str())
        .execute(server.app().store.pool())
        .await
        .unwrap();
    server.clock.advance(30 * SECOND);
    let fresh = code(&server, &secret);
    assert_eq!(log_in(&server, &center, Some(&fresh)).await.status(), 200);
    server.restart().await;
    assert!(kept_secret(&server).await.starts_with("v1."));
    server.clock.advance(30 * SECOND);
    let fresh = code(&server, &secret);
    assert_eq!(log_in(&server, &center, Some(&fresh)).await.status(), 200);
}

#[tokio::test]
async fn without_the_key_codes_on_paper_serve_and_the_command_line_knows_the_way_out() {
    let mut server = TestServer::start().await;
    let center = Center::open(&server).await;
    let (secret, paper) = set_up(&server, &center).await;
    let key = server.data().join("factor.key");
    let aside = server.data().join("aside");
    std::fs::rename(&key, &aside).unwrap();
    server.restart().await;
    assert!(!key.exists(), "no other key is made");
    server.clock.advance(30 * SECOND);
    for _ in 0..12 {
        let answer = log_in(&server, &center, Some(&code(&server, &secret))).await;
        let unavailable = (503, "second_factor_unavailable".to_owned());
        assert_eq!(refusal(answer).await, unavailable);
    }
    let on_paper = log_in(&server, &center, Some(&paper[0])).await;
    assert_eq!(on_paper.status(), 200);
    let cookie = super::cookie_of(&on_paper);
    let begun = post(&server, FACTOR, Some(&cookie), &json!(null)).await;
    assert_eq!(refusal(begun).await.1, "second_factor_unavailable");

    // Put back, it serves without a restart.
    std::fs::rename(&aside, &key).unwrap();
    let fresh = code(&server, &secret);
    assert_eq!(log_in(&server, &center, Some(&fresh)).await.status(), 200);

    std::fs::remove_file(&key).unwrap();
    server.restart().await;
    let data = server.data().display().to_string();
    let reset = async || {
        let output = tokio::process::Command::new(program("vigie"))
            .args(["center", "reset-lost-factors", "--data", &data])
            .output()
            .await
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(reset().await.contains(&center.email));
    assert_eq!(log_in(&server, &center, None).await.status(), 200);
    let mut center = center;
    center.log_in(&server).await;
    let (secret, _) = set_up(&server, &center).await;
    assert_eq!(reset().await, "0 second factors removed\n");
    server.clock.advance(30 * SECOND);
    let fresh = code(&server, &secret);
    assert_eq!(log_in(&server, &center, Some(&fresh)).await.status(), 200);
}
