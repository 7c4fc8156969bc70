//! The sessions that would be made.

use super::ImportedSession;
use crate::{
    finding::{FindingList, finding},
    person::{RosterPerson, is_visible},
    spread::{SpreadRefusal, spread},
};
use vigie_shared::{
    api::{PlannedSession, RosterDiagnosticCode, RosterSeverity, RosterSpread, SpreadOrder},
    limits::{MAX_CANDIDATES, MAX_VENUE_CHARS},
};

/// Divides people into sessions.
pub(super) struct SpreadReader<'a> {
    pub people: &'a [RosterPerson],
    pub lines: &'a [u32],
    pub session_of: &'a [Option<usize>],
    pub findings: &'a mut FindingList,
}

impl SpreadReader<'_> {
    /// The sessions of a file that names them, or of a spread; none for one session.
    pub fn read(
        mut self,
        asked: Option<&RosterSpread>,
        planned: Vec<PlannedSession>,
        names_sessions: bool,
    ) -> Vec<ImportedSession> {
        match asked {
            Some(asked) if asked.by != SpreadOrder::File => self.over_rooms(asked),
            Some(_) if !names_sessions => {
                self.stop(RosterDiagnosticCode::BadSpread, 1);
                Vec::new()
            }
            Some(_) => self.as_in_file(planned, true),
            None => {
                // Shown, so that it can be asked for; but one session is what was asked.
                let sessions = match names_sessions {
                    true => self.as_in_file(planned, false),
                    false => Vec::new(),
                };
                if let Some(line) = self.lines.get(MAX_CANDIDATES).copied() {
                    self.stop(RosterDiagnosticCode::TooMany, line);
                }
                sessions
            }
        }
    }

    fn stop(&mut self, code: RosterDiagnosticCode, line: u32) {
        self.findings
            .push(finding(line, code, RosterSeverity::Stops));
    }

    fn as_in_file(&mut self, planned: Vec<PlannedSession>, checked: bool) -> Vec<ImportedSession> {
        let mut sessions: Vec<ImportedSession> = planned
            .into_iter()
            .map(|planned| ImportedSession {
                planned,
                people: Vec::new(),
            })
            .collect();
        for (person, session) in self.session_of.iter().enumerate() {
            if let Some(session) = session.and_then(|session| sessions.get_mut(session)) {
                session.people.push(person);
            }
        }
        let too_many = sessions
            .iter()
            .find_map(|one| one.people.get(MAX_CANDIDATES));
        if let Some(line) = too_many.and_then(|person| self.lines.get(*person).copied())
            && checked
        {
            self.stop(RosterDiagnosticCode::TooMany, line);
        }
        sessions.retain(|session| !session.people.is_empty());
        sessions.iter_mut().for_each(|one| self.describe(one));
        sessions
    }

    fn over_rooms(&mut self, asked: &RosterSpread) -> Vec<ImportedSession> {
        let fits = |room: &String| {
            let chars = room.trim().chars();
            (1..=MAX_VENUE_CHARS).contains(&chars.clone().count()) && chars.clone().all(is_visible)
        };
        if !asked.rooms.iter().all(fits) {
            self.stop(RosterDiagnosticCode::BadSpread, 1);
            return Vec::new();
        }
        let rooms = match spread(self.people, asked.rooms.len(), asked.by) {
            Ok(rooms) => rooms,
            Err(SpreadRefusal::Rooms) => {
                self.stop(RosterDiagnosticCode::BadSpread, 1);
                return Vec::new();
            }
            Err(SpreadRefusal::TooMany) => {
                self.stop(RosterDiagnosticCode::TooMany, 1);
                return Vec::new();
            }
        };
        let mut sessions: Vec<ImportedSession> = asked
            .rooms
            .iter()
            .zip(rooms)
            .map(|(room, people)| ImportedSession {
                planned: PlannedSession {
                    site: String::new(),
                    room: room.trim().to_owned(),
                    held_on: String::new(),
                    held_at: String::new(),
                    invigilators: Vec::new(),
                    observations: String::new(),
                    classes: Vec::new(),
                    people: 0,
                    first_person: String::new(),
                    last_person: String::new(),
                },
                people,
            })
            .collect();
        sessions.iter_mut().for_each(|one| self.describe(one));
        sessions
    }

    /// Says who is in a session.
    fn describe(&self, session: &mut ImportedSession) {
        let people: Vec<&RosterPerson> = session
            .people
            .iter()
            .filter_map(|person| self.people.get(*person))
            .collect();
        for person in &people {
            let classes = &mut session.planned.classes;
            if !person.division.is_empty() && !classes.contains(&person.division) {
                classes.push(person.division.clone());
            }
        }
        let name = |person: Option<&&RosterPerson>| {
            person
                .map(|person| person.listed_name())
                .unwrap_or_default()
        };
        session.planned.people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        session.planned.first_person = name(people.first());
        session.planned.last_person = name(people.last());
    }
}
