//! New codes of sessions, and keys of the server.

use sqlx::{AnyConnection, AnyPool, Row};
use vigie_shared::ids::SessionId;

/// New codes of a session; what is not named stays.
#[derive(Clone, Default)]
pub struct CodeRenewal {
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

/// Replaces the codes of a session that is not finalized.
pub(super) async fn renew(
    connection: &mut AnyConnection,
    session: SessionId,
    renewal: &CodeRenewal,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update session set access_code = coalesce($1, access_code), \
         invigilator_password = coalesce($2, invigilator_password) \
         where id = $3 and finalized_at is null",
    )
    .bind(renewal.access_code.clone())
    .bind(renewal.invigilator_password.clone())
    .bind(session.to_string())
    .execute(&mut *connection)
    .await?;
    for (seat, code) in &renewal.personal_codes {
        sqlx::query(
            "update candidate set personal_code = $1 where session_id = $2 and seat = $3 and \
             exists (select 1 from session where id = $2 and finalized_at is null)",
        )
        .bind(code.as_str())
        .bind(session.to_string())
        .bind(*seat)
        .execute(&mut *connection)
        .await?;
    }
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
