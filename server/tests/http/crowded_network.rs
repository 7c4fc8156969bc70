//! One machine behind the address of a school floods it. Everybody else there goes on.

use crate::{World, client::Client};
use axum::http::Method;
use serde_json::json;
use std::sync::Arc;
use tokio::task::{JoinHandle, yield_now};

/// Requests without a login, without end, from the address that all clients have.
fn flood(world: &World) -> JoinHandle<()> {
    let mut stranger = world.client();
    tokio::spawn(async move {
        loop {
            stranger.get("/api/connection").await;
            yield_now().await;
        }
    })
}

/// Waits until strangers are refused.
async fn crowded(world: &World) {
    let mut stranger = world.client();
    while stranger.get("/api/connection").await.status != 429 {
        yield_now().await;
    }
}

async fn me(client: &mut Client, path: &str) -> u16 {
    client.get(path).await.status.as_u16()
}

#[tokio::test]
async fn who_is_logged_in_does_not_notice() {
    let world = World::new().await;
    let mut candidate = world.client();
    candidate
        .post("/api/candidate/login", world.entry())
        .await
        .expect(200);
    let mut invigilator = world.client();
    invigilator
        .post("/api/invigilator/login", world.duty())
        .await
        .expect(200);
    let mut referent = world.referent().await;
    let _flood = flood(&world);
    crowded(&world).await;
    let (seat, duty) = (world.at("candidate", "me"), world.at("invigilator", "me"));
    for _ in 0..20 {
        assert_eq!(me(&mut candidate, &seat).await, 200);
        assert_eq!(me(&mut invigilator, &duty).await, 200);
        assert_eq!(me(&mut referent, "/api/referent/me").await, 200);
        yield_now().await;
    }
    let socket = world.at("socket/candidate", "").replace("//", "/");
    let socket = socket.trim_end_matches('/');
    let upgrade = candidate
        .request(Method::GET, socket)
        .header("origin", world.app().origin.as_str())
        .header("upgrade", "websocket");
    let upgrade = candidate.send(upgrade.body("".into()).unwrap()).await;
    assert_ne!(upgrade.status, 429, "no upgrade is possible here");
}

#[tokio::test]
async fn the_right_codes_get_in_by_a_proof_of_work_and_known_devices_without() {
    let world = World::new().await;
    let mut known = world.referent().await;
    known
        .post("/api/referent/logout", json!({}))
        .await
        .expect(204);
    let account = json!({
        "email": world.demo.referent.email,
        "password": world.demo.referent.password,
    });
    let _flood = flood(&world);
    crowded(&world).await;
    for (path, right) in [
        ("/api/candidate/login", world.entry()),
        ("/api/invigilator/login", world.duty()),
        ("/api/referent/login", account.clone()),
    ] {
        // Nothing is sent while the work is computed, and the budget fills again.
        crowded(&world).await;
        let mut person = world.client();
        person.post_paying(path, right).await.expect(200);
    }
    crowded(&world).await;
    known.post("/api/referent/login", account).await.expect(200);
    crowded(&world).await;
    // A page that asks who is logged in shows the login, and not a fault.
    let nobody = world.client().get(&world.at("candidate", "me")).await;
    nobody.refused(401, "not_logged_in");
}

#[tokio::test]
async fn a_login_goes_on_after_a_restart_and_an_ended_one_does_not() {
    let dir = Arc::new(tempfile::tempdir().unwrap());
    let first = World::of(vigie_server::config::Config::local, dir.clone()).await;
    let cookies = {
        let mut referent = first.referent().await;
        let cookie = referent.cookie("referent").unwrap().to_owned();
        assert_eq!(me(&mut referent, "/api/referent/me").await, 200);
        cookie
    };
    first.server.stop().await.unwrap();
    let world = World::of(vigie_server::config::Config::local, dir).await;
    let mut referent = world.client();
    referent.forge("referent", &cookies);
    let _flood = flood(&world);
    crowded(&world).await;
    for _ in 0..20 {
        assert_eq!(me(&mut referent, "/api/referent/me").await, 200);
        yield_now().await;
    }
    referent
        .post("/api/referent/logout", json!({}))
        .await
        .expect(204);
    referent.forge("referent", &cookies);
    // Looked for once; from then on it is known without looking.
    for _ in 0..3 {
        let ended = referent.get("/api/referent/me").await;
        ended.refused(401, "not_logged_in");
    }
}
