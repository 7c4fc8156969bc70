//! Time in which the server could not record anything.

use serde_json::Value;
use vigie_shared::{
    session::Command,
    time::{MINUTE, SECOND},
};
use vigie_tests::{CandidateLogin, LiveRoom, TestServer};

/// When the time of a candidate is up, as their page says, microseconds.
async fn deadline(candidate: &mut CandidateLogin) -> Option<i64> {
    candidate.page().await["phase"]["deadline"].as_i64()
}

/// Stops the server, starts it again `micros` later.
async fn be_away(server: &mut TestServer, micros: i64) {
    server.stop().await;
    server.clock.advance(micros);
    server.restart().await;
}

#[tokio::test]
async fn a_deadline_inside_an_outage_ends_no_test_and_the_time_is_given_back() {
    let (mut server, _, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let before = deadline(&mut candidate).await.unwrap();
    server.clock.advance(100 * MINUTE);
    be_away(&mut server, 20 * MINUTE).await;

    candidate.reconnect().await;
    assert_eq!(deadline(&mut candidate).await, Some(before + 20 * MINUTE));
    candidate.answer(&server.app().bank, true).await;
    // Not again with the next start.
    server.clock.advance(4 * MINUTE);
    be_away(&mut server, 0).await;
    candidate.reconnect().await;
    assert_eq!(deadline(&mut candidate).await, Some(before + 20 * MINUTE));
    server.clock.advance(MINUTE);
    candidate
        .socket
        .wait_for(|message| message["state"]["phase"]["cause"] == "time")
        .await;
}

#[tokio::test]
async fn a_database_that_refuses_for_a_while_costs_nobody_their_time() {
    let (server, _, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (presentation, item) = candidate.shown(page, &bank).await;
    let before = deadline(&mut candidate).await.unwrap();
    let pool = server.app().store.pool();
    // As SQLite reports a full disk: the statement fails, the transaction is gone.
    for table in ["journal", "server_liveness"] {
        let full = format!(
            "create trigger full_{table} before insert on {table} \
             begin select raise(abort, 'database or disk is full'); end"
        );
        sqlx::query(sqlx::AssertSqlSafe(full))
            .execute(pool)
            .await
            .unwrap();
    }
    server.clock.advance(104 * MINUTE);
    let answer = Command::Answer {
        presentation,
        response: item.correct_response(),
    };
    let refused = candidate.socket.ask(answer.clone()).await.unwrap_err();
    assert_eq!(refused["code"], "storage_unavailable");
    // Across the end of the test.
    server.clock.advance(10 * MINUTE);
    for table in ["journal", "server_liveness"] {
        let drop = format!("drop trigger full_{table}");
        sqlx::query(sqlx::AssertSqlSafe(drop))
            .execute(pool)
            .await
            .unwrap();
    }
    candidate.socket.ask(answer).await.unwrap();
    assert_eq!(candidate.treated().await, 1);
    let page = candidate.page().await;
    let given = page["phase"]["deadline"].as_i64().unwrap() - before;
    // From the last write that came through: at most a second before the first refusal.
    let away = 114 * MINUTE;
    assert!((away..=away + SECOND).contains(&given), "{given}");
    assert_eq!(page["phase"]["credited_micros"], Value::from(given));
}
