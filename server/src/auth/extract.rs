//! Extractors: a handler gets the person who is logged in, or is not called.
//!
//! The layer of access around each route reads the login, once, and hands it on as an extension
//! of the request; the extractors take it from there. Without the layer there is nobody.

use super::{LoginAssurance, LoginToken, Portal};
use crate::{
    app::{App, SharedApp},
    error::ApiError,
    governor::{PrincipalKey, StrangerCharge},
    login_registry::is_confirmed,
    store::CurrentLoginRow,
    work_pool::WorkKey,
};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, header, request::Parts},
};
use vigie_shared::{
    ids::{AccountId, CenterId, DeviceId, LoginId, Seat, SessionId},
    time::Timestamp,
};

/// A logged-in candidate.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The session the candidate is enrolled in.
    pub session: SessionId,
    /// The seat in it.
    pub seat: Seat,
    /// This login.
    pub device: DeviceId,
    /// What it proved.
    pub assurance: LoginAssurance,
}

/// A logged-in candidate who proved to be this person, and not a classmate who knows the code
/// of the room: what is about the person asks for it. Others are asked to prove it, once there
/// is something to see.
#[derive(Debug, Clone)]
pub struct ProvenCandidate(pub Candidate);

/// A logged-in invigilator.
#[derive(Debug, Clone)]
pub struct Invigilator {
    /// This login.
    pub login: LoginId,
    /// The session under watch.
    pub session: SessionId,
    /// The name given at the login, or that of the personal code.
    pub name: String,
    /// Whose personal code it was; none with the password of the session.
    pub account: Option<AccountId>,
}

/// A logged-in referent.
#[derive(Debug, Clone)]
pub struct Referent {
    /// This login.
    pub login: LoginId,
    /// Id of the account.
    pub id: AccountId,
    /// The center whose sessions the referent sees.
    pub center: CenterId,
    /// Name of the account.
    pub name: String,
    /// When the password was last given on this login.
    pub confirmed_at: Timestamp,
}

/// A logged-in referent who gave the password within the last 15 minutes: what cannot be taken
/// back, or leaves the server, asks for it. A computer left alone must not be enough.
#[derive(Debug, Clone)]
pub struct ConfirmedReferent(pub Referent);

impl Candidate {
    /// Whose budget this candidate draws on: that of this device.
    pub(crate) fn budget_key(&self) -> PrincipalKey {
        PrincipalKey::CandidateDevice(self.session, self.seat, self.device)
    }

    /// Whose turn it is when this candidate asks for heavy work, on whatever device.
    pub(crate) fn work_key(&self) -> WorkKey {
        WorkKey::Principal(PrincipalKey::Candidate(self.session, self.seat))
    }

    /// The candidate whose login this request came with, charged for it.
    ///
    /// # Errors
    /// `not_logged_in`, `too_many_requests`, or when the database cannot be read.
    pub(crate) async fn authenticate(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let number = session_number(parts).await?;
        let candidate = Self::load(&parts.headers, number, app).await?;
        charge(app, parts, candidate.budget_key())?;
        Ok(candidate)
    }

    /// The candidate whose cookie for the session of this number is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, number: u32, app: &SharedApp) -> Result<Self, ApiError> {
        let token = token(Portal::Candidate, Some(number), headers)?;
        let found = app.store.candidate_login(&token.digest(), number).await?;
        let login = live(app, &token, found)?;
        Ok(Self {
            device: login.device,
            session: login.session,
            seat: login.seat,
            assurance: LoginAssurance::from_name(&login.assurance),
        })
    }
}

impl FromRequestParts<SharedApp> for ProvenCandidate {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let candidate = Candidate::from_request_parts(parts, app).await?;
        if candidate.assurance.is_personal() {
            return Ok(Self(candidate));
        }
        let session = app.store.session_header(candidate.session).await?;
        Err(match session.and_then(|session| session.published_at) {
            Some(_) => ApiError::IdentifierNeeded,
            // Nothing that could be proved would show anything yet.
            None => ApiError::ResultWithheld,
        })
    }
}

impl Invigilator {
    /// Whose budget this invigilator draws on: with a personal code on whatever device.
    pub(crate) fn budget_key(&self) -> PrincipalKey {
        match self.account {
            Some(account) => PrincipalKey::NamedInvigilator(account),
            None => PrincipalKey::StaffLogin(self.login),
        }
    }

    /// The invigilator whose login this request came with, charged for it.
    ///
    /// # Errors
    /// `not_logged_in`, `too_many_requests`, or when the database cannot be read.
    pub(crate) async fn authenticate(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let number = session_number(parts).await?;
        let invigilator = Self::load(&parts.headers, number, app).await?;
        charge(app, parts, invigilator.budget_key())?;
        Ok(invigilator)
    }

    /// The invigilator whose cookie for the session of this number is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, number: u32, app: &SharedApp) -> Result<Self, ApiError> {
        let token = token(Portal::Invigilator, Some(number), headers)?;
        let found = app.store.invigilator_login(&token.digest(), number).await?;
        let login = live(app, &token, found)?;
        Ok(Self {
            login: login.login,
            session: login.session,
            name: login.name,
            account: login.account,
        })
    }
}

impl Referent {
    /// Whose budget this referent draws on.
    pub(crate) fn budget_key(&self) -> PrincipalKey {
        PrincipalKey::Account(self.id)
    }

    /// Whose turn it is when this referent asks for heavy work.
    pub(crate) fn work_key(&self) -> WorkKey {
        WorkKey::Principal(self.budget_key())
    }

    /// The referent whose login this request came with, charged for it.
    ///
    /// # Errors
    /// `not_logged_in`, `too_many_requests`, or when the database cannot be read.
    pub(crate) async fn authenticate(parts: &Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let referent = Self::load(&parts.headers, app).await?;
        charge(app, parts, referent.budget_key())?;
        Ok(referent)
    }

    /// The referent whose cookie is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, app: &SharedApp) -> Result<Self, ApiError> {
        let token = token(Portal::Referent, None, headers)?;
        let found = app.store.referent_login(&token.digest()).await?;
        let login = live(app, &token, found)?;
        // A page connects its socket by itself, again and again: that is no input.
        if !headers.contains_key(header::UPGRADE) {
            app.logins.used(login.login, login.limits.used_at).await?;
        }
        Ok(Self {
            login: login.login,
            id: login.account,
            center: login.center,
            name: login.name,
            confirmed_at: login.confirmed_at,
        })
    }
}

impl FromRequestParts<SharedApp> for Candidate {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &SharedApp) -> Result<Self, ApiError> {
        handed_on(parts)
    }
}

impl FromRequestParts<SharedApp> for Invigilator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &SharedApp) -> Result<Self, ApiError> {
        handed_on(parts)
    }
}

impl FromRequestParts<SharedApp> for Referent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &SharedApp) -> Result<Self, ApiError> {
        handed_on(parts)
    }
}

impl Referent {
    /// Was the password given within the last 15 minutes?
    pub fn is_confirmed(&self, now: Timestamp) -> bool {
        is_confirmed(self.confirmed_at, now)
    }
}

impl FromRequestParts<SharedApp> for ConfirmedReferent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let referent = Referent::from_request_parts(parts, app).await?;
        if referent.is_confirmed(app.clock.now()) {
            Ok(Self(referent))
        } else {
            Err(ApiError::ConfirmationNeeded)
        }
    }
}

/// The login that the layer of access read, if it is of this portal.
fn handed_on<T: Clone + Send + Sync + 'static>(parts: &Parts) -> Result<T, ApiError> {
    let login = parts.extensions.get::<T>();
    login.cloned().ok_or(ApiError::NotLoggedIn)
}

/// The number of the session in the path of a request: a page belongs to one session, and
/// says so in every request.
async fn session_number(parts: &mut Parts) -> Result<u32, ApiError> {
    let path = RawPathParams::from_request_parts(parts, &()).await;
    let path = path.map_err(|_| ApiError::NotFound)?;
    let number = path.iter().find(|(name, _)| *name == "session");
    number
        .and_then(|(_, number)| number.parse().ok())
        .ok_or(ApiError::NotFound)
}

/// The token that a request came with.
fn token(
    portal: Portal,
    session: Option<u32>,
    headers: &HeaderMap,
) -> Result<LoginToken, ApiError> {
    let token = portal.token_from(headers, session);
    token.ok_or(ApiError::NotLoggedIn)
}

/// The login of a token, if it is still good.
fn live<T: CurrentLoginRow>(
    app: &App,
    token: &LoginToken,
    found: Option<T>,
) -> Result<T, ApiError> {
    let now = app.clock.now();
    let found = found.filter(|login| login.limits().ends_at() > now);
    found.ok_or_else(|| {
        app.login_tokens.note_ended(token);
        ApiError::NotLoggedIn
    })
}

/// Charges a request to its login, and no longer to the network it came from.
fn charge(app: &App, parts: &Parts, key: PrincipalKey) -> Result<(), ApiError> {
    if let Some(StrangerCharge(address)) = parts.extensions.get() {
        app.governor.forgive_stranger(*address);
    }
    Ok(app.governor.charge_request(key)?)
}
