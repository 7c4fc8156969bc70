//! Does a live connection to the server come about from here? Proxies that let pages through
//! often stop it.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use vigie_shared::companion::COMPANION_SUBPROTOCOL;
use web_sys::WebSocket;
use yew::prelude::*;

use super::check_list::CheckResult;

/// How long an upgrade may take, milliseconds.
const PATIENCE_MILLIS: u32 = 8_000;

/// Takes an upgrade from everybody; without a ticket nothing comes of it.
const PATH: &str = "/api/socket/companion/0";

/// Where the attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SocketProbe {
    /// On its way.
    Opening,
    /// It came about.
    Open,
    /// It did not.
    Failed,
}

impl SocketProbe {
    /// As a result.
    pub fn result(self) -> CheckResult {
        match self {
            Self::Opening => CheckResult::Running,
            Self::Open => CheckResult::Good,
            Self::Failed => CheckResult::Bad,
        }
    }

    /// The message that says so.
    pub fn words(self) -> &'static str {
        match self {
            Self::Opening => "device-check-socket-running",
            Self::Open => "device-check-socket-good",
            Self::Failed => "device-check-socket-bad",
        }
    }
}

/// Tries now, and again when the callback is called.
#[hook]
pub fn use_socket_probe() -> (SocketProbe, Callback<()>) {
    let probe = use_state_eq(|| SocketProbe::Opening);
    let round = use_state_eq(|| 0_u32);
    let setter = probe.setter();
    use_effect_with(*round, move |_| {
        setter.set(SocketProbe::Opening);
        let attempt = match WebSocket::new_with_str(&address(), COMPANION_SUBPROTOCOL) {
            Ok(socket) => {
                let opened = {
                    let (setter, socket) = (setter.clone(), socket.clone());
                    EventListener::once(&socket.clone(), "open", move |_| {
                        setter.set(SocketProbe::Open);
                        socket.close().unwrap_or_default();
                    })
                };
                let failed = {
                    let setter = setter.clone();
                    EventListener::once(&socket, "error", move |_| setter.set(SocketProbe::Failed))
                };
                let late = Timeout::new(PATIENCE_MILLIS, {
                    let socket = socket.clone();
                    move || {
                        if socket.ready_state() == WebSocket::CONNECTING {
                            setter.set(SocketProbe::Failed);
                            socket.close().unwrap_or_default();
                        }
                    }
                });
                Some((opened, failed, late))
            }
            Err(_) => {
                setter.set(SocketProbe::Failed);
                None
            }
        };
        move || drop(attempt)
    });
    let again = {
        let round = round.clone();
        Callback::from(move |()| round.set(round.wrapping_add(1)))
    };
    (*probe, again)
}

fn address() -> String {
    let location = gloo_utils::window().location();
    let secure = location
        .protocol()
        .is_ok_and(|protocol| protocol == "https:");
    let scheme = if secure { "wss" } else { "ws" };
    format!("{scheme}://{}{PATH}", location.host().unwrap_or_default())
}
