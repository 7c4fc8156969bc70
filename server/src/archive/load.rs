//! The journal of one session out of a database.

use super::{ArchiveDatabase, ArchiveError, ExternalClaims, SessionArchive};
use vigie_shared::ids::SessionId;

impl ArchiveDatabase {
    /// The journal of a session with what the other tables say; none when there is no such session.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[tracing::instrument(skip_all, level = "debug", name = "read_archive", fields(%session))]
    pub async fn session(
        &self,
        session: SessionId,
    ) -> Result<Option<SessionArchive>, ArchiveError> {
        let before = self.index_entry(session).await?;
        let (rows, unreadable) = self.readable_rows(session).await?;
        let after = self.index_entry(session).await?;
        let (Some(before), Some(after)) = (before, after) else {
            let found = !rows.is_empty() || unreadable.is_some();
            let claims = ExternalClaims::None;
            return Ok(found.then_some(SessionArchive {
                session,
                rows,
                unreadable,
                claims,
            }));
        };
        let claims = ExternalClaims::Index(Box::new([before, after]));
        Ok(Some(SessionArchive {
            session,
            rows,
            unreadable,
            claims,
        }))
    }
}
