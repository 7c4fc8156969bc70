//! Restarts, cuts, updates and lists that are not right.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;
use vigie_tests::{BlockListDocument, EXAM_HOST, ExamBrowser, ExamServer, PATIENCE};

use crate::support::{
    AI, assert_no_trace, block_page, list, running, see_nearer_end, see_no_trace, site,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_restarts_goes_on_blocking_and_links_again() {
    let server = ExamServer::start(list(1)).await;
    let mut browser = running(&server).await;
    browser.restart().await;
    browser.visit_until(AI, &block_page("ai")).await;
    browser.open_exam().await;
    browser.see_state("blocking").await;
    server
        .see_report("a second link", |record| record.links == 2)
        .await;
    // It ends while the browser is closed, which knows that from the clock alone.
    server.run_for(10);
    see_nearer_end(&browser).await;
    browser.restart().await;
    see_no_trace(&browser).await;
    assert_eq!(browser.visit(AI).await, site("chatgpt.com"));
    println!("claim: a restart of the browser neither ends nor prolongs the blocking");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_deadline_it_is_over_though_the_network_has_gone() {
    const LEFT: Duration = Duration::from_secs(8);
    let server = ExamServer::start(list(1)).await;
    let browser = running(&server).await;
    server.run_for(8);
    let begun = Instant::now();
    see_nearer_end(&browser).await;
    server.set_down(true);
    browser
        .until("the end of the blocking", async || {
            let now = browser.visit(AI).await;
            (now == site("chatgpt.com")).then_some(()).ok_or(now)
        })
        .await;
    let took = begun.elapsed();
    // The companion measures the server's clock by what came over a network.
    assert!(took > LEFT - Duration::from_secs(1), "too early: {took:?}");
    assert!(took < LEFT + PATIENCE, "{took:?}");
    assert_no_trace(&browser).await;
    println!("claim: without a network the blocking ends {took:.1?} after news of {LEFT:?} left");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_meanwhile_sites_stay_blocked_and_the_companion_goes_on_by_itself() {
    let server = ExamServer::start(list(1)).await;
    let browser = running(&server).await;
    a_server_that_restarts_changes_nothing(&server, &browser).await;
    a_captive_portal_is_a_network_to_wait_for(&server, &browser).await;
    disabled_enabled_and_updated_it_is_back_without_a_reload(&browser).await;
    a_private_window_gets_no_link_and_takes_none_away(&browser).await;
    only_the_lists_of_the_server_count(&server, &browser).await;
}

/// The server is away for a moment, and then starts without its memory.
async fn a_server_that_restarts_changes_nothing(server: &ExamServer, browser: &ExamBrowser) {
    server.set_down(true);
    browser.see_state("unreachable").await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    server.set_down(false);
    browser.see_state("blocking").await;
    let record = server
        .see_report("a resume", |record| record.resumes + record.links > 1)
        .await;
    assert_eq!(record.faults, Vec::<String>::new());
    // Started again without its memory.
    server.set_down(true);
    browser.see_state("unreachable").await;
    server.forget_links();
    server.set_down(false);
    browser.see_state("blocking").await;
    println!("claim: the blocking holds while the server is away, and the link comes back");
}

/// Whatever is asked for, the page of a network comes.
async fn a_captive_portal_is_a_network_to_wait_for(server: &ExamServer, browser: &ExamBrowser) {
    server.set_portal(true);
    browser.see_state("unreachable").await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    let elsewhere = "https://fr.wikipedia.org/";
    assert_eq!(browser.visit(elsewhere).await, site("portal"));
    server.set_list(BlockListDocument::new(
        2,
        &json!({ "ai": ["chatgpt.com", "wikipedia.org"] }),
    ));
    server.set_portal(false);
    browser.see_state("blocking").await;
    browser.visit_until(elsewhere, &block_page("ai")).await;
    println!(
        "claim: behind a captive portal sites stay blocked, what it answers is not taken for the \
         server, and afterwards the companion goes on by itself"
    );
}

/// In the page that was open before.
async fn disabled_enabled_and_updated_it_is_back_without_a_reload(browser: &ExamBrowser) {
    let loads = "return performance.timeOrigin";
    browser.answer().await;
    let loaded = browser.run(loads).await;
    browser.set_enabled(false).await;
    browser.see_state("absent").await;
    assert_eq!(
        browser.visit(AI).await,
        site("chatgpt.com"),
        "disabled, it does nothing"
    );
    browser.set_enabled(true).await;
    browser.see_state("blocking").await;
    browser.visit_until(AI, &block_page("ai")).await;

    browser.update("1.0.1").await;
    browser
        .until("the new version to answer", async || {
            let answer = browser.answer().await;
            let is_new = answer["version"] == "1.0.1" && answer["state"] == "blocking";
            is_new.then_some(()).ok_or(answer)
        })
        .await;
    assert_eq!(
        browser.run(loads).await,
        loaded,
        "the page was not loaded again"
    );
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    println!("claim: enabled again or updated, it works in the open page");
}

/// Where the companion may look into private windows at all.
async fn a_private_window_gets_no_link_and_takes_none_away(browser: &ExamBrowser) {
    browser.open_private().await;
    browser.see_state_here("private_window").await;
    browser.see_state("blocking").await;
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    println!("claim: a test in a private window is told that the companion does not work there");
}
/// One that is not what was signed, an older one, and one that names the server itself.
async fn only_the_lists_of_the_server_count(server: &ExamServer, browser: &ExamBrowser) {
    let categories = json!({ "ai": ["wikipedia.org"] });
    server.set_tampered_list(BlockListDocument::new(6, &categories));
    browser.see_state("list_refused").await;
    assert_eq!(
        browser.visit(AI).await,
        block_page("ai"),
        "the earlier list holds"
    );
    server.set_list(list(7));
    browser.see_state("blocking").await;
    server.set_list(list(4));
    browser.see_state("list_refused").await;

    let own = json!({ "ai": [EXAM_HOST, "wikipedia.org"] });
    server.set_list(BlockListDocument::new(8, &own));
    browser.see_state("blocking").await;
    browser
        .visit_until("https://fr.wikipedia.org/", &block_page("ai"))
        .await;
    browser.open_exam().await;
    browser.see_state("blocking").await;
    println!(
        "claim: a tampered and an older list are refused, and no list blocks the server of the test"
    );
}
