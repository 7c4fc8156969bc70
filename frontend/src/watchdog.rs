//! The application's side of `watchdog.js`, which watches it from outside: the page that dies
//! must not say that it lives.
//!
//! The component `Heartbeat` proves once a second that what was received is drawn, and drawn
//! into the document that people see.

use std::cell::Cell;
use std::panic::PanicHookInfo;

use wasm_bindgen::prelude::*;

thread_local! {
    /// Frames given to the page so far, over all connections.
    static RECEIVED: Cell<u32> = const { Cell::new(0) };
}

#[wasm_bindgen]
extern "C" {
    // They fail where the page lacks the watchdog, as in tests: then nobody watches.
    #[wasm_bindgen(js_namespace = vigieWatchdog, js_name = beat, catch)]
    fn beat(drawn: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = vigieWatchdog, js_name = received, catch)]
    fn received(count: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = vigieWatchdog, js_name = panicked, catch)]
    fn panicked() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = vigieWatchdog, js_name = socketBlocked, catch)]
    fn socket_blocked(address: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = vigieWatchdog, js_name = socketOpened, catch)]
    fn socket_opened() -> Result<(), JsValue>;
}

/// Frames given to the page so far.
pub fn frame_count() -> u32 {
    RECEIVED.get()
}

/// Everything of the first `drawn` frames is in the document.
pub fn note_drawn(drawn: u32) {
    beat(drawn).unwrap_or_default();
}

/// A frame was given to the page, which has to draw it.
pub fn note_frame() {
    let count = RECEIVED.get().wrapping_add(1);
    RECEIVED.set(count);
    received(count).unwrap_or_default();
}

/// Requests go through, the socket at this address does not.
pub fn note_blocked_socket(address: &str) {
    socket_blocked(address).unwrap_or_default();
}

/// A socket works.
pub fn note_open_socket() {
    socket_opened().unwrap_or_default();
}

/// For Yew: after a panic nothing is drawn any more.
pub fn on_panic(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    panicked().unwrap_or_default();
}
