//! An item is taken out of the sessions of a center, or of all, and allowed again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scopes;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_item_bank::Bank;
use vigie_server::journal::SessionAggregate;
use vigie_shared::{
    ids::{AlertId, Seat},
    item::ItemId,
    session::{
        ActorName, AlertReason, AssessmentEngine, Command, Event, PresentationState, SeatState,
    },
    time::SECOND,
    view::{ItemProblem, ItemSuspension, PlatformSuspension},
};
use vigie_tests::{CandidateLogin, Center, Room, Socket, TestServer, UpgradeRequest, post};

const SUSPEND: &str = "/api/items/suspend";
const REINSTATE: &str = "/api/items/reinstate";

/// Sends a decision; gives status and code of the refusal. An account may decide on so many
/// items at once, and then on one every ten seconds: here time passes as it has to.
async fn decide(server: &TestServer, path: &str, cookie: &str, body: &Value) -> (u16, Value) {
    server.clock.advance(10 * SECOND);
    let response = post(server, path, Some(cookie), body).await;
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap_or_default();
    (status, body["code"].clone())
}

/// Suspends an item for the own center.
async fn suspend(server: &TestServer, cookie: &str, item: &ItemId, reason: &str) -> (u16, Value) {
    let body = json!({ "item": item, "reason": reason });
    decide(server, SUSPEND, cookie, &body).await
}

async fn reinstate(server: &TestServer, cookie: &str, item: &ItemId) -> u16 {
    let body = json!({ "item": item, "reason": "It was mended." });
    decide(server, REINSTATE, cookie, &body).await.0
}

/// Decides on an item for all centers.
async fn decide_for_all(
    server: &TestServer,
    path: &str,
    cookie: &str,
    item: &ItemId,
    reason: &str,
) -> (u16, Value) {
    let body = json!({ "item": item, "reason": reason, "scope": "platform" });
    decide(server, path, cookie, &body).await
}

/// The session as its journal has it.
async fn folded(server: &TestServer, room: &Room) -> SessionAggregate {
    let store = &server.app().store;
    let rows = store.journal(room.id.parse().unwrap(), 0).await.unwrap();
    SessionAggregate::from_rows(&rows).unwrap()
}

/// The item that the candidate of seat 1 would get after passing now.
async fn coming(server: &TestServer, room: &Room, bank: &Bank) -> ItemId {
    let folded = folded(server, room).await;
    let place: &SeatState = &folded.session.seats()[0];
    let mut test = place.test.clone().unwrap();
    let at = server.clock.now();
    test.presentations.last_mut().unwrap().state = PresentationState::Passed { at };
    let suspended = folded.session.suspended();
    bank.select_item(&test, &place.config, suspended)
        .unwrap()
        .item
}

/// Passes, and gives what is asked then.
async fn pass(candidate: &mut CandidateLogin, bank: &Bank) -> ItemId {
    let page = candidate.page().await;
    let (ask, _) = candidate.shown(page, bank).await;
    candidate
        .socket
        .ask(Command::Pass { presentation: ask })
        .await
        .unwrap();
    let page = candidate.page().await;
    candidate.shown(page, bank).await.1.id.clone()
}

#[tokio::test]
async fn what_a_bank_editor_suspends_is_presented_in_no_room_also_after_a_restart() {
    let mut server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let (center, elsewhere) = (Center::open(&server).await, Center::open(&server).await);
    let item = &bank.items()[0].id;
    let refused = decide_for_all(&server, SUSPEND, &center.cookie, item, "Leaked.").await;
    assert_eq!(refused, (403, json!("not_allowed")));
    center.grant_bank_editor(&server).await;
    let rooms = [
        center.room(&server, 1).await,
        elsewhere.room(&server, 1).await,
    ];
    let mut candidates = Vec::new();
    for room in &rooms {
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        candidates.push(room.testing(&server, &mut invigilator, 1).await);
    }
    let mut suspended = BTreeSet::new();
    for (room, candidate) in rooms.iter().zip(&mut candidates) {
        // Unsuspended, it would have been asked: the forecast is right.
        let expected = coming(&server, room, &bank).await;
        assert_eq!(pass(candidate, &bank).await, expected);
        let expected = coming(&server, room, &bank).await;
        let done = decide_for_all(&server, SUSPEND, &center.cookie, &expected, "Leaked.").await;
        assert_eq!(done.0, 204);
        assert_ne!(pass(candidate, &bank).await, expected);
        suspended.insert(expected);
    }
    let forbidden = coming(&server, &rooms[0], &bank).await;
    decide_for_all(&server, SUSPEND, &center.cookie, &forbidden, "Leaked.").await;
    suspended.insert(forbidden.clone());
    server.restart().await;
    assert_ne!(pass(&mut candidates[0], &bank).await, forbidden);
    let known = folded(&server, &rooms[1]).await.session.suspended().clone();
    assert_eq!(known, suspended, "every room has all of them");

    // Another center cannot lift it, the bank editor can.
    for item in &known {
        let refused = decide_for_all(&server, REINSTATE, &elsewhere.cookie, item, "Mine.").await;
        assert_eq!(refused, (403, json!("not_allowed")));
        let lifted = decide_for_all(&server, REINSTATE, &center.cookie, item, "Mended.").await;
        assert_eq!(lifted.0, 204);
    }
    for room in &rooms {
        assert!(folded(&server, room).await.session.suspended().is_empty());
    }
    let decisions = server.app().store.suspension_decisions(None).await.unwrap();
    assert_eq!(decisions.len(), known.len());
    for decision in decisions {
        assert!(!decision.suspends && decision.number == 2, "{decision:?}");
        assert_eq!(
            (&*decision.by.name, &*decision.reason),
            ("Nora Benali", "Mended.")
        );
        assert!(decision.by.account.is_some() && decision.by.login.is_some());
    }
}

#[tokio::test]
async fn a_room_that_is_opened_later_hears_of_it_before_it_serves_anybody() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let item = bank.items()[0].id.clone();
    let done = suspend(&server, &center.cookie, &item, "The image is wrong.").await;
    assert_eq!(done.0, 204);
    let before = folded(&server, &room).await;
    assert!(before.session.suspended().is_empty(), "it does not live");

    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let first = |message: &Value| message["type"] == "snapshot";
    invigilator.socket.wait_for(first).await;
    assert!(
        folded(&server, &room)
            .await
            .session
            .suspended()
            .contains(&item)
    );
    let rows = server.app().store.journal(room.id.parse().unwrap(), 1);
    let events: Vec<Event> = serde_json::from_str(&rows.await.unwrap()[0].events).unwrap();
    let Event::ItemSuspended { item: first, by } = &events[0] else {
        panic!("{events:?}");
    };
    assert_eq!(first, &item);
    // Who decided it for the own center is named, with the account.
    let ActorName::Referent(referent) = by else {
        panic!("{by:?}");
    };
    assert_eq!(referent.name, "Nora Benali");
    assert!(referent.account.is_some() && referent.login.is_some());
}

#[tokio::test]
async fn a_candidate_with_the_suspended_item_before_them_keeps_it_and_may_report_it() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    suspend(&server, &center.cookie, &item.id, "It is ambiguous.").await;
    let page = candidate.page().await;
    let (same_ask, same) = candidate.shown(page, &bank).await;
    assert_eq!((same_ask, &same.id), (ask, &item.id));
    candidate
        .socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();
    let accept = Command::AcceptAlert {
        seat: Seat(1),
        alert: AlertId(1),
        reason: AlertReason::E9,
    };
    invigilator.socket.ask(accept).await.unwrap();
    let page = candidate.page().await;
    let (_, other) = candidate.shown(page, &bank).await;
    assert_ne!(other.id, item.id);
}

#[tokio::test]
async fn each_center_sees_at_once_its_own_with_the_first_reason_and_what_holds_for_all() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let (center, elsewhere) = (Center::open(&server).await, Center::open(&server).await);
    center.room(&server, 1).await;
    let mut watches = [center.watch(&server).await, elsewhere.watch(&server).await];
    for watch in &mut watches {
        assert_eq!(watch.next().await.problems, []);
    }
    let item = &bank.items()[7];
    let problem = |suspended, suspended_for_all| {
        [ItemProblem {
            item: item.id.clone(),
            competence: item.competence.code().to_owned(),
            prompt: item.content.prompt.clone(),
            reports: Vec::new(),
            suspended,
            suspended_for_all,
        }]
    };
    for reason in ["  The site is gone.\n", "Late."] {
        assert_eq!(
            suspend(&server, &center.cookie, &item.id, reason).await.0,
            204
        );
    }
    let at = server.clock.now().plus(-10 * SECOND);
    let own = Some(ItemSuspension {
        by: "Nora Benali".to_owned(),
        at,
        reason: "The site is gone.".to_owned(),
        overruled: false,
    });
    let expected = problem(own.clone(), None);
    let view = watches[0].see(|view| view.problems == expected).await;
    assert_eq!(view.sessions.len(), 1);

    // For all: with the reason and without a name. What a center wrote for itself stays there.
    elsewhere.grant_bank_editor(&server).await;
    let done = decide_for_all(&server, SUSPEND, &elsewhere.cookie, &item.id, "It leaked.").await;
    assert_eq!(done.0, 204);
    let for_all = PlatformSuspension {
        at: server.clock.now(),
        reason: Some("It leaked.".to_owned()),
    };
    for (watch, own) in watches.iter_mut().zip([own, None]) {
        let expected = problem(own, Some(for_all.clone()));
        watch.see(|view| view.problems == expected).await;
    }
    let lifted = decide_for_all(&server, REINSTATE, &elsewhere.cookie, &item.id, "No.").await;
    assert_eq!(lifted.0, 204);
    for _ in 0..2 {
        assert_eq!(reinstate(&server, &center.cookie, &item.id).await, 204);
    }
    for watch in &mut watches {
        watch.see(|view| view.problems.is_empty()).await;
    }
}

#[tokio::test]
async fn what_cannot_be_suspended_is_refused_and_changes_nothing() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let item = &bank.items()[0].id;
    let unknown = ItemId("9.9-nothing".into());
    let asked = suspend(&server, &center.cookie, &unknown, "Odd.").await;
    assert_eq!(asked, (404, json!("unknown_item")));
    assert_eq!(reinstate(&server, &center.cookie, &unknown).await, 404);
    let long = "é".repeat(1001);
    for reason in ["", " \n ", "a\u{7}b", "a\u{202e}b", &long] {
        let asked = suspend(&server, &center.cookie, item, reason).await;
        assert_eq!(asked, (422, json!("fields_refused")), "{reason:?}");
    }
    for body in [
        json!({ "item": item }),
        json!({ "item": item, "reason": "x", "by": "y" }),
        json!({ "item": item, "reason": "x", "scope": "own_session" }),
    ] {
        let response = post(&server, SUSPEND, Some(&center.cookie), &body).await;
        assert_eq!(response.status(), 400);
    }
    let large = "x".repeat(1 << 20);
    let asked = suspend(&server, &center.cookie, item, &large).await;
    assert_eq!(asked, (413, json!("too_large")));

    let room = center.room(&server, 1).await;
    let invigilator = room.invigilator(&server, "Claire Morel").await;
    let candidate = room.candidate(&server, 1).await;
    for cookie in [&invigilator.cookie, &candidate.cookie] {
        let asked = suspend(&server, cookie, item, "Mine.").await;
        assert_eq!(asked, (401, json!("not_logged_in")));
        assert_eq!(reinstate(&server, cookie, item).await, 401);
    }
    let request = UpgradeRequest {
        port: server.port(),
        path: "/api/socket/center",
        cookie: Some(&center.cookie),
        origin: Some("https://elsewhere.example"),
        protocol: Some(vigie_shared::protocol::SUBPROTOCOL),
    };
    assert_eq!(Socket::upgrade(request).await.err(), Some(403));
    let decisions = server.app().store.suspension_decisions(None).await.unwrap();
    assert!(decisions.is_empty(), "{decisions:?}");
}

#[tokio::test]
async fn a_competence_keeps_enough_items_whatever_is_suspended() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let competence = bank.items()[0].competence;
    let of_competence = || {
        let items = bank.items().iter();
        items.filter(move |item| item.competence == competence)
    };
    let mut left: Vec<_> = of_competence().collect();
    let mut refused = Vec::new();
    // Accessible ones first: of them as well some must be left.
    left.sort_by_key(|item| !item.accessible);
    for item in left.clone() {
        match suspend(&server, &center.cookie, &item.id, "Too old.").await {
            (204, _) => left.retain(|other| other.id != item.id),
            (409, code) => {
                assert_eq!(code, "too_few_items_left");
                refused.push(item);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(left.len(), 20);
    assert_eq!(refused.len(), 20);
    let accessible = left.iter().filter(|item| item.accessible).count();
    assert!(accessible >= 4, "{accessible}");

    // What is suspended may be said again; one back, one out.
    let out = of_competence().find(|item| !refused.iter().any(|other| other.id == item.id));
    let out = &out.unwrap().id;
    assert_eq!(
        suspend(&server, &center.cookie, out, "Too old.").await.0,
        204
    );
    assert_eq!(reinstate(&server, &center.cookie, out).await, 204);
    let plain = refused.iter().find(|item| !item.accessible);
    let other = &plain.unwrap_or(&refused[0]).id;
    let asked = suspend(&server, &center.cookie, other, "Too old.").await;
    assert_eq!(asked.0, 204);
}
