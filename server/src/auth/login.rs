//! A login: one row in the database, one cookie in the browser.

use super::{DeviceLabel, LoginAssurance, LoginToken, Portal};
use crate::{
    app::App,
    room::RoomError,
    store::{
        LoginPrecedence, LoginRefusal, LoginRow, LoginSelection, NewLogin, StoreError,
        VerifiedCredential,
    },
};
use axum::http::{HeaderMap, HeaderValue};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, LoginId, Seat, SessionId},
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
        proved: LoginAssurance,
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
        proved: LoginAssurance,
    },
}

/// Why a login was not written.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No randomness for the token.
    #[error("no randomness for the token of a login")]
    Random(#[from] getrandom::Error),
    /// The password, the code or the account has changed since it was looked at.
    #[error("the credentials are good no longer")]
    CredentialChanged,
    /// The database did not take it.
    #[error("the login could not be written")]
    Store(#[from] StoreError),
    /// Who has too many logins could not be looked up.
    #[error("other logins cannot be read")]
    Others(#[from] sqlx::Error),
    /// Whether a test runs on one of them could not be looked up.
    #[error("the room cannot be opened")]
    Room(#[from] RoomError),
}

/// Writes the login and returns the `Set-Cookie` to answer with. Where the person has too many
/// logins, others end: those without an open page first, the oldest first.
///
/// # Errors
/// When the credentials are good no longer, there is no randomness, or the database does not
/// take it.
#[tracing::instrument(skip_all)]
pub async fn start_login(
    app: &App,
    principal: &Principal,
    credential: VerifiedCredential,
    device: DeviceLabel,
) -> Result<HeaderValue, LoginError> {
    let now = app.clock.now();
    let (portal, number) = (principal.portal(), principal.session_number());
    let token = app.login_tokens.issue(portal, number)?;
    let mut login = NewLogin {
        row: row(principal, &token, device, now),
        credential,
        precedence: None,
    };
    let mut written = app.store.log_in(login.clone()).await;
    if written == Err(StoreError::LoginRefused(LoginRefusal::TooMany)) {
        login.precedence = Some(precedence(app, &login.row).await?);
        written = app.store.log_in(login).await;
        app.logins.look_now();
    }
    match written {
        Err(StoreError::LoginRefused(LoginRefusal::CredentialChanged)) => {
            return Err(LoginError::CredentialChanged);
        }
        written => written?,
    }
    tracing::info!(role = portal.name(), "logged in");
    Ok(portal.set_cookie(number, &token))
}

/// Which of the logins beside a new one go first.
async fn precedence(app: &App, row: &LoginRow) -> Result<LoginPrecedence, LoginError> {
    let others = app.store.logins_beside(row).await?;
    let open = others
        .into_iter()
        .filter(|login| app.logins.is_open(*login));
    let open = open.collect();
    let spared = match (row.session, row.seat) {
        (Some(session), Some(_)) => testing_logins(app, session).await?,
        _ => Vec::new(),
    };
    Ok(LoginPrecedence { spared, open })
}

/// The logins on which tests of a session are running: nothing may end them but a person who
/// means these.
///
/// # Errors
/// When the room cannot be opened.
pub async fn testing_logins(app: &App, session: SessionId) -> Result<Vec<LoginId>, RoomError> {
    let devices = app.rooms.testing_devices(session).await?;
    Ok(devices
        .into_iter()
        .map(|device| LoginId(device.0))
        .collect())
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

fn row(principal: &Principal, token: &LoginToken, device: DeviceLabel, now: Timestamp) -> LoginRow {
    let portal = principal.portal();
    let row = LoginRow {
        token_hash: token.digest(),
        id: Uuid::now_v7(),
        role: portal.name(),
        assurance: LoginAssurance::Code.name(),
        device: device.into_string(),
        session: None,
        seat: None,
        referent: None,
        name: None,
        invigilator: None,
        created_at: now,
        expires_at: now.plus(portal.lifetime_micros()),
        idle_micros: portal.idle_micros(),
        confirmed_at: None,
    };
    match principal {
        Principal::Candidate {
            session,
            seat,
            proved,
            ..
        } => LoginRow {
            assurance: proved.name(),
            session: Some(*session),
            seat: Some(i64::from(seat.0)),
            ..row
        },
        Principal::Invigilator {
            session,
            name,
            account,
            ..
        } => LoginRow {
            assurance: match account {
                Some(_) => LoginAssurance::PersonalCode.name(),
                None => row.assurance,
            },
            session: Some(*session),
            name: Some(name.clone()),
            invigilator: *account,
            ..row
        },
        Principal::Referent { id, proved } => LoginRow {
            assurance: proved.name(),
            confirmed_at: Some(now),
            referent: Some(*id),
            ..row
        },
    }
}
