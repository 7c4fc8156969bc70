//! The table of the audit trail. Rows are only added.

use sqlx::AnyConnection;
use uuid::Uuid;
use vigie_shared::{ids::SessionId, time::Timestamp};

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
