//! New codes of sessions, and keys of the server.

use super::{LoginSelection, logins};
use sqlx::{AnyConnection, AnyPool, Row};
use vigie_shared::{ids::SessionId, time::Timestamp};

/// New codes of a session; what is not named stays.
#[derive(Clone)]
pub struct CodeRenewal {
    /// When it is done.
    pub at: Timestamp,
    /// The logins made with the old codes.
    pub ends: LoginSelection,
    pub access_code: Option<String>,
    pub invigilator_password: Option<String>,
    /// Seat and code.
    pub personal_codes: Vec<(i64, String)>,
}

impl std::fmt::Debug for CodeRenewal {
    /// Without codes and people: they must not end up in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeRenewal").finish_non_exhaustive()
    }
}

impl CodeRenewal {
    /// Nothing new yet.
    pub fn new(at: Timestamp, ends: LoginSelection) -> Self {
        Self {
            at,
            ends,
            access_code: None,
            invigilator_password: None,
            personal_codes: Vec::new(),
        }
    }
}

/// Replaces the codes of a session that is not finalized, and ends the logins made with the old
/// ones.
pub(super) async fn renew(
    connection: &mut AnyConnection,
    session: SessionId,
    renewal: &CodeRenewal,
) -> Result<(), sqlx::Error> {
    let renewed = sqlx::query(
        "update session set access_code = coalesce($1, access_code), \
         invigilator_password = coalesce($2, invigilator_password) \
         where id = $3 and finalized_at is null",
    )
    .bind(renewal.access_code.clone())
    .bind(renewal.invigilator_password.clone())
    .bind(session.to_string())
    .execute(&mut *connection)
    .await?;
    if renewed.rows_affected() == 0 {
        return Ok(());
    }
    for (seat, code) in &renewal.personal_codes {
        sqlx::query("update candidate set personal_code = $1 where session_id = $2 and seat = $3")
            .bind(code.as_str())
            .bind(session.to_string())
            .bind(*seat)
            .execute(&mut *connection)
            .await?;
    }
    logins::end(connection, &renewal.ends, renewal.at).await?;
    Ok(())
}

/// The key of this name; `fresh` when there was none.
pub(super) async fn key(pool: &AnyPool, name: &str, fresh: &str) -> Result<String, sqlx::Error> {
    sqlx::query("insert into server_key (name, value) values ($1, $2) on conflict do nothing")
        .bind(name)
        .bind(fresh)
        .execute(pool)
        .await?;
    let row = sqlx::query("select value from server_key where name = $1")
        .bind(name)
        .fetch_one(pool)
        .await?;
    row.try_get(0)
}
