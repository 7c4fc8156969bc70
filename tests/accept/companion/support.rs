//! What the stories share.

use serde_json::{Value, json};
use vigie_tests::{BlockListDocument, ExamBrowser, ExamServer, VisitTarget};

/// Is this the full size, which `cargo xtask accept companion` asks for?
pub fn is_full_size() -> bool {
    std::env::var("VIGIE_ACCEPT").is_ok_and(|size| size == "full")
}

/// A site that is forbidden in most stories.
pub const AI: &str = "https://chatgpt.com/";

/// The list of most stories: a site of each kind, and a path.
pub fn list(version: u32) -> BlockListDocument {
    let categories = json!({
        "ai": ["chatgpt.com", "bing.com/chat"],
        "help_forum": ["jeuxvideo.com/forums", "reddit.com"],
        "answer_site": ["nosdevoirs.fr"],
        "messaging": ["web.whatsapp.com", "instagram.com/direct"],
        "screen_translation": ["translate.goog"],
    });
    BlockListDocument::new(version, &categories)
}

/// A visit that came to its site.
pub fn site(host: &str) -> VisitTarget {
    VisitTarget::Site(host.to_owned())
}

/// A visit that came to the block page.
pub fn block_page(category: &str) -> VisitTarget {
    VisitTarget::BlockPage(category.to_owned())
}

/// A browser whose test runs.
pub async fn running(server: &ExamServer) -> ExamBrowser {
    let browser = ExamBrowser::start(server).await;
    browser.see_state("linked").await;
    server.run_for(3600);
    browser.see_state("blocking").await;
    browser
}

/// Waits until the companion keeps an end that is at most ten seconds away.
pub async fn see_nearer_end(browser: &ExamBrowser) {
    // The server's clock may be another than the computer's: the companion knows by how much.
    const LEFT_MS: &str = "chrome.storage.local.get('tests').then(({ tests }) => { \
        const { blockUntilMs, aheadMs } = Object.values(tests)[0]; \
        done(blockUntilMs - aheadMs - Date.now()); })";
    browser
        .until("the nearer end to be kept", async || {
            browser.visit_own_page("options").await;
            let left = browser.run_to_end(LEFT_MS).await;
            let is_near = left.as_f64().is_some_and(|left| left < 10_000.0);
            is_near.then_some(()).ok_or(left)
        })
        .await;
}

/// Nothing but the settings and the key of the server is kept.
pub async fn assert_no_trace(browser: &ExamBrowser) {
    assert_eq!(browser.traces().await, no_trace());
}

/// Waits until it is so.
pub async fn see_no_trace(browser: &ExamBrowser) {
    browser
        .until("nothing to be left", async || {
            let traces = browser.traces().await;
            (traces == no_trace()).then_some(()).ok_or(traces)
        })
        .await;
}

fn no_trace() -> Value {
    json!({ "rules": 0, "scripts": ["page-link"], "stored": ["pins", "policy"] })
}
