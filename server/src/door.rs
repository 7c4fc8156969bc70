//! Who stands at the door of a session: refused, although they had the code of the room.
//!
//! Kept in memory only, a few for each session and for minutes: who knows the code of a room can
//! put nothing else on its board. A page proves by its ticket, a secret of its own, that it is
//! the one that was let in.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use uuid::Uuid;
use vigie_shared::{
    api::AdmittedPerson,
    ids::SessionId,
    person::fold_name,
    time::{MINUTE, Timestamp},
    view::{DoorCase, MAX_DOOR_CASES},
};

/// How long somebody waits at the door before they have to type again, microseconds.
const DOOR_VALIDITY: i64 = 15 * MINUTE;

/// Sessions with somebody at the door, at most; the one with the oldest case goes first.
const MAX_SESSIONS: usize = 1_000;

/// The cases of all sessions. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct DoorBook(Arc<Mutex<BTreeMap<SessionId, Vec<DoorEntry>>>>);

#[derive(Debug)]
struct DoorEntry {
    ticket: Uuid,
    case: DoorCase,
    admitted: Option<AdmittedPerson>,
}

impl DoorEntry {
    fn is_current(&self, now: Timestamp) -> bool {
        now < DoorBook::end_of(&self.case)
    }
}

impl DoorBook {
    /// When a case leaves the boards if nobody decides.
    pub fn end_of(case: &DoorCase) -> Timestamp {
        case.at.plus(DOOR_VALIDITY)
    }

    /// Somebody was refused. The same page again takes its own place. A page that looks like one
    /// that waits already, with its number and its names, is not shown: somebody who copies both
    /// from a screen in the room must not be let in in its place.
    pub fn note(&self, session: SessionId, ticket: Uuid, case: DoorCase) {
        let now = case.at;
        let mut sessions = self.lock();
        sessions.retain(|_, entries| entries.iter().any(|entry| entry.is_current(now)));
        if sessions.len() >= MAX_SESSIONS && !sessions.contains_key(&session) {
            let latest = |entries: &[DoorEntry]| entries.last().map(|entry| entry.case.at);
            let oldest = sessions.iter().min_by_key(|(_, entries)| latest(entries));
            if let Some(oldest) = oldest.map(|(id, _)| *id) {
                sessions.remove(&oldest);
            }
        }
        let entries = sessions.entry(session).or_default();
        entries.retain(|entry| entry.is_current(now) && entry.ticket != ticket);
        if entries.iter().any(|entry| is_twin(&entry.case, &case)) {
            return;
        }
        let surplus = (entries.len() + 1).saturating_sub(MAX_DOOR_CASES);
        entries.drain(..surplus);
        entries.push(DoorEntry {
            ticket,
            case,
            admitted: None,
        });
    }

    /// Who waits at the door of a session, the latest last.
    pub fn of_session(&self, session: SessionId, now: Timestamp) -> Vec<DoorCase> {
        let sessions = self.lock();
        let entries = sessions.get(&session).into_iter().flatten();
        let waiting = entries.filter(|entry| entry.admitted.is_none() && entry.is_current(now));
        waiting.map(|entry| entry.case.clone()).collect()
    }

    /// Lets a page in, or turns it away.
    pub fn decide(&self, session: SessionId, case: Uuid, admitted: Option<AdmittedPerson>) {
        let mut sessions = self.lock();
        let Some(entries) = sessions.get_mut(&session) else {
            return;
        };
        match admitted {
            None => entries.retain(|entry| entry.case.case != case),
            Some(person) => {
                if let Some(entry) = entries.iter_mut().find(|entry| entry.case.case == case) {
                    entry.admitted = Some(person);
                }
            }
        }
    }

    /// Who was let in with this ticket.
    pub fn admitted(&self, ticket: Uuid, now: Timestamp) -> Option<AdmittedPerson> {
        let sessions = self.lock();
        let mut entries = sessions.values().flatten();
        let entry = entries.find(|entry| entry.ticket == ticket && entry.is_current(now))?;
        entry.admitted.clone()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<SessionId, Vec<DoorEntry>>> {
        // Nothing panics while it is changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Would an invigilator take the two for one?
fn is_twin(one: &DoorCase, other: &DoorCase) -> bool {
    let names = |case: &DoorCase| (fold_name(&case.last_name), fold_name(&case.first_name));
    one.sign == other.sign && one.birthdate == other.birthdate && names(one) == names(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::view::DoorReason;

    const SESSION: SessionId = SessionId(Uuid::from_u128(1));

    fn case(number: u128, at: i64) -> DoorCase {
        DoorCase {
            case: Uuid::from_u128(number),
            sign: 10 + u8::try_from(number).unwrap(),
            first_name: "Nadia".to_owned(),
            last_name: "Ferrand".to_owned(),
            birthdate: "2008-09-12".to_owned(),
            why: DoorReason::OnNoList,
            nearest: Vec::new(),
            code_of: None,
            at: Timestamp(at),
        }
    }

    fn person() -> AdmittedPerson {
        AdmittedPerson {
            first_name: "Nadia".to_owned(),
            last_name: "Ferrand".to_owned(),
            birthdate: "2008-09-12".to_owned(),
            personal_code: None,
        }
    }

    #[test]
    fn a_door_shows_a_few_and_the_same_page_once() {
        let book = DoorBook::default();
        for number in 0..20 {
            book.note(SESSION, Uuid::from_u128(number), case(number, 0));
        }
        book.note(SESSION, Uuid::from_u128(19), case(99, 1));
        let shown = book.of_session(SESSION, Timestamp(1));
        assert_eq!(shown.len(), MAX_DOOR_CASES);
        assert_eq!(shown.last().map(|one| one.case), Some(Uuid::from_u128(99)));
    }

    #[test]
    fn a_page_that_copies_number_and_names_of_another_is_not_shown() {
        let book = DoorBook::default();
        let (first, copy) = (Uuid::from_u128(7), Uuid::from_u128(8));
        book.note(SESSION, first, case(1, 0));
        let posing = DoorCase {
            case: Uuid::from_u128(2),
            first_name: "NADIA".to_owned(),
            ..case(1, 1)
        };
        book.note(SESSION, copy, posing.clone());
        let shown = book.of_session(SESSION, Timestamp(1));
        assert_eq!(shown, [case(1, 0)]);
        // Another number, or other names, is another page.
        let other = DoorCase { sign: 99, ..posing };
        book.note(SESSION, copy, other);
        assert_eq!(book.of_session(SESSION, Timestamp(1)).len(), 2);
        // The page itself may type again.
        book.note(SESSION, first, case(3, 2));
        assert_eq!(book.of_session(SESSION, Timestamp(2)).len(), 2);
    }

    #[test]
    fn only_the_page_with_the_ticket_is_let_in_and_not_for_ever() {
        let book = DoorBook::default();
        let (mine, other) = (Uuid::from_u128(7), Uuid::from_u128(8));
        book.note(SESSION, mine, case(1, 0));
        book.note(SESSION, other, case(2, 0));
        book.decide(SESSION, Uuid::from_u128(1), Some(person()));
        book.decide(SESSION, Uuid::from_u128(2), None);
        assert_eq!(book.admitted(mine, Timestamp(1)), Some(person()));
        assert_eq!(book.admitted(other, Timestamp(1)), None);
        assert_eq!(book.admitted(mine, Timestamp(DOOR_VALIDITY)), None);
        assert!(book.of_session(SESSION, Timestamp(1)).is_empty());
    }
}
