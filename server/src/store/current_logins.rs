//! The login that a request came with, by the digest of its token. Role and session are asked for
//! as well: the cookie of one portal in the place of another is no login.

use super::{LoginLimits, Store, column};
use crate::portal::Portal;
use sqlx::{Row, any::AnyRow};
use vigie_shared::{
    ids::{AccountId, CenterId, DeviceId, LoginId, Seat, SessionId},
    time::Timestamp,
};

/// The login of a candidate.
#[derive(Debug, Clone)]
pub struct CandidateLoginRow {
    /// Until when it is good.
    pub limits: LoginLimits,
    /// Its public name.
    pub device: DeviceId,
    /// The session the candidate is enrolled in.
    pub session: SessionId,
    /// The seat in it.
    pub seat: Seat,
    /// What it proved, as `LoginAssurance` names it.
    pub assurance: String,
}

/// The login of an invigilator.
#[derive(Debug, Clone)]
pub struct InvigilatorLoginRow {
    /// Until when it is good.
    pub limits: LoginLimits,
    /// Its public name.
    pub login: LoginId,
    /// The session under watch.
    pub session: SessionId,
    /// The name given at the login, or that of the personal code.
    pub name: String,
    /// Whose personal code it was.
    pub account: Option<AccountId>,
}

/// The login of a referent whose account is not disabled.
#[derive(Debug, Clone)]
pub struct ReferentLoginRow {
    /// Until when it is good.
    pub limits: LoginLimits,
    /// Its public name.
    pub login: LoginId,
    /// The account.
    pub account: AccountId,
    /// Its center.
    pub center: CenterId,
    /// Name of the account.
    pub name: String,
    /// When the password was last given on this login.
    pub confirmed_at: Timestamp,
}

/// A login at any portal.
pub trait CurrentLoginRow {
    /// Until when it is good.
    fn limits(&self) -> LoginLimits;
}

macro_rules! with_limits {
    ($($row:ty),*) => {$(
        impl CurrentLoginRow for $row {
            fn limits(&self) -> LoginLimits {
                self.limits
            }
        }
    )*};
}

with_limits!(CandidateLoginRow, InvigilatorLoginRow, ReferentLoginRow);

impl Store {
    /// The login of a candidate to the session with this number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn candidate_login(
        &self,
        digest: &str,
        number: u32,
    ) -> Result<Option<CandidateLoginRow>, sqlx::Error> {
        let row = self
            .session_login(Portal::Candidate, digest, number)
            .await?;
        let read = |row: AnyRow| {
            Ok(CandidateLoginRow {
                limits: LoginLimits::from_row(&row, 0)?,
                device: column::id(&row, 3)?,
                session: column::id(&row, 4)?,
                seat: column::seat("login.seat", row.try_get(5)?)?,
                assurance: row.try_get(6)?,
            })
        };
        row.map(read).transpose()
    }

    /// The login of an invigilator to the session with this number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn invigilator_login(
        &self,
        digest: &str,
        number: u32,
    ) -> Result<Option<InvigilatorLoginRow>, sqlx::Error> {
        let row = self
            .session_login(Portal::Invigilator, digest, number)
            .await?;
        let read = |row: AnyRow| {
            Ok(InvigilatorLoginRow {
                limits: LoginLimits::from_row(&row, 0)?,
                login: column::id(&row, 3)?,
                session: column::id(&row, 4)?,
                name: row.try_get(7)?,
                account: column::optional_id(&row, 8)?,
            })
        };
        row.map(read).transpose()
    }

    /// What candidates and invigilators have in common: their login is one to a session.
    async fn session_login(
        &self,
        portal: Portal,
        digest: &str,
        number: u32,
    ) -> Result<Option<AnyRow>, sqlx::Error> {
        sqlx::query(
            "select expires_at, used_at, idle_micros, id, session_id, seat, assurance, name, \
             invigilator_id from login where token_hash = $1 and role = $2 \
             and session_id = (select id from session where number = $3)",
        )
        .bind(digest)
        .bind(portal.name())
        .bind(i64::from(number))
        .fetch_optional(&self.pool)
        .await
    }

    /// The login of a referent.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn referent_login(
        &self,
        digest: &str,
    ) -> Result<Option<ReferentLoginRow>, sqlx::Error> {
        let row = sqlx::query(
            "select expires_at, used_at, idle_micros, login.id, referent.id, \
             referent.center_id, referent.name, confirmed_at \
             from login join referent on referent.id = login.referent_id \
             where token_hash = $1 and role = $2 and disabled_at is null",
        )
        .bind(digest)
        .bind(Portal::Referent.name())
        .fetch_optional(&self.pool)
        .await?;
        let read = |row: AnyRow| {
            Ok(ReferentLoginRow {
                limits: LoginLimits::from_row(&row, 0)?,
                login: column::id(&row, 3)?,
                account: column::id(&row, 4)?,
                center: column::id(&row, 5)?,
                name: row.try_get(6)?,
                confirmed_at: Timestamp(row.try_get(7)?),
            })
        };
        row.map(read).transpose()
    }
}
