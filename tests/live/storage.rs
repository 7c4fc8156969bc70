//! A database that refuses to write.

use vigie_shared::session::Command;
use vigie_tests::{Room, TestServer};

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
