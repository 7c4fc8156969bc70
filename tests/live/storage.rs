//! A database that refuses to write.

use std::{process::Output, time::Duration};
use vigie_shared::session::Command;
use vigie_tests::{Room, TestServer, program};

/// The longest a program may take to find out that it cannot start.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn when_the_journal_cannot_be_written_nothing_happened_and_it_can_go_on() {
    let server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let room = Room::create(&server, 2).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    let before = candidate.page().await;

    // As SQLite reports a full disk: the statement fails, the transaction is gone.
    let pool = server.app().store.pool();
    let full = "create trigger full_disk before insert on journal \
                begin select raise(abort, 'database or disk is full'); end";
    sqlx::query(full).execute(pool).await.unwrap();
    let answer = Command::Answer {
        ask,
        response: item.right_response(),
    };
    let refused = candidate.socket.ask(answer.clone()).await.unwrap_err();
    assert_eq!(refused["code"], "storage_unavailable");
    assert_eq!(candidate.page().await, before, "nothing changed");

    sqlx::query("drop trigger full_disk")
        .execute(pool)
        .await
        .unwrap();
    candidate.socket.ask(answer).await.unwrap();
    assert_eq!(candidate.page().await["phase"]["treated"], 1);
}

/// Starts the server that people install, and waits until it gives up.
async fn refused_start(arguments: &[&str]) -> anyhow::Result<Output> {
    let ended = tokio::process::Command::new(program("vigie"))
        .args(["serve", "--port", "0"])
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
    // Whoever has opened it before is not disturbed.
    let room = Room::create(&server, 1).await;
    room.invigilator(&server, "Claire Morel").await;
}
