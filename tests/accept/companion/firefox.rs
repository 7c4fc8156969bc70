//! The companion in Firefox: the same folder, another browser.

use vigie_tests::{ExamServer, FirefoxBrowser, firefox};

use crate::support::{AI, block_page, is_full_size, list, site};

/// Most of what is shown is the same in both browsers and is shown in Chromium; here what the
/// browsers have of their own: rules, block page, content scripts, background, connection. At full
/// size only.
#[tokio::test(flavor = "multi_thread")]
async fn in_firefox_sites_are_blocked_during_the_test_and_free_before_and_after() {
    if !is_full_size() {
        return;
    }
    let Some(program) = firefox() else {
        println!("NOT SHOWN: the companion in Firefox; no Firefox is installed (VIGIE_FIREFOX)");
        return;
    };
    let server = ExamServer::start(list(1)).await;
    let browser = FirefoxBrowser::start(&program, &server).await;
    browser.see_state("linked").await;
    browser.visit(AI, &site("chatgpt.com")).await;

    server.run_for(3600);
    browser.see_state("blocking").await;
    // It was open when the test began.
    browser.arrive(&block_page("ai")).await;
    for (address, arrival) in [
        ("https://www.chatgpt.com/c/1", block_page("ai")),
        ("https://chatgpt.com/file", block_page("ai")),
        (
            "https://fr.wikipedia.org/to?https://chatgpt.com/",
            block_page("ai"),
        ),
        (
            "https://www.jeuxvideo.com/forums/42.htm",
            block_page("help_forum"),
        ),
        ("https://www.jeuxvideo.com/jeux/", site("www.jeuxvideo.com")),
        (
            "https://fr.wikipedia.org/wiki/Pix",
            site("fr.wikipedia.org"),
        ),
    ] {
        browser.visit(address, &arrival).await;
    }
    let request = "fetch('https://chatgpt.com/api').then(() => 'answered', () => 'blocked')";
    assert_eq!(browser.result(request).await, "blocked");
    let counted = server
        .see_report("the attempts are reported", |record| {
            record.heartbeat["attempts"]["direct"]["help_forum"] == 1
        })
        .await;
    assert_eq!(counted.faults, Vec::<String>::new());
    results_are_filtered(&browser).await;

    browser.update("1.0.1").await;
    browser.see_version("1.0.1").await;
    browser.see_state("blocking").await;
    browser.visit_until(AI, &block_page("ai")).await;

    server.set_down(true);
    browser.see_state("unreachable").await;
    browser.visit(AI, &block_page("ai")).await;
    server.set_down(false);
    browser.see_state("blocking").await;
    server.end();
    browser.visit_until(AI, &site("chatgpt.com")).await;
    println!(
        "claim: in Firefox {} sites are blocked during the test, through a cut and an update, and \
         free before and after",
        browser.version()
    );
}

async fn results_are_filtered(browser: &FirefoxBrowser) {
    let hidden = "[...document.querySelectorAll('[data-expect=hidden]')] \
        .filter((element) => element.getClientRects().length > 0).length";
    let address = "https://duckduckgo.com/search?q=coeur+rouge";
    browser.open(address).await;
    browser
        .see_result("forbidden results to be hidden", hidden, |left| *left == 0)
        .await;
    let found = "document.querySelectorAll('[data-expect=hidden]').length";
    assert!(browser.result(found).await.as_u64() > Some(1));
}
