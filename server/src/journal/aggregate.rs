//! A session rebuilt from its journal.

use super::{JournalError, VerifiedRow, digest::digest, encode};
use crate::store::{JournalRow, ProjectionUpdates};
use vigie_shared::{
    ids::{IncidentId, SessionId},
    session::{CommandKey, Event, Session},
    time::Timestamp,
};

/// A session, and how far it is in its journal.
#[derive(Debug, Clone)]
pub struct SessionAggregate {
    /// The state.
    pub session: Session,
    /// Version of the last row.
    pub version: i64,
    /// Digest of the last row.
    pub digest: String,
}

impl SessionAggregate {
    /// Folds the rows of a session, all of them, from the first.
    ///
    /// # Errors
    /// Names the first row that is missing, changed or unreadable.
    #[tracing::instrument(skip_all, level = "debug", name = "fold", fields(rows = rows.len()))]
    pub fn from_rows(rows: &[JournalRow]) -> Result<Self, JournalError> {
        let mut aggregate = Self::from_creation(rows)?;
        for row in rows {
            aggregate.apply_row(row)?;
        }
        Ok(aggregate)
    }

    /// The state before the first row, which must create the session; nothing is
    /// applied yet.
    ///
    /// # Errors
    /// When the first row does not.
    pub fn from_creation(rows: &[JournalRow]) -> Result<Self, JournalError> {
        let first = rows.first().ok_or(JournalError::NoCreation)?;
        let events: Vec<Event> =
            serde_json::from_str(&first.events).map_err(|_| JournalError::NoCreation)?;
        let Some(Event::SessionCreated { config }) = events.first() else {
            return Err(JournalError::NoCreation);
        };
        Ok(Self {
            session: Session::new(config),
            version: 0,
            digest: String::new(),
        })
    }

    /// Applies one more row.
    ///
    /// # Errors
    /// When it is not the next one, or was changed.
    pub fn apply_row(&mut self, row: &JournalRow) -> Result<(), JournalError> {
        let content = VerifiedRow::after(self.version, &self.digest, row)?;
        for event in &content.events {
            self.session.apply(event, row.at);
        }
        for key in &content.processed {
            self.session.mark_processed(*key);
        }
        for (key, incident) in recorded_by(&content.processed, &content.events) {
            self.session.mark_created(key, incident);
        }
        self.version = row.version;
        self.digest.clone_from(&row.digest);
        Ok(())
    }

    /// The row that comes next: these events, already applied to the session, and the keys
    /// of the commands that were processed.
    pub fn next_row(
        &self,
        session: SessionId,
        at: Timestamp,
        events: &[Event],
        processed: &[CommandKey],
    ) -> JournalRow {
        let mut row = JournalRow {
            session,
            version: self.version + 1,
            at,
            command_ids: encode(processed),
            events: encode(events),
            digest: String::new(),
            projection: ProjectionUpdates::from_events(events, &self.session),
        };
        row.digest = digest(&self.digest, &row);
        row
    }
}

/// Which command of a row put which incident on record.
///
/// A row keeps keys and events beside each other, not together. Every incident of the staff
/// comes from a command of the staff whose key is in the same row, at most one from each and
/// in the same order: when there are as many of both, they belong together. Otherwise the row
/// does not say, and nothing is given.
fn recorded_by(processed: &[CommandKey], events: &[Event]) -> Vec<(CommandKey, IncidentId)> {
    let incidents: Vec<IncidentId> = events
        .iter()
        .filter_map(|event| match event {
            Event::IncidentRecorded {
                incident,
                alert: None,
                ..
            } => Some(*incident),
            _ => None,
        })
        .collect();
    if incidents.is_empty() {
        return Vec::new();
    }
    let staff = || processed.iter().filter(|key| key.seat.is_none());
    match staff().count() == incidents.len() {
        true => staff().copied().zip(incidents).collect(),
        false => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vigie_shared::{
        ids::{AlertId, CommandId, Seat},
        session::{ActorName, IncidentCategory},
    };

    fn key(seat: Option<u16>, n: u128) -> CommandKey {
        CommandKey {
            seat: seat.map(Seat),
            id: CommandId(Uuid::from_u128(n)),
            login: None,
        }
    }

    fn recorded(incident: u16, alert: Option<AlertId>) -> Event {
        Event::IncidentRecorded {
            incident: IncidentId(incident),
            category: IncidentCategory::C7,
            seats: vec![Seat(1)],
            number: None,
            alert,
            description: String::new(),
            when: None,
            snapshots: Vec::new(),
            by: ActorName::Server,
        }
    }

    #[test]
    fn incidents_belong_to_the_commands_of_the_staff_in_their_order() {
        let keys = [key(None, 1), key(Some(1), 2), key(None, 3)];
        let events = [
            recorded(4, None),
            recorded(5, Some(AlertId(1))),
            recorded(6, None),
        ];
        let expected = [(keys[0], IncidentId(4)), (keys[2], IncidentId(6))];
        assert_eq!(recorded_by(&keys, &events), expected);
    }

    #[test]
    fn nothing_is_said_when_it_could_be_either_of_two_commands() {
        let keys = [key(None, 1), key(None, 2)];
        assert_eq!(recorded_by(&keys, &[recorded(4, None)]), []);
        assert_eq!(recorded_by(&[], &[recorded(4, None)]), []);
    }
}
