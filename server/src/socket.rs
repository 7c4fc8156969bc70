//! WebSockets: one task per connection.
//!
//! The task owns the socket. It reads frames, charges them to the budget of the person, hands
//! commands to the actor of its topic, writes what the actor sends, and sends a heartbeat
//! after five seconds of silence, so that both sides know how fresh they are.

mod companion;
mod connection;
mod disconnect;
mod login;
mod meter;
mod topic;
mod upgrade;
mod waiting_request;
mod write;

use crate::{
    app::SharedApp,
    auth::{self, Portal},
    error::ApiError,
    governor::PrincipalKey,
    http::{ClientAddress, GuardedRoutes, RouteAccess, SocketAccess},
    live::{Audience, ConnectionId},
};
use axum::{
    extract::{Path, State, ws::rejection::WebSocketUpgradeRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use connection::Connection;
use std::sync::atomic::{AtomicU64, Ordering};
use topic::{CenterTopic, SessionTopic, Topic};
use tracing::Instrument;
use upgrade::{SocketLimits, SocketUpgrade};
use vigie_shared::{
    access::Action,
    ids::{LoginId, SessionId},
    protocol::{CloseReason, SUBPROTOCOL},
    session::Actor,
};

static NEXT_CONNECTION: AtomicU64 = AtomicU64::new(1);

/// Who connects, and to what.
struct ConnectionContext<T> {
    topic: T,
    audience: Audience,
    actor: Actor,
    login: LoginId,
    /// Whose budget the socket draws on.
    budget: PrincipalKey,
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
        .guarded(
            "/api/socket/companion/{session}",
            RouteAccess::open().socket(),
            get(companion::upgrade),
        )
}

type Upgrade = Result<SocketUpgrade, WebSocketUpgradeRejection>;
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
            budget: candidate.budget_key(),
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
        budget: invigilator.budget_key(),
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
        budget: referent.budget_key(),
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
        budget: referent.budget_key(),
        actor: Actor::Referent(referent.into()),
    });
    accept(app, upgrade, access.permit(context))
}

/// Upgrades, if the login is right and the client speaks our version.
fn accept<T: Topic>(
    app: SharedApp,
    upgrade: Upgrade,
    context: Result<ConnectionContext<T>, CloseReason>,
) -> Response {
    match (upgrade, context) {
        (Ok(upgrade), Ok(context)) => open(app, upgrade, context),
        (Ok(upgrade), Err(reason)) => turn_away(upgrade, reason),
        (Err(rejection), _) => rejection.into_response(),
    }
}

/// Accepts a connection only to close it with the reason: a browser hides the status of a
/// refused upgrade from its page, which could not tell whether to try again.
fn turn_away(upgrade: SocketUpgrade, reason: CloseReason) -> Response {
    upgrade.accept(SocketLimits::Stranger, async move |socket, _| {
        write::close(socket, reason).await;
    })
}

/// Starts the task of the connection.
fn open<T: Topic>(
    app: SharedApp,
    upgrade: SocketUpgrade,
    context: ConnectionContext<T>,
) -> Response {
    if !upgrade.speaks(SUBPROTOCOL) {
        return (StatusCode::BAD_REQUEST, "unsupported_version").into_response();
    }
    let Some(budget) = app.governor.open_socket(context.budget) else {
        return turn_away(upgrade, CloseReason::TooFast);
    };
    let id = ConnectionId(NEXT_CONNECTION.fetch_add(1, Ordering::Relaxed));
    upgrade.accept(SocketLimits::LoggedIn, move |socket, meter| {
        let sockets = app.sockets.clone();
        let span = context.topic.span(id, context.audience);
        let connection = Box::new(Connection::new(app, id, context, budget, meter));
        // Tracked, because nobody else waits for upgraded sockets at the end.
        sockets.track_future(connection.run(socket).instrument(span))
    })
}
