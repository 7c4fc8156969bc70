//! What the stories share.

use serde_json::json;
use vigie_tests::{Arrival, BlockListDocument, ExamBrowser, ExamServer};

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
pub fn site(host: &str) -> Arrival {
    Arrival::Site(host.to_owned())
}

/// A visit that came to the block page.
pub fn block_page(category: &str) -> Arrival {
    Arrival::BlockPage(category.to_owned())
}

/// A browser whose test runs.
pub async fn running(server: &ExamServer) -> ExamBrowser {
    let browser = ExamBrowser::start(server).await;
    browser.see_state("linked").await;
    server.run_for(3600);
    browser.see_state("blocking").await;
    browser
}

/// Nothing but the settings and the key of the server is kept.
pub async fn assert_no_trace(browser: &ExamBrowser) {
    let traces = json!({ "rules": 0, "scripts": ["page-link"], "stored": ["pins", "policy"] });
    assert_eq!(browser.traces().await, traces);
}
