//! Middleware: requests of strangers are charged to the network they come from.
//!
//! A school is behind one address, so that a network without budget must keep nobody out who
//! belongs to it. Who brings a token that this server has signed is no stranger, and is known
//! before anything is looked up ([`LoginTokenMint`](crate::auth::LoginTokenMint)). Others are
//! charged before anything is done for them, and it is given back when their login turns out to
//! be good. Beyond the budget, credentials are paid for with a proof of work, and all else waits.

use super::ClientAddress;
use crate::{
    app::SharedApp,
    auth::{LoginToken, Portal},
    error::ApiError,
    governor::{BudgetExhausted, StrangerCharge},
    listener::RequestPlace,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use std::net::SocketAddr;

/// Left in a request with credentials that came when the budget of its network was used up: it
/// is looked at for a proof of work, or from a device that is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct CrowdedNetwork;

/// Charges one request. Pages and their files are free: they come from memory. Where the client
/// behind a proxy is not known, the proxy pays for all of them; what needs to know the client
/// is refused by its handler.
pub(super) async fn charge(
    State(app): State<SharedApp>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    client: Result<ClientAddress, ApiError>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request.uri().path();
    if !path.starts_with("/api") {
        return Ok(next.run(request).await);
    }
    let asked = AskedLogin::of(&request);
    if asked.as_ref().is_some_and(|asked| asked.is_known(&app)) {
        if let Some(place) = request.extensions().get::<RequestPlace>() {
            place.note_known_login();
        }
        return Ok(next.run(request).await);
    }
    let address = client.map_or(peer.ip(), |client| client.0);
    if path.starts_with("/api/socket/companion/") {
        app.governor.charge_companion(address)?;
        return Ok(next.run(request).await);
    }
    let logs_in = path.ends_with("/login");
    let takes_proofs = logs_in || path == "/api/certificates/verify";
    let is_charged = match app.governor.charge_stranger(address) {
        Ok(()) => {
            request.extensions_mut().insert(StrangerCharge(address));
            true
        }
        Err(_) if takes_proofs => {
            request.extensions_mut().insert(CrowdedNetwork);
            false
        }
        Err(exhausted) => return Err(beyond_budget(&app, &request, asked, exhausted)),
    };
    let response = next.run(request).await;
    if logs_in && is_charged && response.status().is_success() {
        // No stranger any more: a region behind one address may log in within a minute.
        app.governor.forgive_stranger(address);
    }
    Ok(response)
}

/// What a request without a login is answered beyond the budget. A page asks who is logged in
/// before it shows the login: that nobody is, is known without looking.
fn beyond_budget(
    app: &SharedApp,
    request: &Request,
    asked: Option<AskedLogin>,
    exhausted: BudgetExhausted,
) -> ApiError {
    let opens_socket = request.headers().contains_key(header::UPGRADE);
    match asked {
        Some(asked) if !opens_socket && asked.is_without(app) => ApiError::NotLoggedIn,
        Some(_) | None => exhausted.into(),
    }
}

/// The login that a path asks for, and the token that came for it.
struct AskedLogin {
    portal: Portal,
    session: Option<u32>,
    token: Option<LoginToken>,
}

impl AskedLogin {
    /// None for what asks for none. All that is not at the portals of a session is at that of
    /// the referents.
    fn of(request: &Request) -> Option<Self> {
        let path = request.uri().path().strip_prefix("/api/")?;
        let path = path.strip_prefix("socket/").unwrap_or(path);
        let (portal, session) = match path.split('/').collect::<Vec<_>>()[..] {
            [_, "login"]
            | [
                "certificates" | "connection" | "account-link" | "set-up",
                ..,
            ] => return None,
            ["candidate", session, ..] => (Portal::Candidate, Some(session.parse().ok()?)),
            ["invigilator", session, ..] => (Portal::Invigilator, Some(session.parse().ok()?)),
            _ => (Portal::Referent, None),
        };
        Some(Self {
            portal,
            session,
            token: portal.token_from(request.headers(), session),
        })
    }

    fn is_known(&self, app: &SharedApp) -> bool {
        let is_known = |token| app.login_tokens.is_known(token, self.portal, self.session);
        self.token.as_ref().is_some_and(is_known)
    }

    /// Is there surely no login, whatever is in the database?
    fn is_without(&self, app: &SharedApp) -> bool {
        let token = self.token.as_ref();
        token.is_none_or(|token| app.login_tokens.has_ended(token))
    }
}
