//! Whose decision on an item counts where, and what gives way to what.

use super::{REINSTATE, SUSPEND, coming, decide_for_all, folded, pass, reinstate, suspend};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_shared::time::SECOND;
use vigie_tests::{Center, Room, TestServer, post};

#[tokio::test]
async fn a_center_decides_for_its_own_rooms_and_for_no_others() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let (center, elsewhere) = (Center::open(&server).await, Center::open(&server).await);
    let rooms = [
        center.room(&server, 1).await,
        elsewhere.room(&server, 1).await,
    ];
    let mut candidates = Vec::new();
    for room in &rooms {
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        candidates.push(room.testing(&server, &mut invigilator, 1).await);
    }
    let rows = |room: &Room| {
        let (store, id) = (server.app().store.clone(), room.id.parse().unwrap());
        async move { store.journal(id, 0).await.unwrap().len() }
    };
    let written_elsewhere = rows(&rooms[1]).await;
    let own = coming(&server, &rooms[0], &bank).await;
    let theirs = coming(&server, &rooms[1], &bank).await;
    for item in BTreeSet::from([&own, &theirs]) {
        let done = suspend(&server, &center.cookie, item, "A broken link.").await;
        assert_eq!(done.0, 204);
    }
    assert_ne!(pass(&mut candidates[0], &bank).await, own);
    assert_eq!(
        rows(&rooms[1]).await,
        written_elsewhere,
        "nothing is written there"
    );
    assert_eq!(pass(&mut candidates[1], &bank).await, theirs);
    // Nor can the other center take it back.
    assert_eq!(reinstate(&server, &elsewhere.cookie, &own).await, 204);
    assert!(
        folded(&server, &rooms[0])
            .await
            .session
            .suspended()
            .contains(&own)
    );
}

#[tokio::test]
async fn what_was_suspended_before_there_were_bank_editors_holds_for_all_and_names_nobody() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let item = &bank.items()[7].id;
    let migrated = "insert into item_suspension (owner, item_id, number, suspends, reason, \
                    by_name, at) values ('platform', $1, 1, 1, 'Ada said so.', 'Omar', 7)";
    sqlx::query(migrated)
        .bind(item.to_string())
        .execute(server.app().store.pool())
        .await
        .unwrap();
    // As it is sent: whatever the types read of it, nobody is named in it.
    let mut watch = center.watch(&server).await;
    let first = |message: &Value| message["type"] == "snapshot";
    let sent = watch.socket.wait_for(first).await;
    let problems = &sent["state"]["problems"];
    assert_eq!(problems[0]["suspended_for_all"], json!({ "at": 7 }));
    assert!(!sent.to_string().contains("Omar"), "{sent}");
    center.grant_bank_editor(&server).await;
    let lifted = decide_for_all(&server, REINSTATE, &center.cookie, item, "Mended.").await;
    assert_eq!(lifted.0, 204);
}

#[tokio::test]
async fn an_account_that_decides_without_end_is_slowed_down_and_others_are_not() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let (center, elsewhere) = (Center::open(&server).await, Center::open(&server).await);
    let body = json!({ "item": bank.items()[0].id, "reason": "On and off." });
    for turn in 0..30 {
        let path = [SUSPEND, REINSTATE][turn % 2];
        let response = post(&server, path, Some(&center.cookie), &body).await;
        assert_eq!(response.status(), 204);
    }
    let response = post(&server, SUSPEND, Some(&center.cookie), &body).await;
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "10");
    let refused: Value = response.json().await.unwrap();
    assert_eq!(refused["code"], "too_many_decisions");
    let response = post(&server, SUSPEND, Some(&elsewhere.cookie), &body).await;
    assert_eq!(response.status(), 204);
    server.clock.advance(10 * SECOND);
    let response = post(&server, SUSPEND, Some(&center.cookie), &body).await;
    assert_eq!(response.status(), 204);
}

#[tokio::test]
async fn what_the_platform_takes_out_goes_before_what_a_center_took_out() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let (center, editors) = (Center::open(&server).await, Center::open(&server).await);
    editors.grant_bank_editor(&server).await;
    let competence = bank.items()[0].competence;
    let items: Vec<_> = bank
        .items()
        .iter()
        .filter(|item| item.competence == competence)
        .collect();
    let mut own = Vec::new();
    let mut left = Vec::new();
    for item in items {
        match suspend(&server, &center.cookie, &item.id, "Too old.")
            .await
            .0
        {
            204 => own.push(item),
            _ => left.push(item),
        }
    }
    let room = center.room(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let first = |message: &Value| message["type"] == "snapshot";
    invigilator.socket.wait_for(first).await;
    // The center has only so many left, and the platform takes one more out.
    let leaked = &left[0].id;
    let done = decide_for_all(&server, SUSPEND, &editors.cookie, leaked, "Leaked.").await;
    assert_eq!(done.0, 204);
    let suspended = folded(&server, &room).await.session.suspended().clone();
    assert!(suspended.contains(leaked));
    let remaining = own
        .iter()
        .chain(&left)
        .filter(|item| !suspended.contains(&item.id));
    assert_eq!(remaining.clone().count(), 20);
    assert!(remaining.filter(|item| item.accessible).count() >= 4);
    let view = center.watch(&server).await.next().await;
    let suspended = view
        .problems
        .iter()
        .filter_map(|one| one.suspended.as_ref());
    assert_eq!(suspended.filter(|one| one.overruled).count(), 1);
}
