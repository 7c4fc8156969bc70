//! Where and when a session was held, for results and documents.

use super::ResultError;
use crate::store::Store;
use sqlx::Row;
use vigie_shared::{
    ids::{CenterId, SessionId},
    time::Timestamp,
};

/// A session as its documents name it.
#[derive(Debug, Clone)]
pub struct SessionHeader {
    /// Id of the session.
    pub id: SessionId,
    /// Its center.
    pub center_id: CenterId,
    /// Name of the center.
    pub center: String,
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

impl SessionHeader {
    /// The session with this id, if there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn load(store: &Store, session: SessionId) -> Result<Option<Self>, ResultError> {
        let row = sqlx::query(
            "select session.center_id, center.name, session.number, session.site, session.room, \
             session.held_on, session.held_at, session.invigilators, session.observations, \
             session.finalized_at, session.published_at \
             from session join center on center.id = session.center_id where session.id = $1",
        )
        .bind(session.to_string())
        .fetch_optional(store.pool())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let center: &str = row.try_get(0)?;
        let center_id = center.parse().map_err(decoding)?;
        let number: i64 = row.try_get(2)?;
        Ok(Some(Self {
            id: session,
            center_id,
            center: row.try_get(1)?,
            number: u32::try_from(number).map_err(decoding)?,
            site: row.try_get(3)?,
            room: row.try_get(4)?,
            held_on: row.try_get(5)?,
            held_at: row.try_get(6)?,
            invigilators: serde_json::from_str(row.try_get(7)?)?,
            observations: row.try_get(8)?,
            finalized_at: row.try_get::<Option<i64>, _>(9)?.map(Timestamp),
            published_at: row.try_get::<Option<i64>, _>(10)?.map(Timestamp),
        }))
    }
}

fn decoding(error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}
