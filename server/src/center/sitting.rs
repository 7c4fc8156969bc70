//! One session of a center: what never changes of it, and its part as last heard.

use super::{Part, Tools};
use crate::{
    journal::Folded,
    store::{CandidateRow, SheetRow},
};
use std::collections::BTreeMap;
use vigie_shared::{
    ids::{Seat, SessionId},
    session::Incident,
    view::{QueuedIncident, SessionSummary},
};

/// A session that is not closed.
pub(super) struct Sitting {
    id: SessionId,
    pub(super) sheet: SheetRow,
    /// First name and birth name, by seat. Not by place in a list: when a person was
    /// erased, a name must not move to somebody else's incident.
    people: BTreeMap<i64, (String, String)>,
    part: Part,
}

impl Sitting {
    /// Reads a session; its part as well, if the caller has none. None when it is closed,
    /// or when its journal is damaged: that must not hide the others.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn read(
        tools: &Tools,
        id: SessionId,
        part: Option<Part>,
    ) -> Result<Option<Self>, sqlx::Error> {
        let Some(sheet) = tools.store.sheet(id).await? else {
            return Ok(None);
        };
        let part = match part {
            Some(part) => Some(part),
            None => read_part(tools, id).await?,
        };
        let Some(part) = part.filter(|part| !part.status.is_closed()) else {
            return Ok(None);
        };
        let people = tools.store.candidates(id).await?;
        let name = |row: CandidateRow| (row.seat, (row.first_name, row.last_name));
        Ok(Some(Self {
            id,
            sheet,
            people: people.into_iter().map(name).collect(),
            part,
        }))
    }

    /// Its part is now so, unless a later one is known.
    pub(super) fn take(&mut self, part: Part) {
        if part.version >= self.part.version {
            self.part = part;
        }
    }

    pub(super) fn part(&self) -> &Part {
        &self.part
    }

    pub(super) fn summary(&self) -> SessionSummary {
        let (sheet, part) = (&self.sheet, &self.part);
        SessionSummary {
            session: self.id,
            // Numbers have six digits.
            number: u32::try_from(sheet.number).unwrap_or_default(),
            site: sheet.site.clone(),
            room: sheet.room.clone(),
            held_on: sheet.held_on.clone(),
            held_at: sheet.held_at.clone(),
            status: part.status,
            candidates: self.people.len() as u16,
            testing: part.testing,
            blocked: part.blocked,
            ended: part.ended,
        }
    }

    pub(super) fn queued(&self) -> impl Iterator<Item = QueuedIncident> {
        self.part.incidents.iter().map(|incident| QueuedIncident {
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

async fn read_part(tools: &Tools, id: SessionId) -> Result<Option<Part>, sqlx::Error> {
    let rows = tools.store.journal(id, 0).await?;
    // Off the threads that serve the rooms: a center may have many long sessions that
    // nobody ever finalized.
    let folding = tokio::task::spawn_blocking(move || {
        Folded::from_rows(&rows).map(|folded| Part::of(id, folded.version, &folded.session))
    });
    let fault = match folding.await {
        Ok(Ok(part)) => return Ok(Some(part)),
        Ok(Err(damage)) => damage.to_string(),
        Err(panicked) => panicked.to_string(),
    };
    tracing::error!(session = %id, fault, "left out of the view of its center");
    Ok(None)
}
