//! The events between the page and the content script of the extension.

use gloo_events::EventListener;
use serde::Deserialize;
use vigie_shared::session::InstallPolicy;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

use super::CompanionState;
use super::detector::CompanionNonce;

const REQUEST: &str = "vigie:companion?";
const ANSWER: &str = "vigie:companion!";
const LINK: &str = "vigie:companion-link";

/// The version of these messages.
const VERSION: u8 = 1;

/// What the extension answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CompanionAnswer {
    /// That of the request.
    pub nonce: String,
    /// Version of the extension.
    pub version: String,
    /// Where it stands.
    pub state: CompanionState,
    /// Version of its block list, once it has one.
    #[serde(default)]
    pub list: Option<u32>,
    /// What it found when it checked itself.
    #[serde(default)]
    pub self_check: Option<AnsweredSelfCheck>,
}

/// What the extension found when it checked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct AnsweredSelfCheck {
    /// It can keep things.
    pub storage: bool,
    /// It may do what it needs to block.
    pub permissions: bool,
    /// How far the clock of the computer is ahead of the server, milliseconds.
    #[serde(default)]
    pub clock_skew_ms: Option<i64>,
    /// How it came into the browser.
    pub policy: InstallPolicy,
}

/// Calls back with each answer that can be read.
pub fn listen(onanswer: impl Fn(CompanionAnswer) + 'static) -> EventListener {
    EventListener::new(&gloo_utils::document(), ANSWER, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
        let text = detail.and_then(|detail| detail.as_string());
        // Anything in this page can dispatch it: what is no answer is passed over.
        if let Some(answer) = text.and_then(|text| serde_json::from_str(&text).ok()) {
            onanswer(answer);
        }
    })
}

/// Asks the extension whether it is there.
pub fn ask(nonce: &CompanionNonce, session: u32) {
    let request = serde_json::json!({ "v": VERSION, "nonce": nonce.0, "session": session });
    dispatch(REQUEST, &request.to_string());
}

/// Hands the extension a ticket.
pub fn hand_over(nonce: &CompanionNonce, session: u32, ticket: &str) {
    let link = serde_json::json!({
        "v": VERSION, "nonce": nonce.0, "session": session, "ticket": ticket,
    });
    dispatch(LINK, &link.to_string());
}

fn dispatch(name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Dispatching fails only for an event that is being dispatched already.
        gloo_utils::document()
            .dispatch_event(&event)
            .unwrap_or_default();
    }
}
