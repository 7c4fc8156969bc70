//! What plays the companion in a real browser: a script of the page, another extension, a
//! recorded message. None is taken for it, and the board names each.

use std::{fs, path::Path};

use serde_json::{Value, json};
use vigie_shared::companion::{COMPANION_GONE_AFTER, PAGE_SETTLED_AFTER};
use vigie_tests::TestServer;

use crate::exam_room::ExamRoom;
use crate::support::{AI, block_page};

/// Opens a socket of a companion with this first frame; calls `done` with the code it is closed
/// with.
const PRESENT: &str = "const present = (address, first) => { \
    const socket = new WebSocket(address, 'vigie-companion.v1'); \
    socket.onopen = () => socket.send(JSON.stringify(first)); \
    socket.onmessage = () => done('taken'); \
    socket.onclose = ({ code }) => done(code); };";

fn socket_address(exam: &ExamRoom) -> String {
    let origin = exam.server.origin().replacen("http", "ws", 1);
    format!("{origin}{}", exam.room.socket_path("companion"))
}

async fn see_misuse(exam: &mut ExamRoom, kind: &str) {
    let wanted = json!(kind);
    exam.see_card(kind, |card| {
        let details = json!(card.companion_details);
        let mut misuses = details["misuses"].as_array().into_iter().flatten();
        misuses.any(|misuse| misuse["kind"] == wanted)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_of_the_page_is_not_the_companion() {
    let server = TestServer::start().await;
    let mut exam = ExamRoom::testing(server, "required").await;
    let ticket = exam.room.path("candidate", "companion/ticket");
    let address = socket_address(&exam);
    exam.page().await;
    let script = format!(
        "{PRESENT} fetch('{ticket}', {{ method: 'POST', body: '{{}}', \
         headers: {{ 'content-type': 'application/json' }} }}).then((response) => response.json()) \
         .then(({{ ticket }}) => present('{address}', {{ type: 'link', ticket, version: '1.0.0', \
         browser: 'chromium 156', resume: null }}))"
    );
    assert_eq!(exam.browser.run_to_end(&script).await, 4403);
    see_misuse(&mut exam, "page_script").await;
    println!(
        "claim: a script of the page that presents a ticket is refused, and named on the board"
    );

    // It answers in the place of the companion, which is gone.
    exam.page().await;
    let script = "document.addEventListener('vigie:companion?', ({ detail }) => { \
        const { nonce } = JSON.parse(detail); \
        document.dispatchEvent(new CustomEvent('vigie:companion!', { detail: JSON.stringify({ \
        v: 1, nonce, version: '1.0.0', state: 'blocking', list: 1, self_check: { storage: true, \
        permissions: true, clock_skew_ms: 0, policy: 'user' } }) })); })";
    exam.browser.run(script).await;
    exam.server.clock.advance(PAGE_SETTLED_AFTER);
    exam.browser.set_enabled(false).await;
    exam.browser
        .until("the test to be blocked", async || {
            // The server knows of the end a moment later than it happens.
            exam.server.clock.advance(COMPANION_GONE_AFTER);
            let is_blocked = exam.page().await.has("companion-blocked").await;
            is_blocked.then_some(()).ok_or(())
        })
        .await;
    exam.see_companion("absent").await;
    println!("claim: a page that says that the companion is there does not make it present");
}

/// An extension that takes the ticket which the page hands over; `address` ends before the number
/// of the session.
fn thief(folder: &Path, address: &str) {
    let manifest = json!({
        "manifest_version": 3, "name": "Thief", "version": "1.0",
        "background": { "service_worker": "background.js" },
        "host_permissions": ["http://localhost/*"],
        "content_scripts": [{
            "matches": ["http://localhost/*"], "js": ["content.js"], "run_at": "document_start",
        }],
    });
    let content = "document.addEventListener('vigie:companion?', ({ detail }) => { \
        const { nonce } = JSON.parse(detail); \
        document.dispatchEvent(new CustomEvent('vigie:companion!', { detail: JSON.stringify({ \
        v: 1, nonce, version: '1.0.0', state: 'ready', list: null, self_check: { storage: true, \
        permissions: true, clock_skew_ms: 0, policy: 'user' } }) })); }, true); \
        document.addEventListener('vigie:companion-link', ({ detail }) => { \
        chrome.runtime.sendMessage(JSON.parse(detail)); }, true);";
    let background = format!(
        "chrome.runtime.onMessage.addListener(({{ session, ticket }}) => {{ \
         const socket = new WebSocket('{address}' + session, 'vigie-companion.v1'); \
         socket.onopen = () => socket.send(JSON.stringify({{ type: 'link', ticket, \
         version: '1.0.0', browser: 'chromium 156', resume: null }})); }});"
    );
    for (name, text) in [
        ("manifest.json", manifest.to_string()),
        ("content.js", content.to_owned()),
        ("background.js", background),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_extension_that_takes_the_ticket_is_named_and_the_companion_links_all_the_same() {
    let server = TestServer::start().await;
    let folder = tempfile::tempdir().unwrap();
    let address = format!("ws://localhost:{}/api/socket/companion/", server.port());
    thief(folder.path(), &address);
    let mut exam = ExamRoom::waiting_beside(server, "required", &[folder.path()]).await;
    see_misuse(&mut exam, "another_extension").await;
    exam.start_test().await;
    exam.browser.visit_until(AI, &block_page("ai")).await;
    println!(
        "claim: another extension that takes a ticket is named, and the companion links anyway"
    );
}

/// Messages with the key of the link, which is the worst that somebody could have.
pub async fn recorded_and_forged_messages_are_named(exam: &mut ExamRoom) {
    let address = socket_address(exam);
    for (counter, changed, kind) in [(1, "", "replayed"), (1_000_000, "x", "forged")] {
        // Where the key of the link is: the worst that somebody could have recorded.
        exam.browser.visit_own_page("options").await;
        let script = format!(
            "{PRESENT} (async () => {{ \
             const {{ secrets }} = await chrome.storage.session.get('secrets'); \
             const {{ link, key }} = Object.values(secrets)[0]; \
             const {{ authenticate }} = await import('/background/protocol.js'); \
             const mac = await authenticate(key, `resume|${{link}}|{counter}{changed}`); \
             present('{address}', {{ type: 'resume', link, counter: {counter}, mac }}); }})()"
        );
        let end: Value = exam.browser.run_to_end(&script).await;
        assert_eq!(end, 4400, "{kind}");
        see_misuse(exam, kind).await;
    }
    exam.see_companion("present").await;
    exam.browser.visit_until(AI, &block_page("ai")).await;
    assert_eq!(exam.invigilator.card(1).await.alerts, []);
    println!("claim: a recorded and a forged message are refused and named; the companion goes on");
}
