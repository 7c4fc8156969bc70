//! WebSockets: one task per connection.
//!
//! The task owns the socket. It reads frames, limits their rate, hands commands to the actor
//! of its topic, writes what the actor sends, and sends a heartbeat after five seconds of
//! silence, so that both sides know how fresh they are.

mod connection;
mod disconnect;
mod login;
mod rate_limiter;
mod topic;
mod write;

use crate::{
    app::SharedApp,
    auth::{self, Portal},
    error::ApiError,
    http::{ClientAddress, GuardedRoutes, RouteAccess, SocketAccess},
    live::{Audience, ConnectionId},
};
use axum::{
    extract::{
        Path, State, WebSocketUpgrade,
        ws::{WebSocket, rejection::WebSocketUpgradeRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use connection::Connection;
use std::sync::atomic::{AtomicU64, Ordering};
use topic::{CenterTopic, SessionTopic, Topic};
use tracing::Instrument;
use vigie_shared::{
    access::Action,
    ids::{LoginId, SessionId},
    protocol::{CloseReason, MAX_FRAME_BYTES, SUBPROTOCOL},
    session::Actor,
};

/// Frames up to this size are read, so that those above [`MAX_FRAME_BYTES`] can be answered
/// with the reason why they are refused; bytes.
const MAX_READABLE_BYTES: usize = 4 * MAX_FRAME_BYTES;

static NEXT_CONNECTION: AtomicU64 = AtomicU64::new(1);

/// Who connects, and to what.
struct ConnectionContext<T> {
    topic: T,
    audience: Audience,
    actor: Actor,
    login: LoginId,
}

/// The routes of the sockets.
pub fn routes() -> GuardedRoutes {
    let own = |portal, action| RouteAccess::own(portal, action).socket();
    let candidates = own(Portal::Candidate, Action::WatchOwnTest);
    let invigilators = own(Portal::Invigilator, Action::WatchBoard);
    let referents = RouteAccess::session(Portal::Referent, Action::WatchDesk).socket();
    let centers = own(Portal::Referent, Action::WatchCenter);
    GuardedRoutes::default()
        .guarded(
            "/api/socket/candidate/{session}",
            candidates,
            get(candidate),
        )
        .guarded(
            "/api/socket/invigilator/{session}",
            invigilators,
            get(invigilator),
        )
        .guarded("/api/socket/referent/{session}", referents, get(referent))
        .guarded("/api/socket/center", centers, get(center))
}

type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;
type Login<Principal> = Result<Principal, ApiError>;

async fn candidate(
    State(app): State<SharedApp>,
    _: auth::Origin,
    _: ClientAddress,
    access: SocketAccess,
    login: Login<auth::Candidate>,
    upgrade: Upgrade,
) -> Response {
    let context = login.map(|candidate| {
        let (seat, device) = (candidate.seat, candidate.device);
        ConnectionContext {
            topic: SessionTopic(candidate.session),
            audience: Audience::Candidate { seat, device },
            actor: Actor::Candidate { seat, device },
            login: LoginId(device.0),
        }
    });
    accept(app, upgrade, access.permit(context))
}

async fn invigilator(
    State(app): State<SharedApp>,
    _: auth::Origin,
    _: ClientAddress,
    access: SocketAccess,
    login: Login<auth::Invigilator>,
    upgrade: Upgrade,
) -> Response {
    let context = login.map(|invigilator| ConnectionContext {
        topic: SessionTopic(invigilator.session),
        audience: Audience::Invigilator,
        login: invigilator.login,
        actor: Actor::Invigilator(invigilator.into()),
    });
    accept(app, upgrade, access.permit(context))
}

async fn referent(
    State(app): State<SharedApp>,
    _: auth::Origin,
    _: ClientAddress,
    access: SocketAccess,
    login: Login<auth::Referent>,
    Path(session): Path<SessionId>,
    upgrade: Upgrade,
) -> Response {
    let context = login.map(|referent| ConnectionContext {
        topic: SessionTopic(session),
        audience: Audience::Referent,
        login: referent.login,
        actor: Actor::Referent(referent.into()),
    });
    accept(app, upgrade, access.permit(context))
}

async fn center(
    State(app): State<SharedApp>,
    _: auth::Origin,
    _: ClientAddress,
    access: SocketAccess,
    login: Login<auth::Referent>,
    upgrade: Upgrade,
) -> Response {
    let context = login.map(|referent| ConnectionContext {
        topic: CenterTopic(referent.center),
        audience: Audience::Referent,
        login: referent.login,
        actor: Actor::Referent(referent.into()),
    });
    accept(app, upgrade, access.permit(context))
}

/// Upgrades, if the login is right and the client speaks our version.
fn accept<T: Topic>(
    app: SharedApp,
    upgrade: Upgrade,
    context: Result<ConnectionContext<T>, ApiError>,
) -> Response {
    match (upgrade, context) {
        (Ok(upgrade), Ok(context)) => open(app, upgrade.protocols([SUBPROTOCOL]), context),
        (Ok(upgrade), Err(ApiError::NotLoggedIn)) => reject_upgrade(upgrade),
        (Err(rejection), _) => rejection.into_response(),
        (_, Err(error)) => error.into_response(),
    }
}

/// Accepts a connection without a login only to close it with the reason: a browser hides the
/// status of a refused upgrade from its page, which would try again without end.
fn reject_upgrade(upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .protocols([SUBPROTOCOL])
        .on_upgrade(async |socket| write::close(socket, CloseReason::NotLoggedIn).await)
}

/// Starts the task of the connection. Buffers are small: thousands of these connections are
/// open, and a frame is a few hundred bytes. Larger frames have no limit: no second one is
/// taken before the first is written, and a referent whose session is long could never be
/// shown it.
fn open<T: Topic>(
    app: SharedApp,
    upgrade: WebSocketUpgrade,
    context: ConnectionContext<T>,
) -> Response {
    if upgrade.selected_protocol().is_none() {
        return (StatusCode::BAD_REQUEST, "unsupported_version").into_response();
    }
    let id = ConnectionId(NEXT_CONNECTION.fetch_add(1, Ordering::Relaxed));
    upgrade
        .read_buffer_size(1024)
        .write_buffer_size(4096)
        .max_message_size(MAX_READABLE_BYTES)
        .max_frame_size(MAX_READABLE_BYTES)
        .on_upgrade(move |socket: WebSocket| {
            let sockets = app.sockets.clone();
            let span = context.topic.span(id, context.audience);
            async move {
                let connection = Connection::new(app, id, context);
                // Tracked, because axum does not wait for upgraded sockets at the end.
                sockets
                    .track_future(connection.run(socket).instrument(span))
                    .await;
            }
        })
}
