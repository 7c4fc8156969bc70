//! The first start, in a browser.

use crate::{Client, REFERENT, START};
use serde_json::{Value, json};
use vigie_server::{clock::Clock, config::Config, http, server::Server, socket};

const SET_UP: &str = "/api/set-up";

fn first(code: &str) -> Value {
    json!({
        "code": code,
        "center": "Lycée Exemple",
        "establishment": "high_school",
        "name": "Nora Benali",
        "email": "Nora@Example.org",
        "password": "correct horse battery",
    })
}

#[tokio::test]
async fn the_first_center_and_account_are_made_in_a_browser_and_then_the_door_is_closed() {
    let dir = tempfile::tempdir().unwrap();
    let config = Config::local(dir.path());
    let server = Server::start(config, Clock::manual(START)).await.unwrap();
    let app = server.app();
    let router = http::router(app, socket::routes()).unwrap();
    let client = || Client::new(router.clone(), &app.origin);
    let code = app.set_up.code(&app.store).await.unwrap().unwrap().clone();
    assert_eq!(
        client().get(SET_UP).await.expect(200),
        json!({ "open": true })
    );
    let guessed = client().post(SET_UP, first("CCCC-CCCC-CCCC-CCCC")).await;
    guessed.refused(403, "set_up_refused");
    let mut wrong = first(&code);
    wrong["center"] = json!("");
    wrong["password"] = json!("short");
    let fields = client().post(SET_UP, wrong).await;
    assert_eq!(
        fields.refused(422, "fields_refused")["fields"],
        json!([
            { "field": "center", "code": "empty" },
            { "field": "password", "code": "too_short" }
        ])
    );
    client()
        .post(SET_UP, first(&code.to_lowercase()))
        .await
        .expect(204);
    assert_eq!(
        client().get(SET_UP).await.expect(200),
        json!({ "open": false })
    );
    let again = client().post(SET_UP, first(&code)).await;
    again.refused(410, "set_up_closed");
    let mut nora = client();
    let login = json!({ "email": "nora@example.org", "password": "correct horse battery" });
    let me = nora.post(REFERENT, login).await.expect(200);
    assert_eq!(me["center"]["name"], "Lycée Exemple");
    let center = nora.get("/api/center").await.expect(200);
    assert_eq!(center["settings"]["type"], "high_school");
    server.stop().await.unwrap();
    // The next start opens no door either.
    let config = Config::local(dir.path());
    let server = Server::start(config, Clock::manual(START)).await.unwrap();
    let app = server.app();
    assert!(app.set_up.code(&app.store).await.unwrap().is_none());
    server.stop().await.unwrap();
}
