//! Sessions as people see them: in their room, in the list of their center, on documents.

use super::{Store, column};
use crate::center_zone::CenterZone;
use sqlx::{Row, any::AnyRow};
use vigie_shared::{
    api::{SessionInfo, SessionListEntry},
    ids::{CenterId, SessionId},
    time::Timestamp,
    view::SessionStatus,
};

/// The status of a row of `session`, as an SQL expression: `created`, `in_progress`,
/// `finalized`, `published` or `cancelled`. A macro, so that it can be part of a literal.
macro_rules! session_status_sql {
    () => {
        "case when session.cancelled_at is not null then 'cancelled' \
         when session.published_at is not null then 'published' \
         when session.finalized_at is not null then 'finalized' \
         when session.started_at is not null then 'in_progress' \
         else 'created' end"
    };
}
#[cfg(test)]
pub(super) use session_status_sql;

/// The place in the list of a center before which to look: an instant, and an id among the
/// sessions created at that instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionCursor {
    /// When the session was created, microseconds since 1970 UTC.
    pub created_at: i64,
    /// Its id; empty to begin before all sessions of the instant.
    pub id: String,
}

impl SessionCursor {
    /// Before which every session is.
    pub fn newest() -> Self {
        Self {
            created_at: i64::MAX,
            id: String::new(),
        }
    }
}

/// A session with its codes, for the referents of its center. Not `Debug`: codes are not logged.
#[derive(Clone)]
pub struct SessionDetailsRow {
    /// Where and when it is held.
    pub header: SessionHeader,
    /// The code that candidates give.
    pub access_code: String,
    /// The password that invigilators give.
    pub invigilator_password: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// Where it stands.
    pub status: SessionStatus,
    /// How often it was edited, from 1.
    pub revision: u32,
}

/// A session as its documents name it.
#[derive(Debug, Clone)]
pub struct SessionHeader {
    /// Id of the session.
    pub id: SessionId,
    /// Its center.
    pub center_id: CenterId,
    /// Name of the center.
    pub center: String,
    /// The zone of its days and hours.
    pub zone: CenterZone,
    /// Number of the session.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names of the invigilators.
    pub invigilators: Vec<String>,
    /// The referent's observations, may be empty.
    pub observations: String,
    /// When it was finalized, if it was.
    pub finalized_at: Option<Timestamp>,
    /// When its results were published, if they were.
    pub published_at: Option<Timestamp>,
}

/// The first columns of a statement about sessions and their centers, in the order of
/// [`SessionHeader::from_columns`].
macro_rules! header_columns {
    () => {
        "session.id, session.center_id, center.name, session.number, session.site, session.room, \
         session.held_on, session.held_at, session.invigilators, session.observations, \
         session.finalized_at, session.published_at, center.time_zone"
    };
}

impl SessionHeader {
    fn from_columns(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: column::id(row, 0)?,
            center_id: column::id(row, 1)?,
            center: row.try_get(2)?,
            number: column::number("session.number", row.try_get(3)?)?,
            site: row.try_get(4)?,
            room: row.try_get(5)?,
            held_on: row.try_get(6)?,
            held_at: row.try_get(7)?,
            invigilators: column::json(row, 8)?,
            observations: row.try_get(9)?,
            finalized_at: row.try_get::<Option<i64>, _>(10)?.map(Timestamp),
            published_at: row.try_get::<Option<i64>, _>(11)?.map(Timestamp),
            zone: column::zone(row, 12)?,
        })
    }
}

impl Store {
    /// Where and when a session is held, as everybody in its room may know it; none when there
    /// is no such session.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_info(
        &self,
        session: SessionId,
    ) -> Result<Option<SessionInfo>, sqlx::Error> {
        const SQL: &str = concat!(
            "select number, site, room, held_on, held_at, ",
            session_status_sql!(),
            ", center.time_zone from session \
             join center on center.id = session.center_id where session.id = $1"
        );
        let row = sqlx::query(SQL)
            .bind(session.to_string())
            .fetch_optional(&self.pool)
            .await?;
        let read = |row: AnyRow| {
            Ok(SessionInfo {
                number: column::number("session.number", row.try_get(0)?)?,
                site: row.try_get(1)?,
                room: row.try_get(2)?,
                held_on: row.try_get(3)?,
                held_at: row.try_get(4)?,
                status: status(row.try_get(5)?),
                time_zone: row.try_get(6)?,
            })
        };
        row.map(read).transpose()
    }

    /// At most `limit` sessions of a center that come after `before` in its list, which has
    /// the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_list(
        &self,
        center: CenterId,
        before: &SessionCursor,
        limit: usize,
    ) -> Result<Vec<SessionListEntry>, sqlx::Error> {
        const SQL: &str = concat!(
            "select id, number, site, room, held_on, held_at, created_at, ",
            session_status_sql!(),
            ", (select count(*) from candidate where candidate.session_id = session.id) \
             from session where center_id = $1 \
             and (created_at < $2 or (created_at = $2 and id < $3)) \
             order by created_at desc, id desc limit $4"
        );
        let rows = sqlx::query(SQL)
            .bind(center.to_string())
            .bind(before.created_at)
            .bind(before.id.as_str())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(list_entry).collect()
    }

    /// The newest sessions of a center, at most 5,000, each with whether one of its candidates has
    /// all of these words, at most three and folded, in their name. Without words all have.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sessions_of_center(
        &self,
        center: CenterId,
        words: &[String],
    ) -> Result<Vec<(SessionListEntry, bool)>, sqlx::Error> {
        const SQL: &str = concat!(
            "select id, number, site, room, held_on, held_at, created_at, ",
            session_status_sql!(),
            ", (select count(*) from candidate where candidate.session_id = session.id), \
             (select count(*) from candidate where candidate.session_id = session.id \
             and candidate.identity like $2 and candidate.identity like $3 \
             and candidate.identity like $4) \
             from session where center_id = $1 order by created_at desc, id desc limit 5000"
        );
        // Folded words have letters and digits only: nothing that `like` reads otherwise.
        let pattern = |nth: usize| {
            words
                .get(nth)
                .map_or_else(|| "%".to_owned(), |word| format!("%{word}%"))
        };
        let rows = sqlx::query(SQL)
            .bind(center.to_string())
            .bind(pattern(0))
            .bind(pattern(1))
            .bind(pattern(2))
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &AnyRow| Ok((list_entry(row)?, row.try_get::<i64, _>(9)? > 0));
        rows.iter().map(read).collect()
    }

    /// A session of this center, with its codes; none when the center has no such session.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_details(
        &self,
        session: SessionId,
        center: CenterId,
    ) -> Result<Option<SessionDetailsRow>, sqlx::Error> {
        const SQL: &str = concat!(
            "select ",
            header_columns!(),
            ", access_code, invigilator_password, created_at, revision, ",
            session_status_sql!(),
            " from session join center on center.id = session.center_id \
             where session.id = $1 and session.center_id = $2"
        );
        let row = sqlx::query(SQL)
            .bind(session.to_string())
            .bind(center.to_string())
            .fetch_optional(&self.pool)
            .await?;
        let read = |row: AnyRow| {
            Ok(SessionDetailsRow {
                header: SessionHeader::from_columns(&row)?,
                access_code: row.try_get(13)?,
                invigilator_password: row.try_get(14)?,
                created_at: Timestamp(row.try_get(15)?),
                revision: column::number("session.revision", row.try_get(16)?)?,
                status: status(row.try_get(17)?),
            })
        };
        row.map(read).transpose()
    }

    /// A session as its documents name it; none when there is no such session.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn session_header(
        &self,
        session: SessionId,
    ) -> Result<Option<SessionHeader>, sqlx::Error> {
        const SQL: &str = concat!(
            "select ",
            header_columns!(),
            " from session join center on center.id = session.center_id where session.id = $1"
        );
        let row = sqlx::query(SQL)
            .bind(session.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(SessionHeader::from_columns).transpose()
    }
}

fn list_entry(row: &AnyRow) -> Result<SessionListEntry, sqlx::Error> {
    Ok(SessionListEntry {
        id: column::id(row, 0)?,
        number: column::number("session.number", row.try_get(1)?)?,
        site: row.try_get(2)?,
        room: row.try_get(3)?,
        held_on: row.try_get(4)?,
        held_at: row.try_get(5)?,
        created_at: Timestamp(row.try_get(6)?),
        status: status(row.try_get(7)?),
        candidates: column::number("count of candidates", row.try_get(8)?)?,
    })
}

/// The status as `session_status_sql` names it.
fn status(name: &str) -> SessionStatus {
    match name {
        "cancelled" => SessionStatus::Cancelled,
        "published" => SessionStatus::Published,
        "finalized" => SessionStatus::Finalized,
        "in_progress" => SessionStatus::InProgress,
        _ => SessionStatus::Created,
    }
}
