//! What is blocked, when, and at what cost.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use vigie_tests::{BlockListDocument, ExamBrowser, ExamServer};

use crate::{
    results_pages,
    support::{AI, assert_no_trace, block_page, list, site},
};

/// One browser for all of it: most of what a story costs is the start of its browser.
#[tokio::test(flavor = "multi_thread")]
async fn a_forbidden_site_is_blocked_during_the_test_and_free_before_and_after() {
    let server = ExamServer::start(list(1)).await;
    let browser = ExamBrowser::start(&server).await;
    browser.see_state("linked").await;
    assert_eq!(browser.visit(AI).await, site("chatgpt.com"));

    server.run_for(3600);
    browser.see_state("blocking").await;
    // It was open when the test began.
    browser.arrive(&block_page("ai")).await;
    addresses_lead_to_the_block_page(&browser).await;
    parts_of_pages_are_blocked(&browser).await;
    let heartbeat = server
        .see_report("the attempts are reported", |record| {
            record.heartbeat["attempts"]["direct"]["answer_site"] == 1
        })
        .await;
    assert_eq!(heartbeat.faults, Vec::<String>::new());
    let text = heartbeat.heartbeat.to_string();
    assert!(!text.contains("nosdevoirs"), "{text}");
    println!("claim: attempts are counted by category, without an address");
    the_block_page_says_why(&browser).await;
    results_pages::lose_forbidden_links_and_answers(&server, &browser).await;

    let left_open = leave_open(&browser, AI).await;
    results_pages::show_everything_after(&browser, || server.end()).await;
    says_that_it_is_over(&browser, left_open).await;
    browser.visit_until(AI, &site("chatgpt.com")).await;
    assert_no_trace(&browser).await;
    println!("claim: free before and after, without a trace");
}

/// Addresses typed, redirects and downloads, of sites and of parts of sites.
async fn addresses_lead_to_the_block_page(browser: &ExamBrowser) {
    for (address, arrival) in [
        ("https://www.chatgpt.com/c/1", block_page("ai")),
        ("http://chatgpt.com/", block_page("ai")),
        (
            "https://fr.wikipedia.org/to?https://chatgpt.com/",
            block_page("ai"),
        ),
        ("https://chatgpt.com/file", block_page("ai")),
        (
            "https://www.jeuxvideo.com/forums/42.htm",
            block_page("help_forum"),
        ),
        ("https://old.reddit.com/r/france", block_page("help_forum")),
        ("https://nosdevoirs.fr/devoir/1", block_page("answer_site")),
        (
            "https://www.instagram.com/direct/inbox/",
            block_page("messaging"),
        ),
        (
            "https://chatgpt-com.translate.goog/",
            block_page("screen_translation"),
        ),
        ("https://www.jeuxvideo.com/jeux/", site("www.jeuxvideo.com")),
        (
            "https://www.instagram.com/ville/",
            site("www.instagram.com"),
        ),
        (
            "https://fr.wikipedia.org/wiki/Pix",
            site("fr.wikipedia.org"),
        ),
    ] {
        assert_eq!(browser.visit(address).await, arrival, "{address}");
    }
    println!(
        "claim: typed addresses, redirects and downloads of a forbidden site lead to the block page"
    );
}

/// A further tab with what this address leads to.
async fn leave_open(browser: &ExamBrowser, address: &str) -> WindowHandle {
    let driver = &browser.page().driver;
    let tab = driver.new_tab().await.unwrap();
    driver.switch_to_window(tab.clone()).await.unwrap();
    // The driver reports a navigation that was blocked as an error.
    let _ = driver.goto(address).await;
    tab
}

/// Links, frames, requests and addresses that change without a load.
async fn parts_of_pages_are_blocked(browser: &ExamBrowser) {
    browser
        .visit("https://fr.wikipedia.org/frame?https://chatgpt.com/")
        .await;
    let request =
        "fetch('https://chatgpt.com/api').then(() => done('answered'), () => done('blocked'))";
    assert_eq!(browser.run_to_end(request).await, "blocked");
    let request = "fetch('https://www.service-public.fr/').then(() => done('answered'), () => done('blocked'))";
    assert_eq!(browser.run_to_end(request).await, "answered");
    let frame = "const frame = document.querySelector('iframe'); \
        done(frame.contentDocument === null ? 'foreign' : 'blank')";
    assert_eq!(browser.run_to_end(frame).await, "foreign");
    let depth = browser
        .page()
        .driver
        .find_all(thirtyfour::By::Tag("iframe"))
        .await
        .unwrap();
    depth[0].clone().enter_frame().await.unwrap();
    assert_eq!(
        browser.run("return document.getElementById('site')").await,
        Value::Null
    );
    browser.page().driver.enter_default_frame().await.unwrap();

    browser.run("location.assign('https://chatgpt.com/')").await;
    browser.arrive(&block_page("ai")).await;
    browser.visit("https://www.jeuxvideo.com/jeux/").await;
    browser
        .run("history.pushState(null, '', '/forums/42.htm')")
        .await;
    browser.arrive(&block_page("help_forum")).await;
    println!("claim: links, frames, requests and changed addresses are blocked as well");
}

async fn the_block_page_says_why(browser: &ExamBrowser) {
    assert_eq!(browser.visit(AI).await, block_page("ai"));
    let page = browser.page();
    let messages = browser.messages().await;
    let text = page.all_text().await;
    for name in [
        "blocked_title",
        "blocked_text",
        "category_ai",
        "blocked_record",
    ] {
        let said = messages[name]["message"].as_str().unwrap_or_default();
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("chatgpt"), "{text}");
    assert_eq!(page.axe().await, Vec::<String>::new());
    page.picture("companion-blocked").await;
    for name in ["status", "options"] {
        browser.visit_own_page(name).await;
        assert_eq!(page.axe().await, Vec::<String>::new(), "{name}");
        page.picture(&format!("companion-{name}")).await;
    }
}

/// A block page that was open when the test ended.
async fn says_that_it_is_over(browser: &ExamBrowser, tab: WindowHandle) {
    let driver = &browser.page().driver;
    driver.switch_to_window(tab).await.unwrap();
    let messages = browser.messages().await;
    let over = messages["blocked_over"]["message"]
        .as_str()
        .unwrap_or_default();
    browser
        .until("the block page to say that it is over", async || {
            let text = browser.page().all_text().await;
            text.contains(over).then_some(()).ok_or(text)
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_entries_cost_less_than_five_milliseconds_a_navigation() {
    let entries: Vec<_> = (0..10_000)
        .map(|at| match at % 5 {
            0 => format!("site{at}.example/path"),
            _ => format!("site{at}.example"),
        })
        .collect();
    let large = BlockListDocument::new(2, &json!({ "ai": entries }));
    let server = ExamServer::start(list(1)).await;
    let browser = ExamBrowser::start(&server).await;
    browser.see_state("linked").await;
    let before = median_navigation(&browser).await;
    server.set_list(large);
    server.run_for(3600);
    browser.see_state("blocking").await;
    browser
        .visit_until("https://www.site9995.example/path/x", &block_page("ai"))
        .await;
    assert_eq!(
        browser.visit("https://site9999.example/").await,
        block_page("ai")
    );
    assert_eq!(
        browser.visit("https://site9995.example/").await,
        site("site9995.example")
    );
    let during = median_navigation(&browser).await;
    println!(
        "claim: a navigation takes {before:.1} ms without and {during:.1} ms with 10,000 entries"
    );
    assert!(during - before < 5.0, "{before} ms became {during} ms");
}

/// Milliseconds from the start of a navigation to its response, in the middle of 41.
async fn median_navigation(browser: &ExamBrowser) -> f64 {
    let mut times = Vec::new();
    for at in 0..41 {
        browser
            .visit(&format!("https://fr.wikipedia.org/{at}"))
            .await;
        let time = "return performance.getEntriesByType('navigation')[0].responseStart";
        times.push(browser.run(time).await.as_f64().unwrap());
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
