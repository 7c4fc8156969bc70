//! Results pages of search engines, shaped like those of today (tests/companion/pages).

use serde_json::json;
use vigie_tests::{ENGINES, ExamBrowser, ExamServer};

use crate::support::block_page;

/// Results pages lose forbidden links and answers, and nothing else.
pub async fn lose_forbidden_links_and_answers(server: &ExamServer, browser: &ExamBrowser) {
    for (host, _) in ENGINES {
        let address = format!("https://{host}/search?q=coeur+rouge");
        browser.visit(&address).await;
        see_filtered(browser, host, "none").await;
        // A result that comes later, as pages load them while somebody scrolls.
        browser
            .run(
                "document.body.insertAdjacentHTML('beforeend', \
                  '<p><a data-expect=hidden href=\"https://chatgpt.com/late\">late</a></p>')",
            )
            .await;
        see_filtered(browser, host, "none").await;
        browser.page().picture(&format!("results-{host}")).await;
        assert_eq!(
            browser
                .visit(&format!("https://{host}/to?https://chatgpt.com/"))
                .await,
            block_page("ai"),
        );
    }
    println!(
        "claim: results pages of {} engines are filtered, allowed results untouched",
        ENGINES.len()
    );
    let counted = server
        .see_report("hidden links are reported", |record| {
            record.heartbeat["attempts"]["links"]["ai"].as_u64() > Some(20)
        })
        .await;
    let links = &counted.heartbeat["attempts"]["links"];
    assert!(links["help_forum"].as_u64() > Some(0), "{links}");

    assert_eq!(
        browser
            .visit("https://www.google.com/search?q=x&udm=50")
            .await,
        block_page("ai")
    );
}

/// What was hidden in a page that is open is there again after `end`, without a reload.
pub async fn show_everything_after(browser: &ExamBrowser, end: impl FnOnce()) {
    let (host, _) = ENGINES[0];
    browser
        .visit(&format!("https://{host}/search?q=coeur"))
        .await;
    see_filtered(browser, host, "none").await;
    end();
    see_filtered(browser, host, "").await;
    println!("claim: after the end everything hidden is there again, without a reload");
}

/// Waits until what should be hidden has this `display`, and nothing else is hidden.
async fn see_filtered(browser: &ExamBrowser, host: &str, display: &str) {
    let script = format!(
        "const shown = (element) => element.getClientRects().length > 0; \
         const wrong = [...document.querySelectorAll('[data-expect]')].filter((element) => \
         shown(element) === (element.dataset.expect === 'hidden' && '{display}' === 'none')); \
         return [document.querySelectorAll('[data-expect=hidden]').length, wrong.map((one) => one.outerHTML)]"
    );
    browser
        .until(&format!("the results of {host}"), async || {
            let found = browser.run(&script).await;
            let is_right = found[0].as_u64() > Some(1) && found[1] == json!([]);
            is_right.then_some(()).ok_or(found)
        })
        .await;
}
