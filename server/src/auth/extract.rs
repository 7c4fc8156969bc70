//! Extractors: a handler gets the person who is logged in, or is not called.

use super::{Assurance, Portal};
use crate::{
    app::SharedApp, error::ApiError, login_registry::is_confirmed, results::SessionHeader,
    store::LoginLimits,
};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use sqlx::{Row, any::AnyRow};
use std::str::FromStr;
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
    pub assurance: Assurance,
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
    /// The name given at the login.
    pub name: String,
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

impl FromRequestParts<SharedApp> for Candidate {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select expires_at, used_at, idle_micros, id, session_id, seat, \
                           assurance from login where token_hash = $1 and role = $2";
        let (row, _) = login(SQL, Portal::Candidate, parts, app).await?;
        let seat = u16::try_from(row.try_get::<i64, _>(5)?).map_err(|_| ApiError::NotLoggedIn)?;
        Ok(Self {
            device: id(&row, 3)?,
            session: id(&row, 4)?,
            seat: Seat(seat),
            assurance: Assurance::from_name(row.try_get(6)?),
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
        let session = SessionHeader::load(&app.store, candidate.session).await?;
        Err(match session.and_then(|session| session.published_at) {
            Some(_) => ApiError::IdentifierNeeded,
            // Nothing that could be proved would show anything yet.
            None => ApiError::ResultWithheld,
        })
    }
}

impl FromRequestParts<SharedApp> for Invigilator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select expires_at, used_at, idle_micros, id, session_id, name \
                           from login where token_hash = $1 and role = $2";
        let (row, _) = login(SQL, Portal::Invigilator, parts, app).await?;
        Ok(Self {
            login: id(&row, 3)?,
            session: id(&row, 4)?,
            name: row.try_get(5)?,
        })
    }
}

impl FromRequestParts<SharedApp> for Referent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select expires_at, used_at, idle_micros, login.id, referent.id, \
                           referent.center_id, referent.name, confirmed_at \
                           from login join referent on referent.id = login.referent_id \
                           where token_hash = $1 and role = $2 and disabled_at is null";
        let (row, limits) = login(SQL, Portal::Referent, parts, app).await?;
        let login: LoginId = id(&row, 3)?;
        // A page connects its socket by itself, again and again: that is no input.
        if !parts.headers.contains_key(header::UPGRADE) {
            app.logins.used(login, limits.used_at).await?;
        }
        Ok(Self {
            login,
            id: id(&row, 4)?,
            center: id(&row, 5)?,
            name: row.try_get(6)?,
            confirmed_at: Timestamp(row.try_get(7)?),
        })
    }
}

impl FromRequestParts<SharedApp> for ConfirmedReferent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let referent = Referent::from_request_parts(parts, app).await?;
        if is_confirmed(referent.confirmed_at, app.clock.now()) {
            Ok(Self(referent))
        } else {
            Err(ApiError::ConfirmationNeeded)
        }
    }
}

/// The row of the login a request came with, whose first columns are its limits. The role is
/// asked for as well: the cookie of one portal in the place of another is no login.
async fn login(
    sql: &'static str,
    portal: Portal,
    parts: &Parts,
    app: &SharedApp,
) -> Result<(AnyRow, LoginLimits), ApiError> {
    let token = portal
        .token_from(&parts.headers)
        .ok_or(ApiError::NotLoggedIn)?;
    let row = sqlx::query(sql)
        .bind(token.digest())
        .bind(portal.name())
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotLoggedIn)?;
    let limits = LoginLimits::from_row(&row, 0)?;
    if limits.ends_at() <= app.clock.now() {
        return Err(ApiError::NotLoggedIn);
    }
    Ok((row, limits))
}

fn id<T: FromStr<Err = uuid::Error>>(row: &AnyRow, index: usize) -> Result<T, ApiError> {
    let text: String = row.try_get(index)?;
    text.parse()
        .map_err(|error: uuid::Error| ApiError::internal(error))
}
