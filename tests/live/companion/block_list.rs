//! The list of blocked sites: signed, versioned, changed by who may.

use super::testing;
use reqwest::Client;
use serde_json::{Value, json};
use vigie_client::CompanionClient;
use vigie_shared::companion::{BlockListDocument, BlockListReference, CompanionMessage};
use vigie_tests::{Center, TestServer, post};

async fn get(server: &TestServer, path: &str, cookie: &str) -> Value {
    let request = Client::new().get(server.url(path)).header("cookie", cookie);
    let response = request.send().await.expect("the server answers");
    response.json().await.expect("JSON")
}

async fn next_list(companion: &mut CompanionClient) -> BlockListReference {
    loop {
        if let CompanionMessage::List { list, .. } =
            companion.next().await.expect("the link stands")
        {
            return list;
        }
    }
}

fn change(version: &Value, add: &[&str], remove: &[&str]) -> Value {
    let add: Vec<Value> = add
        .iter()
        .map(|rule| json!({ "category": "ai", "rule": rule }))
        .collect();
    json!({ "scope": "own_center", "version": version, "add": add, "remove": remove,
        "reason": "Used in class." })
}

#[tokio::test]
async fn a_change_reaches_companions_that_are_linked_with_a_greater_version() {
    let (server, room, _, _candidate, mut companion) = testing("required").await;
    let referent = room.referent_cookie();
    let before = get(&server, "/api/block-list", referent).await;
    let body = change(
        &before["version"],
        &["https://New.Example.org/"],
        &["chatgpt.com"],
    );
    let preview = post(&server, "/api/block-list/preview", Some(referent), &body).await;
    let preview: Value = preview.json().await.unwrap();
    assert_eq!(preview["added"][0]["rule"], "new.example.org");
    assert_eq!(preview["removed"][0]["rule"], "chatgpt.com");
    assert_eq!(preview["rules_after"], preview["rules_before"]);

    let changed = post(&server, "/api/block-list/change", Some(referent), &body).await;
    assert_eq!(changed.status(), 200);
    let list = next_list(&mut companion).await;
    assert_eq!(
        json!(list.version),
        json!(before["version"].as_u64().unwrap() + 1)
    );
    let document = reqwest::get(server.url(&list.url)).await.unwrap();
    let cache = document.headers()["cache-control"].to_str().unwrap();
    assert!(cache.contains("immutable"), "{cache}");
    assert_eq!(document.headers()["access-control-allow-origin"], "*");
    let document: BlockListDocument = document.json().await.unwrap();
    assert_eq!(document.version, list.version);
    let rules: Vec<&String> = document.categories.values().flatten().collect();
    assert!(rules.iter().any(|rule| *rule == "new.example.org"));
    assert!(rules.iter().all(|rule| *rule != "chatgpt.com"));

    let again = post(&server, "/api/block-list/change", Some(referent), &body).await;
    assert_eq!(again.status(), 409, "made from an older list");
    let other = Center::open(&server).await;
    let theirs = get(&server, "/api/block-list", &other.cookie).await;
    assert_eq!(
        theirs["version"], list.version,
        "an extension may serve both centers"
    );
    assert_eq!(
        theirs["changes"],
        json!([]),
        "and nothing else of the first one"
    );
    let rules = theirs["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["rule"] == "chatgpt.com"));
}

#[tokio::test]
async fn a_change_on_one_server_reaches_companions_that_are_linked_to_another() {
    let (server, room, _, _candidate, mut companion) = testing("required").await;
    let referent = room.referent_cookie();
    let version = get(&server, "/api/block-list", referent).await["version"].clone();
    let mut other = server.start_beside().await;
    let body = change(&version, &["new.example.org"], &[]);
    let changed = post(&other, "/api/block-list/change", Some(referent), &body).await;
    assert_eq!(changed.status(), 200);
    let list = next_list(&mut companion).await;
    assert_eq!(json!(list.version), json!(version.as_u64().unwrap() + 1));
    other.stop().await;
}

#[tokio::test]
async fn a_rule_that_blocks_vigie_or_everything_is_refused_and_nothing_is_changed() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let before = get(&server, "/api/block-list", &center.cookie).await;
    let body = change(
        &before["version"],
        &["good.example.org", "com", "localhost"],
        &[],
    );
    let refused = post(
        &server,
        "/api/block-list/change",
        Some(&center.cookie),
        &body,
    )
    .await;
    assert_eq!(refused.status(), 422);
    let refused: Value = refused.json().await.unwrap();
    assert_eq!(refused["code"], "block_list_refused");
    let faults: Vec<&Value> = refused["detail"]["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["fault"])
        .collect();
    assert_eq!(faults, [&json!("public_suffix"), &json!("public_suffix")]);
    assert_eq!(
        get(&server, "/api/block-list", &center.cookie).await,
        before
    );
}

#[tokio::test]
async fn only_bank_editors_change_the_list_of_all_centers() {
    let server = TestServer::start().await;
    let (editors, others) = (Center::open(&server).await, Center::open(&server).await);
    editors.grant_bank_editor(&server).await;
    let version = get(&server, "/api/block-list", &editors.cookie).await["version"].clone();
    let mut body = change(&version, &["new.example.org"], &[]);
    body["scope"] = json!("platform");
    let refused = post(
        &server,
        "/api/block-list/change",
        Some(&others.cookie),
        &body,
    )
    .await;
    assert_eq!(refused.status(), 403);
    let changed = post(
        &server,
        "/api/block-list/change",
        Some(&editors.cookie),
        &body,
    )
    .await;
    assert_eq!(changed.status(), 200);
    let theirs = get(&server, "/api/block-list", &others.cookie).await;
    let rules = theirs["rules"].as_array().unwrap();
    let new = rules.iter().find(|rule| rule["rule"] == "new.example.org");
    assert_eq!(new.unwrap()["source"], "platform");
    assert_eq!(
        theirs["changes"][0]["by"], "",
        "people of another center are not named"
    );
}
