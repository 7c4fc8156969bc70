//! Reading what a room starts from.

use super::services::RoomServices;
use crate::{
    journal::{JournalError, SessionAggregate},
    work_pool::{WorkError, WorkKey, WorkKind, WorkTurn},
};
use vigie_shared::{
    ids::{CenterId, SessionId},
    person::EnrolledCandidate,
};

/// Why a room cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// No such session.
    #[error("no such session")]
    Unknown,
    /// Its journal does not fold.
    #[error("the journal is damaged: {0}")]
    Damaged(#[from] JournalError),
    /// The database could not be read.
    #[error("the journal cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// It was created under another version of the bank.
    #[error("the session runs under bank {0}, which this server does not have")]
    OtherBank(String),
    /// No turn for it.
    #[error("the journal was not folded: {0}")]
    NoTurn(#[from] WorkError),
}

/// What a room starts from.
pub(super) struct RoomInit {
    pub(super) id: SessionId,
    pub(super) center: CenterId,
    pub(super) aggregate: SessionAggregate,
    pub(super) people: Vec<EnrolledCandidate>,
}

/// Waits for the turn to load a room. Rooms come before all other heavy work.
pub(super) async fn load_turn(
    services: &RoomServices,
    session: SessionId,
) -> Result<WorkTurn, WorkError> {
    let key = WorkKey::Room(session);
    services.work.turn(key, WorkKind::RoomLoad).await
}

/// Reads all that a room needs to start.
#[tracing::instrument(skip_all, name = "load_room", fields(%session))]
pub(super) async fn load_room(
    services: &RoomServices,
    session: SessionId,
    turn: WorkTurn,
) -> Result<RoomInit, RoomError> {
    let aggregate = load_aggregate(services, session, turn).await?;
    let people = services.store.enrolled_candidates(session).await?;
    let row = services.store.session(session).await?;
    Ok(RoomInit {
        id: session,
        center: row.ok_or(RoomError::Unknown)?.center,
        aggregate,
        people,
    })
}

/// Folds a session from the database, off the threads that serve the other rooms.
#[tracing::instrument(skip_all, level = "debug", name = "load_journal", fields(%session))]
pub(super) async fn load_aggregate(
    services: &RoomServices,
    session: SessionId,
    turn: WorkTurn,
) -> Result<SessionAggregate, RoomError> {
    let rows = services.store.journal(session, 0).await?;
    if rows.is_empty() {
        return Err(RoomError::Unknown);
    }
    let aggregate = turn
        .run(move || SessionAggregate::from_rows(&rows))
        .await??;
    let versions = aggregate.session.versions();
    if versions.bank != services.bank.version() && aggregate.session.finalized().is_none() {
        return Err(RoomError::OtherBank(versions.bank.clone()));
    }
    Ok(aggregate)
}
