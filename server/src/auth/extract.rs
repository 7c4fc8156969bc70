//! Extractors: a handler gets the person who is logged in, or is not called.

use super::Portal;
use crate::{app::SharedApp, error::ApiError};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, request::Parts},
};
use sqlx::{Row, any::AnyRow};
use std::str::FromStr;
use vigie_shared::ids::{AccountId, CenterId, DeviceId, LoginId, Seat, SessionId};

/// A logged-in candidate.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The session the candidate is enrolled in.
    pub session: SessionId,
    /// The seat in it.
    pub seat: Seat,
    /// This login.
    pub device: DeviceId,
}

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
}

impl Candidate {
    /// The candidate whose cookie for the session of this number is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, number: u32, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select id, session_id, seat from login \
                           where token_hash = $1 and role = $2 and expires_at > $3 \
                           and session_id = (select id from session where number = $4)";
        let row = login(SQL, Portal::Candidate, Some(number), headers, app).await?;
        let seat = u16::try_from(row.try_get::<i64, _>(2)?).map_err(|_| ApiError::NotLoggedIn)?;
        Ok(Self {
            device: id(&row, 0)?,
            session: id(&row, 1)?,
            seat: Seat(seat),
        })
    }
}

impl Invigilator {
    /// The invigilator whose cookie for the session of this number is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, number: u32, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select id, session_id, name from login \
                           where token_hash = $1 and role = $2 and expires_at > $3 \
                           and session_id = (select id from session where number = $4)";
        let row = login(SQL, Portal::Invigilator, Some(number), headers, app).await?;
        Ok(Self {
            login: id(&row, 0)?,
            session: id(&row, 1)?,
            name: row.try_get(2)?,
        })
    }
}

impl Referent {
    /// The referent whose cookie is among the headers.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub async fn load(headers: &HeaderMap, app: &SharedApp) -> Result<Self, ApiError> {
        const SQL: &str = "select login.id, referent.id, referent.center_id, referent.name \
                           from login join referent on referent.id = login.referent_id \
                           where token_hash = $1 and role = $2 and expires_at > $3";
        let row = login(SQL, Portal::Referent, None, headers, app).await?;
        Ok(Self {
            login: id(&row, 0)?,
            id: id(&row, 1)?,
            center: id(&row, 2)?,
            name: row.try_get(3)?,
        })
    }
}

impl FromRequestParts<SharedApp> for Candidate {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let number = session_number(parts).await?;
        Self::load(&parts.headers, number, app).await
    }
}

impl FromRequestParts<SharedApp> for Invigilator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let number = session_number(parts).await?;
        Self::load(&parts.headers, number, app).await
    }
}

impl FromRequestParts<SharedApp> for Referent {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        Self::load(&parts.headers, app).await
    }
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

/// The row of the login a request came with. Role and session are asked for as well: the
/// cookie of one portal in the place of another is no login.
async fn login(
    sql: &'static str,
    portal: Portal,
    session: Option<u32>,
    headers: &HeaderMap,
    app: &SharedApp,
) -> Result<AnyRow, ApiError> {
    let token = portal
        .token_from(headers, session)
        .ok_or(ApiError::NotLoggedIn)?;
    let mut query = sqlx::query(sql)
        .bind(token.digest())
        .bind(portal.name())
        .bind(app.clock.now().0);
    if let Some(number) = session {
        query = query.bind(i64::from(number));
    }
    query
        .fetch_optional(app.store.pool())
        .await?
        .ok_or(ApiError::NotLoggedIn)
}

fn id<T: FromStr<Err = uuid::Error>>(row: &AnyRow, index: usize) -> Result<T, ApiError> {
    let text: String = row.try_get(index)?;
    text.parse()
        .map_err(|error: uuid::Error| ApiError::internal(error))
}
