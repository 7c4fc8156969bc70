//! WebSockets: one actor per connection.
//!
//! The actor owns the socket. It reads frames, authorises and paces them, hands
//! commands to the room, writes what the room sends, and beats every five
//! seconds, so that both sides know how fresh they are.

mod actor;
mod destination;
mod pace;

use crate::{
    app::SharedApp,
    auth,
    error::ApiError,
    room::{Audience, ConnectionId, Outgoing},
};
use axum::{
    Router,
    extract::{
        Path, State, WebSocketUpgrade,
        ws::{WebSocket, rejection::WebSocketUpgradeRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use destination::Destination;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;
use vigie_shared::{
    ids::SessionId,
    protocol::{CloseReason, MAX_FRAME_BYTES, SUBPROTOCOL},
    session::Actor,
};

/// Frames on their way to one socket. Full means the client is too slow.
pub(crate) type Outbox = mpsc::Sender<Outgoing>;

/// Frames that may wait for one socket: a burst of a whole room fits.
const OUTBOX: usize = 128;

/// Frames up to this size are read, so that those above [`MAX_FRAME_BYTES`] can be told
/// why they are refused; bytes.
const READABLE: usize = 4 * MAX_FRAME_BYTES;

static NEXT_CONNECTION: AtomicU64 = AtomicU64::new(1);

/// Who connects, and to what.
pub(crate) struct Visitor {
    destination: Destination,
    audience: Audience,
    actor: Actor,
}

/// The four doors.
pub fn routes() -> Router<SharedApp> {
    Router::new()
        .route("/api/socket/candidate", get(candidate))
        .route("/api/socket/invigilator", get(invigilator))
        .route("/api/socket/referent/{session}", get(referent))
        .route("/api/socket/center", get(center))
}

type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;
type LogIn<Who> = Result<Who, ApiError>;

async fn candidate(
    State(app): State<SharedApp>,
    _: auth::Origin,
    who: LogIn<auth::Candidate>,
    upgrade: Upgrade,
) -> Response {
    let who = match who {
        Ok(who) => who,
        Err(error) => return turn_away(upgrade, error),
    };
    let actor = Actor::Candidate {
        seat: who.seat,
        device: who.device,
    };
    let audience = Audience::Candidate {
        seat: who.seat,
        device: who.device,
    };
    open(
        app,
        upgrade,
        Visitor {
            destination: Destination::Room(who.session),
            audience,
            actor,
        },
    )
}

async fn invigilator(
    State(app): State<SharedApp>,
    _: auth::Origin,
    who: LogIn<auth::Invigilator>,
    upgrade: Upgrade,
) -> Response {
    let who = match who {
        Ok(who) => who,
        Err(error) => return turn_away(upgrade, error),
    };
    let actor = Actor::Invigilator(who.name);
    open(
        app,
        upgrade,
        Visitor {
            destination: Destination::Room(who.session),
            audience: Audience::Invigilator,
            actor,
        },
    )
}

async fn referent(
    State(app): State<SharedApp>,
    _: auth::Origin,
    who: LogIn<auth::Referent>,
    Path(session): Path<SessionId>,
    upgrade: Upgrade,
) -> Response {
    let who = match who {
        Ok(who) => who,
        Err(error) => return turn_away(upgrade, error),
    };
    match app.store.is_of_center(session, who.center).await {
        Ok(true) => {}
        Ok(false) => return turn_away(upgrade, ApiError::NotLoggedIn),
        Err(error) => return ApiError::from(error).into_response(),
    }
    let actor = Actor::Referent(who.name);
    open(
        app,
        upgrade,
        Visitor {
            destination: Destination::Room(session),
            audience: Audience::Referent,
            actor,
        },
    )
}

async fn center(
    State(app): State<SharedApp>,
    _: auth::Origin,
    who: LogIn<auth::Referent>,
    upgrade: Upgrade,
) -> Response {
    let who = match who {
        Ok(who) => who,
        Err(error) => return turn_away(upgrade, error),
    };
    let actor = Actor::Referent(who.name);
    open(
        app,
        upgrade,
        Visitor {
            destination: Destination::Center(who.center),
            audience: Audience::Referent,
            actor,
        },
    )
}

/// Accepts who is not logged in, only to say so: a browser hides the status of a
/// refused upgrade from its page, which would knock for ever.
fn turn_away(upgrade: Upgrade, error: ApiError) -> Response {
    match (upgrade, error) {
        (Ok(upgrade), ApiError::NotLoggedIn) => upgrade
            .protocols([SUBPROTOCOL])
            .on_upgrade(async |socket| actor::close(socket, CloseReason::NotLoggedIn).await),
        (Err(rejection), _) => rejection.into_response(),
        (_, error) => error.into_response(),
    }
}

/// Upgrades, if the client speaks our version. Buffers are small: thousands of
/// these connections are open, and a frame is a few hundred bytes. Larger ones have no
/// limit: no second frame is taken before the first is written, and a referent whose
/// session is long could never be shown it.
fn open(app: SharedApp, upgrade: Upgrade, visitor: Visitor) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade.protocols([SUBPROTOCOL]),
        Err(rejection) => return rejection.into_response(),
    };
    if upgrade.selected_protocol().is_none() {
        return (StatusCode::BAD_REQUEST, "unsupported_version").into_response();
    }
    let id = ConnectionId(NEXT_CONNECTION.fetch_add(1, Ordering::Relaxed));
    upgrade
        .read_buffer_size(1024)
        .write_buffer_size(4096)
        .max_message_size(READABLE)
        .max_frame_size(READABLE)
        .on_upgrade(move |socket: WebSocket| {
            let sockets = app.sockets.clone();
            async move {
                let actor = actor::Connection::new(app, id, visitor);
                // Tracked, because axum does not wait for upgraded sockets at the end.
                sockets.track_future(actor.run(socket)).await;
            }
        })
}
