//! Killed servers, sleeping computers and clocks that are set: sites stay blocked while the test
//! runs, and not longer than a minute after its end.

use std::time::Duration;

use vigie_tests::{ExamServer, TestServer};

use crate::exam_room::{ExamRoom, SEAT};
use crate::support::{AI, assert_no_trace, block_page, is_full_size, list, running, site};

/// What the blocking may outlast the test by.
const LONGEST_AFTER_THE_END: Duration = Duration::from_secs(60);
const HOUR_MS: i64 = 3_600_000;

/// Waits until sites are free; how long that took.
async fn see_free(exam: &ExamRoom) -> Duration {
    let took = exam
        .browser
        .until("the end of the blocking", async || {
            let now = exam.browser.visit(AI).await;
            (now == site("chatgpt.com")).then_some(()).ok_or(now)
        })
        .await;
    assert!(took < LONGEST_AFTER_THE_END, "{took:?}");
    assert_no_trace(&exam.browser).await;
    took
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_and_started_again_finds_the_companion() {
    let server = TestServer::start_now().await;
    let mut exam = ExamRoom::testing(server, "required").await;
    let prompt = exam.prompt().await;
    let mut process = exam.move_to_process().await;
    exam.see_companion("present").await;
    process.kill().await.unwrap();
    assert_eq!(exam.browser.visit(AI).await, block_page("ai"));
    process.restart().await.unwrap();
    exam.see_companion("present").await;
    exam.page().await.gone("offline").await;
    assert_eq!(exam.prompt().await, prompt);
    assert_eq!(exam.browser.visit(AI).await, block_page("ai"));
    let card = exam.invigilator.card(SEAT).await;
    assert_eq!(card.alerts, [], "nobody was blocked for it");
    println!("claim: a server that was killed (SIGKILL) and started again finds the companion");

    if is_full_size() {
        // Killed for good; the test would have ended meanwhile.
        process.kill().await.unwrap();
        let _clock = exam.browser.move_clock(3 * HOUR_MS).await;
        let took = see_free(&exam).await;
        println!(
            "claim: a server killed for good prolongs nothing: sites are free after {took:.0?}"
        );
    } else {
        exam.end_test().await;
        exam.page().await.see("ended").await;
        see_free(&exam).await;
    }
}

/// Waits for alarms of the browser, which come each half minute: at full size only.
#[tokio::test(flavor = "multi_thread")]
async fn a_computer_asleep_for_an_hour_blocks_when_it_wakes_and_not_after_the_end() {
    if !is_full_size() {
        return;
    }
    let server = TestServer::start().await;
    let mut exam = ExamRoom::testing(server, "required_auto_clear").await;
    let prompt = exam.prompt().await;
    let clock = exam.sleep_for_an_hour().await;
    assert_eq!(exam.browser.visit(AI).await, block_page("ai"));
    exam.page().await.gone("companion-blocked").await;
    assert_eq!(exam.prompt().await, prompt, "the same question");
    exam.see_companion("present").await;
    println!("claim: after an hour of sleep in the middle of the test sites are blocked");

    // The test ends while the computer sleeps, which has no network when it wakes.
    exam.proxy.break_networking();
    let later = exam.sleep_for_an_hour().await;
    let took = see_free(&exam).await;
    drop((clock, later));
    println!(
        "claim: where the test ended while the computer slept, sites are free {took:.0?} after it \
         woke, without a network"
    );
}

/// At full size only, for the same reason.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_back_without_a_server_ends_the_blocking_until_the_server_answers() {
    if !is_full_size() {
        return;
    }
    let server = ExamServer::start(list(1)).await;
    let browser = running(&server).await;
    server.set_down(true);
    browser.see_state("unreachable").await;
    let _clock = browser.move_clock(-HOUR_MS).await;
    browser.see_state("clock_wrong").await;
    assert_eq!(browser.visit(AI).await, site("chatgpt.com"));
    server.set_down(false);
    browser.see_state("blocking").await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    println!(
        "claim: a clock set back where no server is reached ends the blocking; the next message of \
         the server brings it back, however wrong the clock is"
    );
}
