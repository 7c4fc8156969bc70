//! The demo over several starts.

use crate::World;
use std::sync::Arc;
use vigie_server::{config::Config, demo::ensure};
use vigie_shared::time::ExtraTime;

#[tokio::test]
async fn the_demo_has_a_free_seat_without_extra_time() {
    let world = World::new().await;
    assert_eq!(world.demo.candidates.len(), 24);
    assert!(world.demo.candidates.contains(&world.demo.free_seat));
    assert_eq!(
        world.demo.free_seat.extra_time,
        ExtraTime::NONE.basis_points()
    );
    assert_eq!(world.demo.url, world.app().origin);
}

#[tokio::test]
async fn a_second_start_changes_nothing_but_the_address() {
    let world = World::new().await;
    let (first, dir) = (world.demo.clone(), Arc::clone(&world.dir));
    world.server.stop().await.unwrap();
    let world = World::of(Config::local, dir).await;
    assert_eq!(world.demo.session, first.session);
    assert_eq!(world.demo.referent, first.referent);
    assert_eq!(world.demo.url, world.app().origin);
    world
        .referent()
        .await
        .get("/api/referent/me")
        .await
        .expect(200);
}

#[tokio::test]
async fn a_demo_session_that_is_over_is_followed_by_another_one() {
    let world = World::new().await;
    let events = r#"[{"event":"session_finalized","by":"server"}]"#;
    let session = world.demo.session.id;
    let rows = world.app().store.journal(session, 0).await.unwrap();
    let folded = vigie_server::journal::SessionAggregate::from_rows(&rows).unwrap();
    let events: Vec<vigie_shared::session::Event> = serde_json::from_str(events).unwrap();
    let row = folded.next_row(session, world.app().clock.now(), &events, &[]);
    world.app().store.append(row).await.unwrap();
    let next = ensure(world.app(), world.dir.path()).await.unwrap();
    assert_ne!(next.session.id, session);
    assert_eq!(next.referent, world.demo.referent);
    assert_eq!(ensure(world.app(), world.dir.path()).await.unwrap(), next);
}

#[tokio::test]
async fn a_lost_file_makes_a_new_password_and_not_a_second_center() {
    let world = World::new().await;
    std::fs::remove_file(world.dir.path().join("demo.json")).unwrap();
    let next = ensure(world.app(), world.dir.path()).await.unwrap();
    assert_ne!(next.referent.password, world.demo.referent.password);
    assert_ne!(next.session, world.demo.session);
    let list = format!("/api/sessions/{}", world.demo.session.id);
    let mut client = world.client();
    let login = serde_json::json!({
        "email": next.referent.email, "password": next.referent.password,
    });
    client.post("/api/referent/login", login).await.expect(200);
    client.get(&list).await.expect(200);
}
