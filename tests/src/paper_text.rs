//! Papers, read again.

use crate::TestServer;
use lopdf::Document;
use reqwest::Client;

/// Pages and text of a paper, in one line.
pub async fn read_paper(server: &TestServer, path: &str, cookie: &str) -> (usize, String) {
    let request = Client::new().get(server.url(path)).header("cookie", cookie);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    let bytes = response.bytes().await.unwrap();
    assert!(bytes.starts_with(b"%PDF-"), "{path}");
    let document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    (pages.len(), words.join(" "))
}
