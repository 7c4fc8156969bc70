//! The layer around each route: who asks, for what, and may they?

use super::{RouteAccess, RouteSubject, audited::AuditedRequest, current_login::CurrentLogin};
use crate::{app::SharedApp, error::ApiError};
use axum::{
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use vigie_shared::{access::can, ids::SessionId};

/// What the table says to the login that a socket came with.
#[derive(Debug, Clone, Copy)]
pub struct SocketAccess {
    is_allowed: bool,
}

impl SocketAccess {
    /// The context of a connection, if the table allows it.
    ///
    /// # Errors
    /// `not_logged_in`.
    pub fn permit<T>(self, context: Result<T, ApiError>) -> Result<T, ApiError> {
        match self.is_allowed {
            true => context,
            false => Err(ApiError::NotLoggedIn),
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
    if let Some(denied) = denied
        && !access.is_socket
    {
        audited.refused(&app, asked).await;
        return Err(denied);
    }
    if access.is_socket {
        parts.extensions.insert(SocketAccess { is_allowed });
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    if !is_allowed {
        audited.refused(&app, asked).await;
    } else if let Some(answer) = audited.answer(&response) {
        audited.done(&app, asked, answer).await;
    }
    Ok(response)
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
    let login = match CurrentLogin::load(portal, parts, app).await {
        Ok(login) => login,
        Err(denied @ ApiError::NotLoggedIn) => {
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
