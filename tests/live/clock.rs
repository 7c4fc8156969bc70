//! The server keeps the time.

use vigie_shared::{
    session::Command,
    time::{MINUTE, SECOND},
};
use vigie_tests::LiveRoom;

#[tokio::test]
async fn at_the_deadline_the_test_ends_by_itself_and_extra_time_counts() {
    let (server, room, mut invigilator, mut plain) =
        LiveRoom::start().candidates(2).testing(1).await;
    let mut longer = room.testing(&server, &mut invigilator, 2).await;
    plain.next_page().await;

    server.clock.advance(105 * MINUTE);
    let over = plain
        .socket
        .wait_for(|message| message["state"]["phase"]["phase"] == "ended")
        .await;
    assert_eq!(over["state"]["phase"]["cause"], "time");
    let page = longer.page().await;
    assert_eq!(
        page["phase"]["phase"], "testing",
        "33 % more are 34 min 39 s"
    );

    server.clock.advance(34 * MINUTE + 39 * SECOND - 1);
    let page = longer.page().await;
    assert_eq!(page["phase"]["phase"], "testing");
    server.clock.advance(1);
    let over = longer
        .socket
        .wait_for(|message| message["state"]["phase"]["phase"] == "ended")
        .await;
    assert_eq!(over["state"]["phase"]["cause"], "time");
}

#[tokio::test]
async fn nothing_is_accepted_after_the_deadline() {
    let (server, _, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    server.clock.advance(105 * MINUTE);
    let answer = Command::Answer {
        presentation: ask,
        response: item.correct_response(),
    };
    let refused = candidate.socket.ask(answer).await.unwrap_err();
    // The timer and the answer race; both refuse.
    let code = refused["code"].as_str().unwrap();
    assert!(["time_is_up", "test_ended"].contains(&code), "{code}");
}
