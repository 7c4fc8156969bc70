//! The account in the hands of its owner.

use super::{get, messages_until_logged_out, refusal};
use serde_json::{Value, json};
use vigie_tests::{Center, Socket, TestServer, post};

async fn logins(server: &TestServer, cookie: &str) -> Vec<Value> {
    let list: Value = get(server, "/api/referent/logins", cookie)
        .await
        .json()
        .await
        .unwrap();
    list["logins"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_referent_sees_their_logins_and_ends_one_or_all_others() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let elsewhere = Center::log_in_as(&server, &center.email, &center.password).await;
    let third = Center::log_in_as(&server, &center.email, &center.password).await;
    let mut sockets = Vec::new();
    for cookie in [&elsewhere.cookie, &third.cookie] {
        sockets.push(Socket::open(server.port(), "/api/socket/center", cookie).await);
    }
    let mine = logins(&server, &center.cookie).await;
    assert_eq!(mine.len(), 3);
    let current: Vec<&Value> = mine.iter().filter(|one| one["current"] == true).collect();
    assert_eq!(current.len(), 1);

    let seen_there = logins(&server, &elsewhere.cookie).await;
    let there = seen_there
        .iter()
        .find(|one| one["current"] == true)
        .unwrap();
    let end = json!({ "login": there["id"] });
    let path = "/api/referent/logins/end";
    let ended = post(&server, path, Some(&center.cookie), &end).await;
    assert_eq!(ended.status(), 204);
    messages_until_logged_out(&mut sockets[0]).await;
    assert_eq!(logins(&server, &center.cookie).await.len(), 2);

    // Of another account: nothing happens, and nothing is said.
    let stranger = Center::open(&server).await;
    let end = json!({ "login": mine[0]["id"] });
    let ended = post(&server, path, Some(&stranger.cookie), &end).await;
    assert_eq!(ended.status(), 204);
    assert_eq!(logins(&server, &center.cookie).await.len(), 2);

    let others = json!({ "login": null });
    post(&server, path, Some(&center.cookie), &others).await;
    messages_until_logged_out(&mut sockets[1]).await;
    assert_eq!(logins(&server, &center.cookie).await.len(), 1);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_ends_all_other_logins() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let elsewhere = Center::log_in_as(&server, &center.email, &center.password).await;
    let mut socket = Socket::open(server.port(), "/api/socket/center", &elsewhere.cookie).await;
    let change = async |current: &str, new: &str| {
        let body = json!({ "current": current, "new": new });
        post(
            &server,
            "/api/referent/password",
            Some(&center.cookie),
            &body,
        )
        .await
    };
    let short = change(&center.password, "short").await;
    assert_eq!(refusal(short).await, (422, "fields_refused".to_owned()));
    let wrong = change("wrong", "une phrase assez longue").await;
    assert_eq!(refusal(wrong).await, (401, "login_refused".to_owned()));
    let changed = change(&center.password, "une phrase assez longue").await;
    assert_eq!(changed.status(), 204);
    messages_until_logged_out(&mut socket).await;
    assert_eq!(
        logins(&server, &center.cookie).await.len(),
        1,
        "this one stays"
    );

    let login = |password: &str| json!({ "email": center.email, "password": password });
    let path = "/api/referent/login";
    let old = post(&server, path, None, &login(&center.password)).await;
    assert_eq!(refusal(old).await.1, "login_refused");
    let new = post(&server, path, None, &login("une phrase assez longue")).await;
    assert_eq!(new.status(), 200);
}
