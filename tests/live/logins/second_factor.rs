//! One-time codes, computed here apart from the server.

use super::{messages_until_logged_out, refusal};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Response;
use serde_json::{Value, json};
use sha1::Sha1;
use vigie_shared::time::{MINUTE, SECOND};
use vigie_tests::{Center, Socket, TestServer, post};

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
