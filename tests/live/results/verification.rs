//! The public door.

use super::{code_of, finalized, published};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use vigie_shared::{
    api::{ErrorBody, ErrorCode},
    proof_of_work::{PROOF_OF_WORK_HEADER, WorkSolver},
    session::Command,
};
use vigie_tests::{TestServer, post};

const VERIFY: &str = "/api/certificates/verify";

/// A guess from an address, as the proxy of this machine forwards it.
async fn guess(server: &TestServer, client: &Client, code: &str, address: &str) -> Response {
    let request = client
        .post(server.url(VERIFY))
        .header("origin", server.origin())
        .header("x-forwarded-for", address)
        .json(&json!({ "code": code }));
    request.send().await.unwrap()
}

/// Everything of a response that could be a hint: status, headers, body.
async fn all_of(response: Response) -> (u16, Vec<(String, String)>, String) {
    let status = response.status().as_u16();
    let headers = response.headers().iter();
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    // The time and the id of a request are its own, whatever was asked.
    let of_the_request = |name: &str| ["date", "x-request-id"].contains(&name);
    let mut headers: Vec<_> = headers.filter(|(name, _)| !of_the_request(name)).collect();
    headers.sort();
    (status, headers, response.text().await.unwrap())
}

#[tokio::test]
async fn a_code_is_verified_however_it_is_typed_and_shows_the_result_and_nothing_else() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let code = code_of(&server, &room, 1).await.unwrap();
    let bare = code.trim_start_matches("P-");
    for typed in [
        code.clone(),
        code.to_lowercase(),
        bare.to_owned(),
        format!(" p {} {} ", &bare[..4], &bare[4..]),
        format!("P-{}-{}", &bare[..4], &bare[4..]),
    ] {
        let response = post(&server, VERIFY, None, &json!({ "code": typed })).await;
        assert_eq!(response.status(), 200, "{typed}");
        let shown: Value = response.json().await.unwrap();
        assert_eq!(shown["code"], code);
        assert_eq!(shown["first_name"], "Test01");
        assert_eq!(shown["last_name"], "Person01");
        assert_eq!(shown["degraded"], false);
        assert_eq!(shown["score"]["levels"].as_array().unwrap().len(), 16);
        assert_eq!(shown["sat"]["center"], "Lycée des Essais");
        // Not the session's number: people type it to enter.
        let sat: Vec<&String> = shown["sat"].as_object().unwrap().keys().collect();
        assert_eq!(sat, ["center", "held_on", "published_at"]);
        let text = shown.to_string();
        for hidden in [
            "2008", "Lyon", "INE1", "TG3", "ability", "birth", "seat", &room.id,
        ] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
    }
}

#[tokio::test]
async fn unknown_unpublished_and_impossible_codes_get_the_same_response() {
    let server = TestServer::start().await;
    let (room, mut referent) = finalized(&server).await;
    let real = code_of(&server, &room, 1).await.unwrap();
    let client = Client::new();
    let unknown = all_of(guess(&server, &client, "P-ABCDEFGH", "192.0.2.1").await).await;
    assert_eq!(unknown.0, 404);
    assert_eq!(
        unknown.2,
        json!({ "code": "certificate_unknown" }).to_string()
    );
    let long = "P".repeat(10_000);
    for code in [
        &real,
        "",
        "P-",
        "P-00000000",
        "' or 1=1 --",
        "%",
        "\u{0}\u{202e}",
        &long,
    ] {
        let answer = all_of(guess(&server, &client, code, "192.0.2.1").await).await;
        assert_eq!(answer, unknown, "{code:.20}");
    }
    referent.socket.ask(Command::Publish).await.unwrap();
    let answer = guess(&server, &client, &real, "192.0.2.1").await;
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_thousand_guesses_get_a_price_at_the_twentieth_and_learn_nothing() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let real = code_of(&server, &room, 1).await.unwrap();
    let client = Client::new();
    let (mut looked_at, mut refused) = (0, 0);
    for number in 0..1_000_u32 {
        let code = vigie_shared::certificate::CertificateCode::from_random(number.into());
        let response = guess(&server, &client, code.as_str(), "192.0.2.1").await;
        match response.status().as_u16() {
            404 => looked_at += 1,
            429 => refused += 1,
            other => panic!("{other}"),
        }
    }
    // One is not a whole step of the price.
    assert_eq!((looked_at, refused), (22, 978));
    println!("claim: 1,000 guessed codes: {looked_at} looked up, {refused} refused, no hint");
    let right = all_of(guess(&server, &client, &real, "192.0.2.1").await).await;
    let wrong = all_of(guess(&server, &client, "P-ABCDEFGH", "192.0.2.1").await).await;
    assert_eq!(
        (right.0, wrong.0),
        (429, 429),
        "the valid one is not told from others"
    );

    let elsewhere = guess(&server, &client, &real, "198.51.100.7").await;
    assert_eq!(elsewhere.status(), 200, "others do not pay");
    let price: ErrorBody = serde_json::from_str(&right.2).unwrap();
    assert_eq!(price.code, ErrorCode::ProofOfWorkNeeded);
    let price = serde_json::from_value(price.detail.unwrap()).unwrap();
    let mut solver = WorkSolver::new(&price);
    let proof = std::iter::repeat_with(|| solver.work(100_000)).find_map(|proof| proof);
    let paid = client
        .post(server.url(VERIFY))
        .header("x-forwarded-for", "192.0.2.1")
        .header(PROOF_OF_WORK_HEADER, proof.unwrap().to_string())
        .json(&json!({ "code": real }));
    assert_eq!(
        paid.send().await.unwrap().status(),
        200,
        "who pays gets an answer"
    );
}

#[tokio::test]
async fn right_codes_do_not_count_and_guesses_from_elsewhere_keep_nobody_out() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let real = code_of(&server, &room, 1).await.unwrap();
    let client = Client::new();
    for _ in 0..100 {
        let response = guess(&server, &client, &real, "198.51.100.7").await;
        assert_eq!(response.status(), 200);
    }
    for number in 0..500 {
        let address = format!("203.0.113.{}", number / 20);
        let response = guess(&server, &client, "P-ABCDEFGH", &address).await;
        assert_eq!(response.status(), 404, "{number}");
    }
    let fresh = guess(&server, &client, &real, "198.51.100.8").await;
    assert_eq!(fresh.status(), 200);
}

#[tokio::test]
async fn only_our_own_pages_and_programs_may_ask() {
    let server = TestServer::start().await;
    let foreign = Client::new()
        .post(server.url(VERIFY))
        .header("origin", "https://elsewhere.example")
        .json(&json!({ "code": "P-ABCDEFGH" }));
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    for (body, status) in [
        (json!({}), 400),
        (json!({ "code": 5 }), 400),
        (json!({ "code": "P-ABCDEFGH", "more": 1 }), 400),
        (json!({ "code": "P".repeat(20_000) }), 413),
    ] {
        let response = post(&server, VERIFY, None, &body).await;
        assert_eq!(response.status(), status);
    }
    let by_address = Client::new().get(server.url("/api/certificates/verify?code=P-ABCDEFGH"));
    assert_eq!(by_address.send().await.unwrap().status(), 405);
}

#[tokio::test]
async fn what_cannot_be_looked_up_is_no_wrong_code() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let real = code_of(&server, &room, 1).await.unwrap();
    let client = Client::new();
    let pool = server.app().store.pool();
    let rename = async |from: &str, to: &str| {
        let sql = format!("alter table {from} rename to {to}");
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .execute(pool)
            .await
            .unwrap();
    };
    rename("certificate", "away").await;
    for _ in 0..30 {
        let response = guess(&server, &client, &real, "192.0.2.1").await;
        assert_eq!(response.status(), 500);
    }
    rename("away", "certificate").await;
    let response = guess(&server, &client, &real, "192.0.2.1").await;
    assert_eq!(response.status(), 200, "no waiting here");
}
