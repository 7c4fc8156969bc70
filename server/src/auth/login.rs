//! A login: one row in the database, one cookie in the browser.

use super::{Assurance, DeviceLabel, LoginToken, Portal};
use crate::{
    app::App,
    store::{LoginRow, LoginSelection, StoreError},
};
use axum::http::{HeaderMap, HeaderValue};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, Seat, SessionId},
    time::Timestamp,
};

/// A person whose credentials were accepted.
#[derive(Debug)]
pub enum Principal {
    /// A candidate on one device.
    Candidate {
        /// The session the candidate is enrolled in.
        session: SessionId,
        /// Its number, which names the cookie.
        number: u32,
        /// The seat in it.
        seat: Seat,
        /// What was given besides the identity.
        proved: Assurance,
    },
    /// An invigilator.
    Invigilator {
        /// The session under watch.
        session: SessionId,
        /// Its number, which names the cookie.
        number: u32,
        /// The name given at the login, or that of the personal code.
        name: String,
        /// Whose personal code it was; none with the password of the session.
        account: Option<AccountId>,
    },
    /// A referent.
    Referent {
        /// Id of the account.
        id: AccountId,
        /// The password, or the password and a one-time code.
        proved: Assurance,
    },
}

/// Why a login was not written.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No randomness for the token.
    #[error("no randomness for the token of a login")]
    Random(#[from] getrandom::Error),
    /// The database did not take it.
    #[error("the login could not be written")]
    Store(#[from] StoreError),
}

/// Writes the login and returns the `Set-Cookie` to answer with.
///
/// # Errors
/// When there is no randomness, or the database does not take it.
#[tracing::instrument(skip_all)]
pub async fn start_login(
    app: &App,
    principal: Principal,
    device: DeviceLabel,
) -> Result<HeaderValue, LoginError> {
    let now = app.clock.now();
    let number = principal.session_number();
    let token = app.login_tokens.issue(principal.portal(), number)?;
    let (portal, row) = row(principal, &token, device, now);
    app.store.log_in(row).await?;
    tracing::info!(role = portal.name(), "logged in");
    Ok(portal.set_cookie(number, &token))
}

/// Ends the login to a session that a request came with, if any, with all its sockets, and
/// returns the `Set-Cookie` that ends it in the browser.
///
/// # Errors
/// When the database does not take it.
#[tracing::instrument(skip_all, fields(role = portal.name()))]
pub async fn end_login(
    app: &App,
    portal: Portal,
    session: Option<u32>,
    headers: &HeaderMap,
) -> Result<HeaderValue, StoreError> {
    if let Some(token) = portal.token_from(headers, session) {
        app.logins
            .end(LoginSelection::Token(token.digest()))
            .await?;
    }
    Ok(portal.removal_cookie(session))
}

/// Ends the logins for which this browser has no room beside a new one, and returns the
/// `Set-Cookie` of each.
///
/// # Errors
/// When the database does not take it.
pub async fn end_surplus_logins(
    app: &App,
    principal: &Principal,
    headers: &HeaderMap,
) -> Result<Vec<HeaderValue>, StoreError> {
    let mut removals = Vec::new();
    if let Some(number) = principal.session_number() {
        let portal = principal.portal();
        for session in portal.surplus(headers, number) {
            removals.push(end_login(app, portal, Some(session), headers).await?);
        }
    }
    Ok(removals)
}

impl Principal {
    /// The portal it logs in at.
    pub fn portal(&self) -> Portal {
        match self {
            Self::Candidate { .. } => Portal::Candidate,
            Self::Invigilator { .. } => Portal::Invigilator,
            Self::Referent { .. } => Portal::Referent,
        }
    }

    /// The number of the session logged in to; none for referents.
    fn session_number(&self) -> Option<u32> {
        match self {
            Self::Candidate { number, .. } | Self::Invigilator { number, .. } => Some(*number),
            Self::Referent { .. } => None,
        }
    }
}

fn row(
    principal: Principal,
    token: &LoginToken,
    device: DeviceLabel,
    now: Timestamp,
) -> (Portal, LoginRow) {
    let mut row = LoginRow {
        token_hash: token.digest(),
        id: Uuid::now_v7(),
        role: "",
        assurance: Assurance::Code.name(),
        device: device.into_string(),
        session: None,
        seat: None,
        referent: None,
        name: None,
        invigilator: None,
        created_at: now,
        expires_at: now,
        idle_micros: 0,
        confirmed_at: None,
    };
    let portal = match principal {
        Principal::Candidate {
            session,
            seat,
            proved,
            ..
        } => {
            row.assurance = proved.name();
            row.session = Some(session);
            row.seat = Some(i64::from(seat.0));
            Portal::Candidate
        }
        Principal::Invigilator {
            session,
            name,
            account,
            ..
        } => {
            if account.is_some() {
                row.assurance = Assurance::PersonalCode.name();
            }
            row.session = Some(session);
            row.name = Some(name);
            row.invigilator = account;
            Portal::Invigilator
        }
        Principal::Referent { id, proved } => {
            row.assurance = proved.name();
            row.confirmed_at = Some(now);
            row.referent = Some(id.to_string());
            Portal::Referent
        }
    };
    row.role = portal.name();
    row.expires_at = now.plus(portal.lifetime_micros());
    row.idle_micros = portal.idle_micros();
    (portal, row)
}
