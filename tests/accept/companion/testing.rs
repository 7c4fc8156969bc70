//! A whole test with the companion and the real server: what the candidate meets, what the board
//! shows, and what outlives a cut.

use std::time::Duration;
use tokio::time::Instant;

use serde_json::json;
use vigie_shared::{
    companion::{PAGE_SETTLED_AFTER, SiteCategory},
    session::AlertKind,
    time::{MINUTE, RULE_CREDIT, SECOND},
};
use vigie_tests::{Browsers, PATIENCE, TestServer, screens as people};

use crate::exam_room::{ExamRoom, SEAT};
use crate::imitation::recorded_and_forged_messages_are_named;
use crate::support::{AI, assert_no_trace, block_page, see_nearer_end, see_no_trace, site};
use crate::troubles::a_removed_permission_is_shown;

/// What the board may take to show that a companion is missing.
const LONGEST_UNNOTICED: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread")]
async fn a_test_blocks_sites_from_its_first_question_to_its_end_and_the_board_counts_attempts() {
    let server = TestServer::start().await;
    let mut exam = ExamRoom::waiting(server, "required").await;
    exam.see_companion("present").await;
    assert_eq!(exam.browser.visit(AI).await, site("chatgpt.com"));
    exam.start_test().await;
    exam.browser.visit_until(AI, &block_page("ai")).await;
    exam.see_card("an attempt, without an address", |card| {
        let details = json!(card.companion_details);
        !details.to_string().contains("chatgpt")
            && details["attempts"]["direct"]["ai"].as_u64() > Some(0)
    })
    .await;
    an_update_changes_nothing(&mut exam).await;
    recorded_and_forged_messages_are_named(&mut exam).await;
    a_removed_permission_is_shown(&mut exam).await;
    // Of the last moment: the test ends before a heartbeat is due.
    let category = SiteCategory::Messaging;
    exam.browser
        .visit_until("https://anydesk.com/", &block_page("messaging"))
        .await;
    exam.end_test().await;
    exam.page().await.see("ended").await;
    exam.see_card("the attempt of the last moment", |card| {
        let details = card.companion_details.as_ref();
        details.is_some_and(|details| details.attempts.direct.contains_key(&category))
    })
    .await;
    exam.browser.visit_until(AI, &site("chatgpt.com")).await;
    assert_no_trace(&exam.browser).await;
    println!(
        "claim: with the real server a site is blocked during the test, free before and after"
    );
}

/// It goes on in the open page, and keeps what it counted.
async fn an_update_changes_nothing(exam: &mut ExamRoom) {
    let (prompt, loaded) = (exam.prompt().await, exam.page_loaded_at().await);
    exam.see_card("the attempt", |card| {
        json!(card.companion_details)["attempts"].is_object()
    })
    .await;
    let before = json!(exam.invigilator.card(SEAT).await.companion_details)["attempts"].clone();
    exam.browser.update("1.0.1").await;
    exam.see_card("the new version", |card| {
        json!(card.companion_details)["version"] == "1.0.1" && json!(card.companion) == "present"
    })
    .await;
    assert_eq!(exam.prompt().await, prompt);
    assert_eq!(exam.page_loaded_at().await, loaded);
    exam.browser
        .visit_until("https://brainly.com/", &block_page("answer_site"))
        .await;
    // Counts reach the board once a minute.
    exam.server.clock.advance(MINUTE);
    exam.see_card("the attempt after the update", |card| {
        json!(card.companion_details)["attempts"]["direct"]["answer_site"].is_u64()
    })
    .await;
    let after = json!(exam.invigilator.card(SEAT).await.companion_details)["attempts"].clone();
    assert_eq!(
        after["direct"]["ai"], before["direct"]["ai"],
        "counted once"
    );
    println!("claim: updated in the middle of a test, it goes on in the open page");
}

#[tokio::test(flavor = "multi_thread")]
async fn disabled_in_the_middle_it_blocks_within_three_seconds_and_enabled_gives_the_question_back()
{
    let server = TestServer::start_now().await;
    let mut exam = ExamRoom::testing(server, "required_auto_clear").await;
    let settled_at = Instant::now() + Duration::from_micros(PAGE_SETTLED_AFTER.unsigned_abs());
    let (prompt, loaded) = (exam.prompt().await, exam.page_loaded_at().await);
    let browsers = Browsers::start().await;
    let origin = exam.server.origin();
    let board = browsers.open(&origin, "/surveillant", None).await;
    people::log_in_invigilator(&board, &exam.room.codes(), "Idir Haddad").await;
    // What goes while a page is quite new may be its network.
    exam.browser
        .until("the page to be settled", async || {
            let arrival = exam.browser.visit(AI).await;
            (Instant::now() > settled_at).then_some(()).ok_or(arrival)
        })
        .await;
    let deadline = deadline_of(&exam).await;

    exam.browser.set_enabled(false).await;
    let disabled_at = Instant::now();
    board
        .see_css(&format!("[data-testid=card-{SEAT}][data-standing=blocked]"))
        .await;
    let noticed = disabled_at.elapsed();
    assert!(noticed < LONGEST_UNNOTICED, "{noticed:?}");
    board.see("task").await;
    assert_eq!(board.axe().await, Vec::<String>::new());
    board.picture("companion-missing-board").await;
    let page = exam.page().await;
    page.see("companion-blocked").await;
    assert!(!page.all_text().await.contains(&prompt), "hidden");
    assert_eq!(page.axe().await, Vec::<String>::new());
    page.picture("companion-missing-candidate").await;
    exam.see_card("the alert that waits", |card| {
        let mut alerts = card.alerts.iter();
        alerts.any(|alert| alert.kind == AlertKind::Companion)
    })
    .await;

    exam.browser.set_enabled(true).await;
    exam.page().await.gone("companion-blocked").await;
    assert_eq!(exam.prompt().await, prompt, "the same question");
    assert_eq!(exam.page_loaded_at().await, loaded, "without a reload");
    let credited = deadline_of(&exam).await - deadline;
    assert!((1..=RULE_CREDIT).contains(&credited), "{credited}");
    exam.browser.visit_until(AI, &block_page("ai")).await;
    println!(
        "claim: disabled in the middle, the board shows it after {noticed:.1?}; enabled again, the \
         same question is back without a reload, {} s later on the clock",
        credited / SECOND
    );
}

async fn deadline_of(exam: &ExamRoom) -> i64 {
    let card = exam.invigilator.card(SEAT).await;
    card.test.unwrap().deadline.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_restarts_in_a_test_blocks_before_its_page_is_open() {
    let server = TestServer::start().await;
    let mut exam = ExamRoom::testing(server, "required_auto_clear").await;
    let prompt = exam.prompt().await;
    exam.browser.restart().await;
    exam.browser.visit_until(AI, &block_page("ai")).await;
    // The login ended with the browser: the person enters again, and goes on when they may.
    exam.browser.open_exam().await;
    exam.enter().await;
    exam.page().await.see("resume").await;
    exam.authorize().await;
    exam.page().await.click("resume-test").await;
    assert_eq!(exam.prompt().await, prompt);
    exam.see_companion("present").await;
    exam.end_test().await;
    exam.page().await.see("ended").await;
    see_no_trace(&exam.browser).await;
    assert_eq!(exam.browser.visit(AI).await, site("chatgpt.com"));
    println!(
        "claim: a browser that restarts blocks from its first page on, and goes on with the test"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_gone_at_the_deadline_does_not_prolong_the_blocking() {
    const LEFT: i64 = 8 * SECOND;
    let server = TestServer::start().await;
    let exam = ExamRoom::testing(server, "required").await;
    let left = deadline_of(&exam).await - exam.server.clock.now().0;
    exam.server.clock.advance(left - LEFT);
    see_nearer_end(&exam.browser).await;
    exam.proxy.break_networking();
    let took = exam
        .browser
        .until("the end of the blocking", async || {
            let now = exam.browser.visit(AI).await;
            (now == site("chatgpt.com")).then_some(()).ok_or(now)
        })
        .await;
    assert!(took < PATIENCE, "{took:?}");
    // The last heartbeat, which renews the rest of the time here, was five seconds ago at most.
    assert!(took > Duration::from_secs(2), "too early: {took:?}");
    assert_no_trace(&exam.browser).await;
    println!("claim: with the network gone at the deadline, the blocking is over after {took:.0?}");
}
