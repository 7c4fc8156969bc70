//! The table of the audit trail. Rows are only added.

use sqlx::{AnyConnection, AnyPool, Row, any::AnyRow};
use uuid::Uuid;
use vigie_shared::{
    api::AuditLine,
    ids::{CenterId, SessionId},
    time::Timestamp,
};

/// The subject of the line of a session that was deleted.
pub const DELETED: &str = "deleted";

/// One line of the audit trail; see `migrations/0004_audit.sql` for the columns.
#[derive(Debug, Clone)]
pub struct AuditRow {
    pub id: Uuid,
    pub at: Timestamp,
    pub center: Option<String>,
    pub session: Option<SessionId>,
    pub role: Option<&'static str>,
    pub login: Option<String>,
    pub account: Option<String>,
    pub action: &'static str,
    pub subject: String,
    pub address: Option<String>,
    pub outcome: &'static str,
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    row: &AuditRow,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into audit (id, at, center_id, session_id, role, login_id, account_id, action, \
         subject, address, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         on conflict do nothing",
    )
    .bind(row.id.hyphenated().to_string())
    .bind(row.at.0)
    .bind(row.center.clone())
    .bind(row.session.map(|session| session.to_string()))
    .bind(row.role)
    .bind(row.login.clone())
    .bind(row.account.clone())
    .bind(row.action)
    .bind(row.subject.as_str())
    .bind(row.address.clone())
    .bind(row.outcome)
    .execute(connection)
    .await?;
    Ok(())
}

/// Which lines of a center.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
    /// About the session with this number.
    pub session: Option<u32>,
    /// With this name of an action.
    pub action: Option<String>,
    /// Older than the line with this id.
    pub before: Option<Uuid>,
}

/// The newest lines of a center that pass the filter, each with its id. Names are those that
/// accounts and logins have now: they are not in the table.
pub(super) async fn of_center(
    pool: &AnyPool,
    center: CenterId,
    filter: &AuditFilter,
    limit: usize,
) -> Result<Vec<(Uuid, AuditLine)>, sqlx::Error> {
    // An id is lower-case hexadecimal: every one is before this.
    const NEWEST: &str = "g";
    let rows = sqlx::query(
        "select audit.id, audit.at, audit.role, \
         coalesce(referent.name, invigilator.name, supervision.name), \
         audit.login_id, audit.session_id, coalesce(session.number, deleted_session.number), \
         audit.action, audit.subject, audit.address, audit.outcome, about.name, \
         deleted_session.reason from audit \
         left join referent on referent.id = audit.account_id \
         left join invigilator on invigilator.id = audit.account_id \
         left join supervision on supervision.login_id = audit.login_id \
         left join invigilator about on about.id = substr(audit.subject, 1, 36) \
         left join session on session.id = audit.session_id \
         left join deleted_session on deleted_session.session_id = audit.session_id \
         where audit.center_id = $1 and audit.at >= $2 and audit.at < $3 \
         and ($4 = 0 or coalesce(session.number, deleted_session.number) = $4) and ($5 = '' or audit.action = $5) \
         and audit.id < $6 order by audit.id desc limit $7",
    )
    .bind(center.to_string())
    .bind(filter.from.map_or(i64::MIN, |from| from.0))
    .bind(filter.to.map_or(i64::MAX, |to| to.0))
    .bind(filter.session.map_or(0, i64::from))
    .bind(filter.action.clone().unwrap_or_default())
    .bind(
        filter
            .before
            .map_or_else(|| NEWEST.to_owned(), |id| id.hyphenated().to_string()),
    )
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(pool)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<(Uuid, AuditLine), sqlx::Error> {
    let decode = |error: uuid::Error| sqlx::Error::Decode(error.into());
    let id: String = row.try_get(0)?;
    let login: Option<String> = row.try_get(4)?;
    let session: Option<String> = row.try_get(5)?;
    let number: Option<i64> = row.try_get(6)?;
    let outcome: String = row.try_get(10)?;
    // Of an invigilator the table has the id.
    let subject: String = row.try_get(8)?;
    let subject = match (row.try_get::<Option<String>, _>(11)?, subject.get(36..)) {
        (Some(name), Some(rest)) => name + rest,
        _ => subject,
    };
    // Why a session was deleted is not in the table either: a person wrote it.
    let subject = match row.try_get::<Option<String>, _>(12)? {
        Some(reason) if subject == DELETED => format!("{subject}: {reason}"),
        _ => subject,
    };
    let line = AuditLine {
        at: Timestamp(row.try_get(1)?),
        role: row.try_get(2)?,
        name: row.try_get(3)?,
        login: login.map(|id| id.parse().map_err(decode)).transpose()?,
        session: session.map(|id| id.parse().map_err(decode)).transpose()?,
        session_number: number.and_then(|number| u32::try_from(number).ok()),
        action: row.try_get(7)?,
        subject,
        address: row.try_get(9)?,
        refused: outcome == "refused",
    };
    Ok((Uuid::parse_str(&id).map_err(decode)?, line))
}
