//! The table of who supervised when: rows of `login` are gone when a login has ended.

use super::{LoginRow, Store, column, logins::login_id};
use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use vigie_shared::{
    api::SupervisionEntry, ids::SessionId, limits::MAX_SUPERVISION_ENTRIES, time::Timestamp,
};

impl Store {
    /// Who supervised a session: those who are logged in, then the others, the latest login
    /// first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn supervision(
        &self,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Vec<SupervisionEntry>, sqlx::Error> {
        of_session(&self.pool, session, now).await
    }
}

/// Who supervised a session: those who are logged in, then the others, the latest login first.
async fn of_session(
    pool: &AnyPool,
    session: SessionId,
    now: Timestamp,
) -> Result<Vec<SupervisionEntry>, sqlx::Error> {
    let rows = sqlx::query(
        "select name, case when invigilator_id is null then 0 else 1 end, entered_at, expires_at, \
         left_at, login_id from supervision where session_id = $1 \
         order by case when left_at is null and expires_at > $2 then 0 else 1 end, \
         entered_at desc, login_id desc limit $3",
    )
    .bind(session.to_string())
    .bind(now.0)
    .bind(i64::try_from(MAX_SUPERVISION_ENTRIES).unwrap_or(i64::MAX))
    .fetch_all(pool)
    .await?;
    let read = |row: &AnyRow| {
        let expires_at = Timestamp(row.try_get(3)?);
        let left_at: Option<i64> = row.try_get(4)?;
        let expired = Some(expires_at).filter(|at| *at <= now);
        let left_at = left_at.map(Timestamp).or(expired);
        let login = login_id(row, 5)?;
        Ok(SupervisionEntry {
            name: row.try_get(0)?,
            named: column::flag(row, 1)?,
            entered_at: Timestamp(row.try_get(2)?),
            login: left_at.is_none().then_some(login),
            left_at,
        })
    };
    rows.iter().map(read).collect()
}

/// Notes that an invigilator has logged in.
pub(super) async fn entered(
    connection: &mut AnyConnection,
    login: &LoginRow,
) -> Result<(), sqlx::Error> {
    let Some(session) = login.session else {
        return Ok(());
    };
    sqlx::query(
        "insert into supervision (login_id, session_id, invigilator_id, name, entered_at, \
         expires_at) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(login.id.hyphenated().to_string())
    .bind(session.to_string())
    .bind(login.invigilator.map(|id| id.to_string()))
    .bind(login.name.clone().unwrap_or_default())
    .bind(login.created_at.0)
    .bind(login.expires_at.0)
    .execute(connection)
    .await?;
    Ok(())
}
