//! The claims about results, on the programs as they are installed. With
//! `VIGIE_ACCEPT=full` at full size, otherwise small: the same code, fewer kills.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use futures_util::future::join_all;
use sqlx::{AnyPool, Row};
use std::{process::Command as Program, time::Duration};
use vigie_loadtest::process::ServerProcess;
use vigie_shared::{
    ids::{CommandId, Seat},
    protocol::ClientMessage,
    rules::AbortReason,
    session::Command,
};
use vigie_tests::{Room, Socket, TestServer, program};

/// Is this the full size?
fn full() -> bool {
    std::env::var("VIGIE_ACCEPT").is_ok_and(|size| size == "full")
}

/// The longest the server lives after it was asked to finalize: well beyond the time
/// that a decision and its commit take.
const WINDOW: Duration = Duration::from_millis(20);

/// What the database says of a session.
#[derive(Debug, PartialEq)]
struct Found {
    finalized: bool,
    certificates: i64,
    /// Rows of the journal with an outcome, a certificate, or the end of the session.
    rows: i64,
}

/// Nothing of a finalization.
const NOTHING: Found = Found {
    finalized: false,
    certificates: 0,
    rows: 0,
};

/// All of it, once: the two tests with 20 questions have a certificate each.
const EVERYTHING: Found = Found {
    finalized: true,
    certificates: 2,
    rows: 1,
};

impl Found {
    async fn of(pool: &AnyPool, session: &str) -> Self {
        let row = sqlx::query(
            "select case when finalized_at is null then 0 else 1 end, \
             (select count(*) from certificate where session_id = session.id), \
             (select count(*) from journal where session_id = session.id \
             and (events like '%\"event\":\"outcome_decided\"%' \
             or events like '%\"event\":\"certificate_issued\"%' \
             or events like '%\"event\":\"session_finalized\"%')) \
             from session where id = $1",
        )
        .bind(session)
        .fetch_one(pool)
        .await
        .unwrap();
        Self {
            finalized: row.get::<i64, _>(0) == 1,
            certificates: row.get(1),
            rows: row.get(2),
        }
    }
}

/// A session ready to be finalized: two tests with 20 questions, one with 1, one absent.
async fn ready_session(server: &TestServer) -> Room {
    let bank = server.app().bank.clone();
    let room = Room::create(server, 4).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    for (seat, questions) in [(1, 20), (2, 20), (3, 1)] {
        let mut candidate = room.testing(server, &mut invigilator, seat).await;
        candidate.treat(&bank, questions).await;
    }
    let mut referent = room.referent(server).await;
    for (seat, reason) in [
        (1, AbortReason::Technical),
        (2, AbortReason::Candidate),
        (3, AbortReason::Candidate),
    ] {
        let seat = Seat(seat);
        let set = Command::SetAbortReason { seat, reason };
        referent.socket.ask(set).await.unwrap();
    }
    room
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finalization_killed_at_any_instant_is_there_in_whole_or_not_at_all() {
    let kills: u32 = if full() { 50 } else { 6 };
    let mut prepared = TestServer::start_now().await;
    let rooms = join_all((0..kills).map(|_| ready_session(&prepared))).await;
    prepared.stop().await;

    let mut server = ServerProcess::start(&program("vigie"), prepared.data(), 0)
        .await
        .unwrap();
    let file = prepared.data().join("vigie.db");
    let url = format!("sqlite://{}?mode=ro", file.display());
    let pool = AnyPool::connect(&url).await.unwrap();
    let (mut nothing, mut everything) = (0, 0);
    for (kill, room) in (0..kills).zip(&rooms) {
        let mut referent = connect(&server, room).await;
        // The room is open and the referent sees it: from here on the time counts.
        referent
            .wait_for(|message| message["type"] == "snapshot")
            .await;
        let id = CommandId(uuid::Uuid::new_v4());
        let command = Command::Finalize { end_running: true };
        let message = ClientMessage::Command { id, command };
        referent.say(&message).await;
        server.kill_in(moment(kill, kills)).await.unwrap();
        server.restart().await.unwrap();

        match Found::of(&pool, &room.id).await {
            NOTHING => nothing += 1,
            EVERYTHING => everything += 1,
            half => panic!("half of a finalization after kill {kill}: {half:?}"),
        }
        // The page sends again, under the same id, what was not acknowledged.
        let mut referent = connect(&server, room).await;
        let command = Command::Finalize { end_running: true };
        referent.ask_as(id, command).await.unwrap();
        assert_eq!(Found::of(&pool, &room.id).await, EVERYTHING);
    }
    pool.close().await;
    server.stop().await.unwrap();
    let verified = verify(prepared.data());
    println!(
        "claim: {kills} kills during finalization: {nothing} times nothing, {everything} times \
         everything, 0 times half, no certificate twice; journal: {}",
        verified.lines().last().unwrap_or_default()
    );
    if full() {
        assert!(nothing > 0 && everything > 0, "the kills missed the commit");
    }
}

/// When to kill: a random instant, each kill in a later part of the window than the one
/// before. The parts grow, as most happens in the first few milliseconds.
fn moment(kill: u32, kills: u32) -> Duration {
    let chance = f64::from(uuid::Uuid::new_v4().as_fields().0) / f64::from(u32::MAX);
    let share = (f64::from(kill) + chance) / f64::from(kills);
    WINDOW.mul_f64(share * share)
}

async fn connect(server: &ServerProcess, room: &Room) -> Socket {
    let path = format!("/api/socket/referent/{}", room.id);
    Socket::open(server.address().port(), &path, room.referent_cookie()).await
}

/// What `vigie journal verify` says of the whole database; it must be content.
fn verify(data: &std::path::Path) -> String {
    let verify = Program::new(program("vigie"))
        .args(["journal", "verify", "--all", "--data"])
        .arg(data)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&verify.stdout).into_owned();
    assert!(verify.status.success(), "{said}");
    said
}
