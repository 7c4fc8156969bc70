//! One session of a center: what never changes of it, and its last known slice.

use super::{CenterServices, SessionSlice};
use crate::{
    journal::SessionAggregate,
    results::day,
    store::{CandidateRow, SessionRow},
    work_pool::{WorkError, WorkKey, WorkKind},
};
use std::collections::BTreeMap;
use vigie_shared::{
    ids::{Seat, SessionId},
    person::shared_names,
    session::Incident,
    view::{QueuedIncident, SessionSummary},
};

/// Why a session could not be read now; later it may be.
#[derive(Debug, thiserror::Error)]
pub(super) enum EntryError {
    /// The database could not be read.
    #[error("the database cannot be read: {0}")]
    Unreadable(#[from] sqlx::Error),
    /// Too much other work waits.
    #[error("the journal was not folded: {0}")]
    NoTurn(#[from] WorkError),
}

/// A session that is not closed.
pub(super) struct SessionEntry {
    id: SessionId,
    pub(super) row: SessionRow,
    /// First name and birth name, by seat. Not by position in a list: when a person's data was
    /// erased, a name must not move to another person's incident.
    people: BTreeMap<i64, (String, String)>,
    slice: SessionSlice,
}

impl SessionEntry {
    /// Reads a session; its slice as well, if the caller has none. None when it is closed,
    /// or when its journal is damaged: that must not hide the others.
    ///
    /// # Errors
    /// When the database cannot be read, or too much other work waits.
    pub(super) async fn read(
        services: &CenterServices,
        id: SessionId,
        slice: Option<SessionSlice>,
    ) -> Result<Option<Self>, EntryError> {
        let Some(row) = services.store.session(id).await? else {
            return Ok(None);
        };
        let slice = match slice {
            Some(slice) => Some(slice),
            None => read_slice(services, id).await?,
        };
        let Some(slice) = slice.filter(|slice| !slice.is_closed()) else {
            return Ok(None);
        };
        let people = services.store.candidates(id).await?;
        let shared = shared_names(people.iter().map(|row| row.person.names()));
        // Where two people have one name, with what tells them apart.
        let name = |(row, shared): (CandidateRow, bool)| {
            let (seat, person) = (row.seat, row.person);
            let first = match shared {
                true => format!("{} ({seat}, {})", person.first_name, day(&person.birthdate)),
                false => person.first_name,
            };
            (seat, (first, person.last_name))
        };
        Ok(Some(Self {
            id,
            row,
            people: people.into_iter().zip(shared).map(name).collect(),
            slice,
        }))
    }

    /// Takes over a slice, unless a later one is known.
    pub(super) fn merge(&mut self, slice: SessionSlice) {
        if slice.version >= self.slice.version {
            self.slice = slice;
        }
    }

    /// Has the roster changed since the people were read?
    pub(super) fn has_other_people(&self, slice: &SessionSlice) -> bool {
        slice.version > self.slice.version && slice.roster_changes != self.slice.roster_changes
    }

    pub(super) fn slice(&self) -> &SessionSlice {
        &self.slice
    }

    pub(super) fn summary(&self) -> SessionSummary {
        let (row, slice) = (&self.row, &self.slice);
        SessionSummary {
            session: self.id,
            number: u32::try_from(row.number).expect("session numbers have six digits"),
            site: row.site.clone(),
            room: row.room.clone(),
            held_on: row.held_on.clone(),
            held_at: row.held_at.clone(),
            status: slice.status,
            candidates: self.people.len() as u16,
            testing: slice.testing,
            blocked: slice.blocked,
            ended: slice.ended,
        }
    }

    pub(super) fn queued(&self) -> impl Iterator<Item = QueuedIncident> {
        self.slice.incidents.iter().map(|incident| QueuedIncident {
            session: self.id,
            incident: incident.clone(),
            people: self.people_of(incident),
        })
    }

    fn people_of(&self, incident: &Incident) -> Vec<(Seat, String, String)> {
        let person = |seat: &Seat| {
            let (first, last) = self.people.get(&i64::from(seat.0))?;
            Some((*seat, first.clone(), last.clone()))
        };
        incident.seats.iter().filter_map(person).collect()
    }
}

#[tracing::instrument(skip_all, level = "debug", fields(session = %id))]
async fn read_slice(
    services: &CenterServices,
    id: SessionId,
) -> Result<Option<SessionSlice>, EntryError> {
    // Off the threads that serve the rooms: a center may have many long sessions that
    // were never finalized.
    let turn = services.work.turn(WorkKey::Server, WorkKind::JournalFold);
    let turn = turn.await?;
    let rows = services.store.journal(id, 0).await?;
    let folded = turn.run(move || {
        SessionAggregate::from_rows(&rows)
            .map(|aggregate| SessionSlice::from_session(id, aggregate.version, &aggregate.session))
    });
    let fault = match folded.await {
        Ok(Ok(slice)) => return Ok(Some(slice)),
        Ok(Err(damaged)) => damaged.to_string(),
        Err(interrupted) => interrupted.to_string(),
    };
    tracing::error!(session = %id, fault, "left out of the view of its center");
    Ok(None)
}
