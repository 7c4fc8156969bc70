//! One browser WebSocket: its events go to the callback it was opened with, until it
//! is dropped.

use gloo_events::EventListener;
use vigie_shared::protocol::SUBPROTOCOL;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CloseEvent, MessageEvent, WebSocket};

use super::LocalClose;

/// What happens to a socket.
pub enum SocketEvent {
    /// Messages may be sent.
    Opened,
    /// A text came.
    Text(String),
    /// It is closed, with this code.
    Closed(u16),
}

/// An open or opening socket. Dropping it ends its events.
pub struct Socket {
    inner: WebSocket,
    _listeners: [EventListener; 3],
}

impl Socket {
    /// Opens a socket to `path` of the server this page comes from.
    pub fn open(path: &str, on_event: impl Fn(SocketEvent) + Clone + 'static) -> Option<Self> {
        let location = gloo_utils::window().location();
        let scheme = if location.protocol().ok()? == "https:" {
            "wss"
        } else {
            "ws"
        };
        let url = format!("{scheme}://{}{path}", location.host().ok()?);
        let inner = WebSocket::new_with_str(&url, SUBPROTOCOL).ok()?;
        let (opened, texts, closed) = (on_event.clone(), on_event.clone(), on_event);
        let listeners = [
            EventListener::new(&inner, "open", move |_| opened(SocketEvent::Opened)),
            EventListener::new(&inner, "message", move |event| {
                if let Some(text) = event
                    .dyn_ref()
                    .and_then(|e: &MessageEvent| e.data().as_string())
                {
                    texts(SocketEvent::Text(text));
                }
            }),
            // An "error" event is always followed by "close", which says more.
            EventListener::new(&inner, "close", move |event| {
                let code = event.dyn_ref().map_or(1006, CloseEvent::code);
                closed(SocketEvent::Closed(code));
            }),
        ];
        Some(Self {
            inner,
            _listeners: listeners,
        })
    }

    /// Sends a text. A socket that is not open loses it, as the network might:
    /// commands are resent until they are answered.
    pub fn send(&self, text: &str) {
        if self.inner.ready_state() == WebSocket::OPEN {
            self.inner.send_with_str(text).unwrap_or_else(warn);
        }
    }

    /// Closes with a code; its close event is not reported any more.
    pub fn close(self, reason: LocalClose) {
        self.inner
            .close_with_code(reason.code())
            .unwrap_or_else(warn);
    }
}

fn warn(error: JsValue) {
    web_sys::console::warn_1(&error);
}
