//! The table of logins.

use sqlx::{AnyConnection, AnyPool};
use uuid::Uuid;
use vigie_shared::{ids::SessionId, time::Timestamp};

/// One login.
#[derive(Debug, Clone)]
pub struct LoginRow {
    /// SHA-256, hex, of the secret token.
    pub token_hash: String,
    /// Public name of the login; for a candidate the device.
    pub id: Uuid,
    /// `candidate`, `invigilator` or `referent`.
    pub role: &'static str,
    /// Session of a candidate or an invigilator.
    pub session: Option<SessionId>,
    /// Seat of a candidate.
    pub seat: Option<i64>,
    /// Account of a referent.
    pub referent: Option<String>,
    /// Name of an invigilator.
    pub name: Option<String>,
    /// Start of the login.
    pub created_at: Timestamp,
    /// Not valid from then on.
    pub expires_at: Timestamp,
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    row: &LoginRow,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into login (token_hash, id, role, session_id, seat, referent_id, name, created_at, \
         expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.token_hash.as_str())
    .bind(row.id.hyphenated().to_string())
    .bind(row.role)
    .bind(row.session.map(|session| session.to_string()))
    .bind(row.seat)
    .bind(row.referent.clone())
    .bind(row.name.clone())
    .bind(row.created_at.0)
    .bind(row.expires_at.0)
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn delete(
    connection: &mut AnyConnection,
    token_hash: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from login where token_hash = $1")
        .bind(token_hash)
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn delete_expired(pool: &AnyPool, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query("delete from login where expires_at <= $1")
        .bind(now.0)
        .execute(pool)
        .await?;
    Ok(())
}
