//! Sessions erased before anybody took part in them.

use super::{LoginSelection, Store, StoreError, logins, writer::WriteOperation};
use sqlx::AnyConnection;
use vigie_shared::{
    ids::{AccountId, CenterId, SessionId},
    time::Timestamp,
};

/// A session that is to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDeletion {
    pub session: SessionId,
    pub center: CenterId,
    /// The account of the referent.
    pub by: AccountId,
    pub reason: String,
    pub at: Timestamp,
}

/// The tables with rows of a session, in an order that their keys allow.
const DELETE_ROWS: [&str; 7] = [
    "delete from candidate where session_id = $1",
    "delete from candidate_version where session_id = $1",
    "delete from supervision where session_id = $1",
    "delete from invigilator where session_id = $1",
    "delete from deciding_row where session_id = $1",
    "delete from journal where session_id = $1",
    "delete from session where id = $1",
];

impl Store {
    /// Erases a session that was called off and never started, with all its people, codes, logins
    /// and its journal. Its number, the reason and the digest of the last row stay.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is no such session, or it has started.
    pub async fn delete_session(&self, deletion: SessionDeletion) -> Result<(), StoreError> {
        self.writer
            .write(WriteOperation::DeleteSession(Box::new(deletion)))
            .await
    }
}

/// Erases it; says whether there was anything to erase.
pub(super) async fn delete(
    connection: &mut AnyConnection,
    deletion: &SessionDeletion,
) -> Result<bool, sqlx::Error> {
    let session = deletion.session.to_string();
    let kept = sqlx::query(
        "insert into deleted_session (session_id, center_id, number, reason, account_id, at, \
         candidates, last_version, last_digest) \
         select session.id, session.center_id, session.number, $3, $4, cast($5 as bigint), \
         (select count(*) from candidate where candidate.session_id = session.id), \
         journal.version, journal.digest \
         from session join journal on journal.session_id = session.id \
         where session.id = $1 and session.center_id = $2 and session.cancelled_at is not null \
         and session.started_at is null and session.finalized_at is null \
         order by journal.version desc limit 1",
    )
    .bind(session.as_str())
    .bind(deletion.center.to_string())
    .bind(deletion.reason.as_str())
    .bind(deletion.by.to_string())
    .bind(deletion.at.0)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    logins::end(
        connection,
        &LoginSelection::OfSession(deletion.session),
        deletion.at,
    )
    .await?;
    for statement in DELETE_ROWS {
        sqlx::query(statement)
            .bind(session.as_str())
            .execute(&mut *connection)
            .await?;
    }
    Ok(true)
}
