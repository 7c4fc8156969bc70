//! The socket of the companion extension: subprotocol `vigie-companion.v1`.
//!
//! No cookie counts here. Who opens it is what the browser says in `Origin`, and what it may do
//! follows from the ticket or the link in its first frame. So the upgrade is for everybody, with
//! little to say until then.

mod connection;
mod first_frame;
mod list_offer;
mod reports;

use super::{
    Upgrade,
    upgrade::{Socket, SocketLimits},
    write::close_with,
};
use crate::{
    app::SharedApp, companion::ExtensionOrigin, http::ClientAddress, telemetry::GaugeGuard,
};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use connection::CompanionConnection;
use tracing::Instrument;
use vigie_shared::companion::{
    CLOSE_DISPLACED, CLOSE_FORGED, CLOSE_NOT_LINKED, CLOSE_SILENT, CLOSE_TOO_FAST,
    CLOSE_WRONG_ORIGIN, COMPANION_SUBPROTOCOL,
};

/// Why a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkEnd {
    /// The extension left, or the network failed.
    PeerGone,
    /// A frame that is not of the protocol, or out of order.
    Malformed,
    /// A signature or a counter is wrong.
    Forged,
    /// A right ticket or link, from somebody else.
    WrongOrigin,
    /// No such ticket or link, or its login has ended.
    NotLinked,
    /// A newer link of the same device has taken its place.
    Displaced,
    /// Nothing came for too long.
    Silent,
    /// Too many frames.
    TooFast,
    /// The server restarts.
    Restarting,
    /// The room cannot serve it now.
    Unavailable,
}

impl LinkEnd {
    /// Close code and reason; none when nobody is there to read it.
    fn close(self) -> Option<(u16, &'static str)> {
        Some(match self {
            Self::PeerGone => return None,
            Self::Malformed => (CLOSE_FORGED, "malformed"),
            Self::Forged => (CLOSE_FORGED, "forged"),
            Self::WrongOrigin => (CLOSE_WRONG_ORIGIN, "wrong_origin"),
            Self::NotLinked => (CLOSE_NOT_LINKED, "not_linked"),
            Self::Displaced => (CLOSE_DISPLACED, "displaced"),
            Self::Silent => (CLOSE_SILENT, "silent"),
            Self::TooFast => (CLOSE_TOO_FAST, "too_fast"),
            Self::Restarting => (1012, "restarting"),
            Self::Unavailable => (1013, "unavailable"),
        })
    }
}

/// Upgrades, if the client speaks our version and not too many others wait to say who they are.
pub(super) async fn upgrade(
    State(app): State<SharedApp>,
    _: ClientAddress,
    session: Result<Path<u32>, PathRejection>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Response {
    let (session, upgrade) = match (session, upgrade) {
        (Ok(Path(session)), Ok(upgrade)) => (session, upgrade),
        (Err(rejection), _) => return rejection.into_response(),
        (_, Err(rejection)) => return rejection.into_response(),
    };
    if !upgrade.speaks(COMPANION_SUBPROTOCOL) {
        return (StatusCode::BAD_REQUEST, "unsupported_version").into_response();
    }
    let Ok(turn) = app.companions.unlinked.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "busy").into_response();
    };
    let header = headers
        .get(header::ORIGIN)
        .and_then(|origin| origin.to_str().ok());
    let origin = ExtensionOrigin::from_header(header, &app.companions.chromium_ids);
    upgrade.accept(SocketLimits::Companion, move |socket, meter| {
        let sockets = app.sockets.clone();
        let connection = CompanionConnection::new(app, session, origin, meter);
        let span = tracing::info_span!(parent: None, "companion", session);
        let run = async move {
            serve(connection, socket, turn).await;
        };
        async move { sockets.track_future(run.instrument(span)).await }
    })
}

async fn serve(
    mut connection: CompanionConnection,
    mut socket: Box<Socket>,
    turn: tokio::sync::OwnedSemaphorePermit,
) {
    let _counted = GaugeGuard::connection();
    let end = match connection.open(&mut socket, turn).await {
        Ok(link) => link.run(&mut socket).await,
        Err(end) => end,
    };
    let (meter, close) = (connection.into_meter(), end.close());
    if let Some((code, reason)) = close {
        meter.lift();
        close_with(socket, code, reason).await;
    }
}
