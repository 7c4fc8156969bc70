//! Named invigilators in a live room: the same person on every login, and who watches now.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use std::time::Duration;
use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{Command, IncidentCategory, RecordIncident},
    time::SECOND,
};
use vigie_tests::{Frame, Room, StaffLogin, TestServer, post};

/// Named when the session was created; see [`Room::create`].
const NAMED: &str = "Claire Morel";

fn something_noticed() -> Command {
    Command::RecordIncident(RecordIncident {
        category: IncidentCategory::C7,
        seats: vec![Seat(1)],
        number: None,
        description: "The projector hums.".to_owned(),
        when: None,
        credit: false,
    })
}

/// Names of those who watch, with a mark for a personal code, in the next news of them.
async fn news(staff: &mut StaffLogin) -> Vec<String> {
    let news = staff
        .socket
        .wait_for(|message| message["change"]["watchers"].is_array())
        .await;
    marked(&news["change"]["watchers"])
}

fn marked(watchers: &Value) -> Vec<String> {
    let watchers = watchers.as_array().unwrap().iter();
    let mark = |watcher: &Value| {
        let who = &watcher["who"];
        let named = if who["account"].is_string() { "*" } else { "" };
        format!("{}{named}", who["name"].as_str().unwrap())
    };
    watchers.map(mark).collect()
}

async fn closed(staff: &mut StaffLogin) -> (u16, String) {
    let closed = async {
        loop {
            if let Frame::Closed(code, reason) = staff.socket.next().await {
                return (code, reason);
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(5), closed)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_named_person_takes_back_on_another_login_what_they_recorded_and_nobody_else_does() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let code = room.invigilator_code(&server, NAMED).await;
    let mut first = room.named_invigilator(&server, &code).await;
    first.socket.ask(something_noticed()).await.unwrap();
    let board = room.named_invigilator(&server, &code).await.board().await;
    let by = serde_json::to_value(&board.incidents[0].by).unwrap();
    assert_eq!(by["invigilator"]["name"], NAMED);
    assert!(by["invigilator"]["account"].is_string() && by["invigilator"]["login"].is_string());

    let delete = || Command::DeleteIncident {
        incident: IncidentId(1),
    };
    // The same name, typed beside the password of the session.
    let mut namesake = room.invigilator(&server, NAMED).await;
    let refused = namesake.socket.ask(delete()).await.unwrap_err();
    assert_eq!(refused["code"], "not_the_author");
    drop(first);
    let mut second = room.named_invigilator(&server, &code).await;
    second.socket.ask(delete()).await.unwrap();
}

#[tokio::test]
async fn the_board_says_who_watches_and_a_page_that_is_reloaded_is_no_news() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let code = room.invigilator_code(&server, NAMED).await;
    let mut idir = room.invigilator(&server, "Idir Haddad").await;
    assert_eq!(idir.board().await.watchers, []);
    assert_eq!(news(&mut idir).await, ["Idir Haddad"]);
    let mut claire = room.named_invigilator(&server, &code).await;
    let board = serde_json::to_value(claire.board().await).unwrap();
    assert_eq!(marked(&board["watchers"]), ["Idir Haddad"]);
    let both = ["Idir Haddad", "Claire Morel*"];
    assert_eq!(news(&mut idir).await, both);
    // A referent follows the room and is not one who watches it.
    let mut referent = room.referent(&server).await;
    let snapshot = referent
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    assert_eq!(marked(&snapshot["state"]["board"]["watchers"]), both);

    // On another device too, then on that one only, then on none.
    let again = room.named_invigilator(&server, &code).await;
    drop(claire);
    let mut reloaded = room.named_invigilator(&server, &code).await;
    drop(again);
    // Answered after all of that: whatever news there were, they were sent before.
    reloaded.socket.ask(something_noticed()).await.unwrap();
    let seen = idir
        .socket
        .wait_for(|message| {
            message["change"]["watchers"].is_array() || message["change"]["incident"].is_object()
        })
        .await;
    assert!(seen["change"]["incident"].is_object(), "{seen}");
    drop(reloaded);
    let gone = async {
        loop {
            server.clock.advance(5 * SECOND);
            let waiting = tokio::time::timeout(Duration::from_millis(50), news(&mut idir));
            if let Ok(present) = waiting.await {
                return present;
            }
        }
    };
    assert_eq!(gone.await, ["Idir Haddad"]);
    let news = referent
        .socket
        .wait_for(|message| message["change"]["watchers"].is_array())
        .await;
    assert_eq!(marked(&news["change"]["watchers"]), ["Idir Haddad"]);
}

#[tokio::test]
async fn a_renewed_code_and_a_removal_close_the_boards_that_were_opened_with_it() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let code = room.invigilator_code(&server, NAMED).await;
    let mut claire = room.named_invigilator(&server, &code).await;
    claire.board().await;
    let code = room.invigilator_code(&server, NAMED).await;
    let over = (4401, "not_logged_in".to_owned());
    assert_eq!(closed(&mut claire).await, over);
    let mut claire = room.named_invigilator(&server, &code).await;
    let board = claire.board().await;
    assert!(board.watchers.iter().all(|watcher| watcher.who.is_named()));
    let mut idir = room.invigilator(&server, "Idir Haddad").await;
    idir.board().await;

    let path = format!("/api/sessions/{}/invigilators", room.id);
    let list = post(
        &server,
        &path,
        Some(room.referent_cookie()),
        &json!({ "change": "named_only", "named_only": true }),
    )
    .await;
    let list: Value = list.json().await.unwrap();
    assert_eq!(closed(&mut idir).await, over);
    let claire_id = &list["invigilators"][0]["id"];
    let removed = post(
        &server,
        &path,
        Some(room.referent_cookie()),
        &json!({ "change": "remove", "invigilator": claire_id }),
    )
    .await;
    assert_eq!(removed.status(), 200);
    assert_eq!(closed(&mut claire).await, over);
}
