//! The layer around each route: who asks, for what, and may they?

use super::{RouteAccess, RouteSubject, audited::AuditedRequest, current_login::CurrentLogin};
use crate::{app::SharedApp, error::ApiError};
use axum::{
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use tracing::Instrument;
use vigie_shared::{access::can, ids::SessionId, protocol::CloseReason};

/// What the table says to the login that a socket came with.
#[derive(Debug, Clone, Copy)]
pub struct SocketAccess {
    /// Why the socket is closed at once, if it is.
    denied: Option<CloseReason>,
}

impl SocketAccess {
    fn new(denied: Option<&ApiError>) -> Self {
        let denied = denied.map(|denied| match denied {
            ApiError::TooManyRequests { .. } => CloseReason::TooFast,
            // Nor does the session of another center say that it exists.
            _ => CloseReason::NotLoggedIn,
        });
        Self { denied }
    }

    /// The context of a connection, if the table allows it.
    ///
    /// # Errors
    /// Why the socket is closed at once.
    pub fn permit<T>(self, context: Result<T, ApiError>) -> Result<T, CloseReason> {
        match self.denied {
            // A login that was let through is handed on.
            None => context.map_err(|_| CloseReason::NotLoggedIn),
            Some(denied) => Err(denied),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for SocketAccess {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let found = parts.extensions.get::<Self>().copied();
        found.ok_or_else(|| ApiError::internal(anyhow::anyhow!("a socket without access")))
    }
}

/// Who asks for what, and why they may not.
#[derive(Default)]
pub(super) struct AccessRequest {
    pub(super) login: Option<CurrentLogin>,
    pub(super) session: Option<SessionId>,
    denied: Option<ApiError>,
}

/// Lets a request through to its handler if the access table says so.
pub(super) async fn enforce(
    State((app, access)): State<(SharedApp, RouteAccess)>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let (mut parts, body) = request.into_parts();
    let mut asked = ask(access, &mut parts, &app).await?;
    let audited = AuditedRequest::new(access, &mut parts, &app, &mut asked).await;
    let denied = asked.denied.take();
    let is_allowed = denied.is_none();
    if let Some(login) = asked.login.as_ref().filter(|_| is_allowed) {
        login.hand_on(&mut parts.extensions);
    }
    if access.is_socket {
        let access = SocketAccess::new(denied.as_ref());
        parts.extensions.insert(access);
    } else if let Some(denied) = denied {
        audited.refused(&app, asked).await;
        return Err(denied);
    }
    let leaves_line = audited.leaves_line();
    let handling = async move {
        let response = next.run(Request::from_parts(parts, body)).await;
        if !is_allowed {
            audited.refused(&app, asked).await;
        } else if let Some(answer) = audited.answer(&response) {
            audited.done(&app, asked, answer).await;
        }
        response
    };
    if leaves_line {
        // In a task of its own: the request of somebody who hangs up is dropped where it waits,
        // which may be between what was done and the line about it.
        let task = tokio::spawn(handling.in_current_span());
        return task.await.map_err(ApiError::internal);
    }
    Ok(handling.await)
}

/// Asks the table. What is denied is in the answer; an error is a fault of the server.
async fn ask(
    access: RouteAccess,
    parts: &mut Parts,
    app: &SharedApp,
) -> Result<AccessRequest, ApiError> {
    let mut asked = AccessRequest::default();
    let Some(portal) = access.portal.filter(|_| !access.action.is_open()) else {
        return Ok(asked);
    };
    let login = match CurrentLogin::authenticate(portal, parts, app).await {
        Ok(login) => login,
        Err(denied @ (ApiError::NotLoggedIn | ApiError::TooManyRequests { .. })) => {
            asked.denied = Some(denied);
            return Ok(asked);
        }
        Err(error) => return Err(error),
    };
    if access.subject == RouteSubject::SessionInPath {
        asked.session = session_in_path(parts).await;
        let allowed = match asked.session {
            Some(session) => {
                let scope = login.scope_of(session, app).await?;
                can(login.role(), access.action, scope)
            }
            None => false,
        };
        // What is not allowed looks like what is not there.
        asked.denied = (!allowed).then_some(ApiError::NotFound);
    }
    asked.login = Some(login);
    Ok(asked)
}

/// The session that the path names, if it is an id.
async fn session_in_path(parts: &mut Parts) -> Option<SessionId> {
    let parameters = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let (_, id) = parameters
        .iter()
        .find(|(name, _)| matches!(*name, "id" | "session"))?;
    id.parse().ok()
}
