//! A login is a live object: it ends everywhere at once, and is worth what it proved.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod account;
mod confirmation;
mod ending;
mod limits;
mod result;
mod second_factor;

use reqwest::{Client, Response};
use serde_json::Value;
use std::time::Duration;
use vigie_tests::{Frame, Room, Socket, TestServer};

/// A login that was ended is closed everywhere within this time.
const PATIENCE: Duration = Duration::from_secs(5);

async fn get(server: &TestServer, path: &str, cookie: &str) -> Response {
    let request = Client::new().get(server.url(path)).header("cookie", cookie);
    request.send().await.unwrap()
}

/// Status and code of a refusal.
async fn refusal(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    (status, body["code"].as_str().unwrap().to_owned())
}

/// A session from before there were personal codes: its candidates log in with the code of the
/// room, which all of them know.
async fn room_without_personal_codes(server: &TestServer, seats: u16) -> Room {
    let room = Room::create(server, seats).await;
    sqlx::query("update candidate set personal_code = null where session_id = $1")
        .bind(room.id.as_str())
        .execute(server.app().store.pool())
        .await
        .unwrap();
    room
}

/// The cookie of a response to a login.
fn cookie_of(response: &Response) -> String {
    let set = response.headers()["set-cookie"].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

/// Waits until the server closes the socket for want of a login, and gives what came before.
async fn messages_until_logged_out(socket: &mut Socket) -> Vec<Value> {
    let mut messages = Vec::new();
    let closed = async {
        loop {
            match socket.next().await {
                Frame::Message(message) => messages.push(message),
                Frame::Closed(code, reason) => return (code, reason),
            }
        }
    };
    let closed = tokio::time::timeout(PATIENCE, closed).await.unwrap();
    assert_eq!(closed, (4401, "not_logged_in".to_owned()));
    messages
}
