//! A database that refuses to write.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use sqlx::Row;
use std::{process::Output, time::Duration};
use vigie_shared::{ids::Seat, rules::AbortReason, session::Command};
use vigie_tests::{LiveRoom, Room, StaffLogin, TestServer, program};

/// The longest a program may take to find out that it cannot start.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn when_the_journal_cannot_be_written_nothing_happened_and_it_can_go_on() {
    let (server, _, _invigilator, mut candidate) = LiveRoom::start().candidates(2).testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    let before = candidate.page().await;

    // As SQLite reports a full disk: the statement fails, the transaction is gone.
    let pool = server.app().store.pool();
    let full = "create trigger full_disk before insert on journal \
                begin select raise(abort, 'database or disk is full'); end";
    sqlx::query(full).execute(pool).await.unwrap();
    let answer = Command::Answer {
        presentation: ask,
        response: item.correct_response(),
    };
    let refused = candidate.socket.ask(answer.clone()).await.unwrap_err();
    assert_eq!(refused["code"], "storage_unavailable");
    assert_eq!(candidate.page().await, before, "nothing changed");

    sqlx::query("drop trigger full_disk")
        .execute(pool)
        .await
        .unwrap();
    candidate.socket.ask(answer).await.unwrap();
    assert_eq!(candidate.treated().await, 1);
}

/// A room whose only candidate has stopped at 20, and its referent: ready to be finalized
/// with one certificate.
async fn almost_closed(server: &TestServer) -> (Room, StaffLogin) {
    let room = Room::create(server, 1).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    let mut candidate = room.testing(server, &mut invigilator, 1).await;
    candidate.treat(&server.app().bank, 20).await;
    let mut referent = room.referent(server).await;
    let why = Command::SetAbortReason {
        seat: Seat(1),
        reason: AbortReason::Technical,
    };
    referent.socket.ask(why).await.unwrap();
    (room, referent)
}

const FINALIZE: Command = Command::Finalize { end_running: true };

/// The codes in the table of certificates, in order.
async fn codes(server: &TestServer) -> Vec<String> {
    let pool = server.app().store.pool();
    let rows = sqlx::query("select code from certificate order by code")
        .fetch_all(pool)
        .await
        .unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn a_certificate_code_that_is_taken_is_drawn_again_and_harms_no_other_room() {
    let server = TestServer::start().await;
    let (one, mut first) = almost_closed(&server).await;
    let (_, mut second) = almost_closed(&server).await;
    let (_, mut third) = almost_closed(&server).await;
    let elsewhere = Room::create(&server, 1).await;
    let mut invigilator = elsewhere.invigilator(&server, "Claire Morel").await;
    let mut candidate = elsewhere.testing(&server, &mut invigilator, 1).await;
    // Half of all codes are somebody else's: those that begin with a digit or A to G.
    let pool = server.app().store.pool();
    let taken = "create trigger taken before insert on certificate when new.code < 'P-H' \
                 begin insert into certificate (code, session_id, seat, issued_at) \
                 values (new.code, new.session_id, 1000, 0); end";
    sqlx::query(taken).execute(pool).await.unwrap();
    let bank = server.app().bank.clone();
    let (a, b, c, ()) = tokio::join!(
        first.socket.ask(FINALIZE),
        second.socket.ask(FINALIZE),
        third.socket.ask(FINALIZE),
        candidate.treat(&bank, 10),
    );
    assert_eq!((a, b, c), (Ok(()), Ok(()), Ok(())));
    let codes = codes(&server).await;
    assert_eq!(
        codes.len(),
        3,
        "one a candidate, and nothing of the attempts"
    );
    assert!(codes.iter().all(|code| code.as_str() > "P-H"), "{codes:?}");
    let review = one.finalization_view(&server).await;
    let shown = review.seats[0].certificate.as_ref().unwrap();
    assert!(codes.iter().any(|code| code == shown.as_str()));
    assert_eq!(candidate.treated().await, 10);
}

#[tokio::test]
async fn tables_that_contradict_the_journal_refuse_a_finalization_and_stop_no_room() {
    let server = TestServer::start().await;
    let (room, mut referent) = almost_closed(&server).await;
    // As after a restore that brought back one table and not the other.
    let stray = "insert into deciding_row (session_id, version) \
                 select session_id, max(version) + 1 from journal where session_id = $1 \
                 group by session_id";
    let pool = server.app().store.pool();
    sqlx::query(stray)
        .bind(room.id.as_str())
        .execute(pool)
        .await
        .unwrap();
    let refused = referent.socket.ask(FINALIZE).await.unwrap_err();
    assert_eq!(refused["code"], "storage_unavailable");
    assert!(codes(&server).await.is_empty());
    let view = room.finalization_view(&server).await;
    assert_eq!(view.seats[0].certificate, None);

    sqlx::query("delete from deciding_row")
        .execute(pool)
        .await
        .unwrap();
    referent.socket.ask(FINALIZE).await.unwrap();
    assert_eq!(codes(&server).await.len(), 1);
}

/// Starts the server that people install, and waits until it gives up.
async fn refused_start(arguments: &[&str]) -> anyhow::Result<Output> {
    let ended = tokio::process::Command::new(program("vigie"))
        .args(["serve", "--port", "0", "--admin", "127.0.0.1:0"])
        .args(arguments)
        .env_remove("RUST_LOG")
        .kill_on_drop(true)
        .output();
    Ok(tokio::time::timeout(PATIENCE, ended).await??)
}

/// In ways that also hold for root, for whom no file is read-only.
#[tokio::test]
async fn a_server_that_cannot_write_its_database_says_so_in_one_sentence_and_ends() {
    let server = TestServer::start().await;
    let read_only = format!("sqlite://{}/vigie.db?mode=ro", server.data().display());
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path();
    std::fs::create_dir_all(elsewhere.join("folder/vigie.db")).unwrap();
    std::fs::write(elsewhere.join("file"), "").unwrap();
    let [folder, file] = ["folder", "file"].map(|name| elsewhere.join(name).display().to_string());
    let cases: [(&[&str], &str); 3] = [
        (
            &["--data", &folder, "--database", &read_only],
            "vigie: the database does not take writes: ",
        ),
        (
            &["--data", &folder],
            &format!("vigie: the database in {folder} cannot be opened: "),
        ),
        (
            &["--data", &file],
            &format!("vigie: the data folder {file} cannot be made: "),
        ),
    ];
    for (arguments, sentence) in cases {
        let ended = refused_start(arguments).await.unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.starts_with(sentence), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(ended.stdout.is_empty(), "it never says that it is ready");
    }
    // A page that opened it before is not disturbed.
    let room = Room::create(&server, 1).await;
    room.invigilator(&server, "Claire Morel").await;
}
