//! Referents follow all sessions of their center, and no others.

use vigie_shared::{
    ids::{CommandId, IncidentId, Seat},
    session::{AlertReason, Command, IncidentCategory, IncidentResolution, Refusal},
    time::{MINUTE, SECOND},
    view::{CenterView, ReferentView, SessionStatus},
};
use vigie_tests::{Center, CenterLogin, Frame, Socket, TestServer};

fn record(category: IncidentCategory, description: &str) -> Command {
    Command::RecordIncident(vigie_shared::session::RecordIncident {
        category,
        seats: vec![Seat(1)],
        number: category.needs_number().then_some(1),
        description: description.to_owned(),
        when: None,
        credit: false,
    })
}

/// What is open, in the order shown.
fn open(view: &CenterView) -> Vec<&str> {
    let incidents = view.incidents.iter();
    incidents
        .map(|queued| &*queued.incident.description)
        .collect()
}

fn sessions(view: &CenterView) -> Vec<String> {
    let sessions = view.sessions.iter();
    sessions.map(|one| one.session.to_string()).collect()
}

fn person(seat: u16) -> (Seat, String, String) {
    (
        Seat(seat),
        format!("Test{seat:02}"),
        format!("Person{seat:02}"),
    )
}

#[tokio::test]
async fn open_incidents_of_all_sessions_come_by_themselves_and_blocking_ones_come_first() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let elsewhere = Center::open(&server).await;
    let first = center.room(&server, 2).await;
    let mut nora = center.watch(&server).await;
    let mut omar = CenterLogin::open(&server, &center.colleague(&server).await).await;
    let mut stranger = elsewhere.watch(&server).await;
    assert_eq!(stranger.next().await.sessions, []);
    assert_eq!(sessions(&nora.next().await), [first.id.as_str()]);

    // A new session appears at once, before the older one.
    server.clock.advance(MINUTE);
    let second = center.room(&server, 1).await;
    let both = [second.id.as_str(), first.id.as_str()];
    for watch in [&mut nora, &mut omar] {
        watch.see(|view| sessions(view) == both).await;
    }

    let mut claire = first.invigilator(&server, "Claire Morel").await;
    let mut idir = second.invigilator(&server, "Idir Haddad").await;
    let slow = record(IncidentCategory::C7, "The network is slow.");
    claire.socket.ask(slow).await.unwrap();
    server.clock.advance(MINUTE);
    let looking = record(IncidentCategory::C6, "Looks elsewhere.");
    idir.socket.ask(looking).await.unwrap();
    server.clock.advance(MINUTE);
    let name = record(IncidentCategory::C1, "The name has two l.");
    claire.socket.ask(name).await.unwrap();
    let all = [
        "Looks elsewhere.",
        "The name has two l.",
        "The network is slow.",
    ];
    for watch in [&mut nora, &mut omar] {
        let view = watch.see(|view| open(view) == all).await;
        assert_eq!(view.incidents[0].session.to_string(), second.id);
        assert_eq!(view.incidents[0].people, [person(1)]);
    }

    // Resolved, deleted, opened again.
    let resolve = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Dismissed,
        reason: "Looking for a pen.".to_owned(),
    };
    let mut review = second.referent(&server).await;
    review.socket.ask(resolve).await.unwrap();
    let incident = IncidentId(1);
    claire
        .socket
        .ask(Command::DeleteIncident { incident })
        .await
        .unwrap();
    nora.see(|view| open(view) == [all[1]]).await;
    let reopen = Command::ReopenIncident {
        incident: IncidentId(1),
        reason: "There was no pen.".to_owned(),
    };
    review.socket.ask(reopen).await.unwrap();
    nora.see(|view| open(view) == all[..2]).await;
    let mut back = CenterLogin::open(&server, &center.cookie).await;
    assert_eq!(
        open(&back.next().await),
        all[..2],
        "fresh after a reconnect"
    );

    // All that time nothing of it went elsewhere.
    let own = elsewhere.room(&server, 1).await;
    let view = stranger.next().await;
    assert_eq!(sessions(&view), [own.id.as_str()]);
    assert_eq!(open(&view), [] as [&str; 0]);
}

#[tokio::test]
async fn where_each_room_stands_is_counted() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let room = center.room(&server, 3).await;
    let mut watch = center.watch(&server).await;
    let counts = |view: &CenterView| {
        let session = &view.sessions[0];
        [session.testing, session.blocked, session.ended]
    };
    let view = watch.next().await;
    assert_eq!(counts(&view), [0, 0, 0]);
    assert_eq!(view.sessions[0].status, SessionStatus::Created);
    assert_eq!(view.sessions[0].candidates, 3);

    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut one = room.testing(&server, &mut invigilator, 1).await;
    let _two = room.testing(&server, &mut invigilator, 2).await;
    let view = watch.see(|view| counts(view) == [2, 0, 0]).await;
    assert_eq!(view.sessions[0].status, SessionStatus::InProgress);
    let page = one.page().await;
    let (ask, _) = one.shown(page, &bank).await;
    one.socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();
    watch.see(|view| counts(view) == [2, 1, 0]).await;
    invigilator
        .socket
        .ask(Command::EndTest { seat: Seat(1) })
        .await
        .unwrap();
    watch.see(|view| counts(view) == [1, 0, 1]).await;

    let mut review = room.referent(&server).await;
    for seat in [1, 2] {
        let command = Command::SetAbortReason {
            seat: Seat(seat),
            reason: vigie_shared::rules::AbortReason::Technical,
        };
        review.socket.ask(command).await.unwrap();
    }
    // The alert that nobody handled.
    let uphold = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Upheld,
        reason: "The question did not show.".into(),
    };
    review.socket.ask(uphold).await.unwrap();
    let end_running = true;
    review
        .socket
        .ask(Command::Finalize { end_running })
        .await
        .unwrap();
    watch.see(|view| sessions(view).is_empty()).await;
    let mut back = center.watch(&server).await;
    assert_eq!(back.next().await.sessions, []);
}

#[tokio::test]
async fn a_session_that_lives_in_no_memory_is_still_shown() {
    let mut server = TestServer::start().await;
    let mut center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let described = "The signature is missing.";
    let missing = record(IncidentCategory::C4, described);
    invigilator.socket.ask(missing).await.unwrap();
    drop(invigilator);
    let mut watch = center.watch(&server).await;
    assert_eq!(open(&watch.next().await), [described]);

    // Nobody is there: the room ends, and so does the view of the center.
    drop(watch);
    server.clock.advance(6 * MINUTE);
    let mut watch = center.watch(&server).await;
    assert_eq!(open(&watch.next().await), [described]);

    // So old that the server does not start its room.
    server.clock.advance(5 * 24 * 60 * MINUTE);
    server.restart().await;
    center.log_in(&server).await;
    let mut watch = center.watch(&server).await;
    let view = watch.next().await;
    assert_eq!(open(&view), [described]);
    assert_eq!(sessions(&view), [room.id.as_str()]);
}

#[tokio::test]
async fn a_restart_tells_who_follows_a_center_when_to_come_back() {
    let mut server = TestServer::start().await;
    let center = Center::open(&server).await;
    let mut watch = center.watch(&server).await;
    watch.next().await;
    server.restart().await;
    watch
        .socket
        .wait_for(|message| message["type"] == "restarting")
        .await;
    let closed = Frame::Closed(1012, "restarting".to_owned());
    assert_eq!(watch.socket.next().await, closed);
}

#[tokio::test]
async fn the_view_of_a_center_takes_no_commands_and_is_for_referents() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut watch = center.watch(&server).await;
    let id = CommandId(uuid::Uuid::new_v4());
    for command in [Command::Publish, record(IncidentCategory::C7, "Slow.")] {
        let refused = watch.socket.ask_as(id, command).await.unwrap_err();
        assert_eq!(refused["code"], "not_allowed");
    }
    let invigilator = room.invigilator(&server, "Claire Morel").await;
    let candidate = room.candidate(&server, 1).await;
    for cookie in [&invigilator.cookie, &candidate.cookie] {
        let mut turned_away = CenterLogin::open(&server, cookie).await;
        assert_eq!(
            turned_away.socket.next().await,
            Frame::Closed(4401, "not_logged_in".to_owned())
        );
    }
    watch.socket.send_text("{\"type\":\"hello\"}").await;
    let closed = Frame::Closed(4400, "malformed".to_owned());
    assert_eq!(watch.socket.next().await, closed, "a second hello");
}

/// Candidates of two sessions report what they are asked until both have reported the
/// same item.
#[tokio::test]
async fn the_same_question_reported_in_two_sessions_is_one_problem() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let center = Center::open(&server).await;
    let rooms = [center.room(&server, 1).await, center.room(&server, 1).await];
    let mut watch = center.watch(&server).await;
    let mut invigilators = Vec::new();
    let mut candidates = Vec::new();
    for room in &rooms {
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        candidates.push(room.testing(&server, &mut invigilator, 1).await);
        invigilators.push(invigilator);
    }
    let mut reported = [Vec::new(), Vec::new()];
    let shared = 'shared: loop {
        for (index, candidate) in candidates.iter_mut().enumerate() {
            let page = candidate.page().await;
            let (ask, item) = candidate.shown(page, &bank).await;
            let item = item.id.clone();
            candidate
                .socket
                .ask(Command::ReportQuestion { presentation: ask })
                .await
                .unwrap();
            reported[index].push(item.clone());
            let alert = vigie_shared::ids::AlertId(ask.0);
            let accept = Command::AcceptAlert {
                seat: Seat(1),
                alert,
                reason: AlertReason::E4,
            };
            server.clock.advance(SECOND);
            invigilators[index].socket.ask(accept).await.unwrap();
            if reported[1 - index].contains(&item) {
                break 'shared item;
            }
        }
    };
    let total = reported.iter().map(Vec::len).sum::<usize>();
    let reports = |view: &CenterView| view.problems.first().map_or(0, |one| one.reports.len());
    let view = watch.see(|view| reports(view) == 2).await;
    assert_eq!(view.problems.len(), total - 1);
    let problem = &view.problems[0];
    assert_eq!(problem.item, shared, "the most reported first");
    let item = bank.item(&shared).unwrap();
    assert_eq!(problem.prompt, item.content.prompt);
    assert_eq!(problem.competence, item.competence.code());
    for room in &rooms {
        let mut reports = problem.reports.iter();
        assert!(reports.any(|report| report.session.to_string() == room.id));
    }
    assert!(problem.reports[0].at < problem.reports[1].at);
    assert_eq!(problem.reports[0].reason, AlertReason::E4);
    assert_eq!(open(&view), [] as [&str; 0], "alerts resolve themselves");
}

#[tokio::test]
async fn what_a_referent_finds_to_be_nothing_counts_against_no_item() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut watch = center.watch(&server).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let _candidate = room.testing(&server, &mut invigilator, 1).await;
    let problem = record(
        IncidentCategory::Question(AlertReason::E9),
        "It does not start.",
    );
    invigilator.socket.ask(problem).await.unwrap();
    let reported = |view: &CenterView| !view.problems.is_empty();
    watch.see(reported).await;
    let resolve = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Dismissed,
        reason: "It does.".to_owned(),
    };
    let mut review = room.referent(&server).await;
    review.socket.ask(resolve).await.unwrap();
    watch.see(|view| !reported(view)).await;
}

#[tokio::test]
async fn a_name_stays_with_its_seat_when_another_person_was_erased() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 3).await;
    let erased = "delete from candidate where session_id = $1 and seat = 1";
    sqlx::query(erased)
        .bind(room.id.as_str())
        .execute(server.app().store.pool())
        .await
        .unwrap();
    let mut claire = room.invigilator(&server, "Claire Morel").await;
    let suspicion = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(1), Seat(2)],
        number: None,
        description: "Talks.".to_owned(),
        when: None,
        credit: false,
    });
    claire.socket.ask(suspicion).await.unwrap();
    let mut watch = center.watch(&server).await;
    let view = watch.see(|view| !open(view).is_empty()).await;
    assert_eq!(view.incidents[0].people, [person(2)], "not Person03");
    let mut candidate = room.candidate(&server, 2).await;
    assert_eq!(candidate.view().await.last_name, "Person02");
}

#[tokio::test]
async fn a_client_that_fills_the_record_shuts_no_other_out() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    // Letters of four bytes: four megabytes in all.
    let words = "\u{1d400}".repeat(1_000);
    // One login records 150; who has the password logs in again, up to a thousand in all.
    for count in [150, 150, 150, 150, 150, 150, 100, 0] {
        let mut claire = room.invigilator(&server, "Claire Morel").await;
        let mut refused = None;
        for _ in 0..=count {
            assert_eq!(refused, None);
            server.clock.advance(SECOND);
            let result = claire
                .socket
                .ask(record(IncidentCategory::C1, &words))
                .await;
            refused = result.err();
        }
        let refused: Refusal = serde_json::from_value(refused.unwrap()).unwrap();
        assert_eq!(refused, Refusal::TooManyIncidents);
    }

    let path = format!("/api/socket/referent/{}", room.id);
    let mut review = Socket::open(server.port(), &path, &center.cookie).await;
    let review: ReferentView = review.snapshot().await;
    assert_eq!(review.board.incidents.len(), 1_000);
    let mut watch = center.watch(&server).await;
    watch.see(|view| open(view).len() == 1_000).await;
    for file in ["incidents.pdf", "replay"] {
        let url = server.url(&format!("/api/sessions/{}/{file}", room.id));
        let request = reqwest::Client::new().get(url);
        let response = request.header("cookie", &center.cookie).send().await;
        assert_eq!(response.unwrap().status(), 200, "{file}");
    }
}
