//! What simulated candidates have answered, to be compared with the journal.
//!
//! The journal is what counts; the ledger is what people would swear they did. An
//! acknowledged answer that is not in the journal is a lost one.

mod journal;

pub use journal::{Journal, Recorded};

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};
use vigie_shared::{
    ids::{PresentationId, Seat, SessionId},
    item::ItemResponse,
    session::Command,
};

/// One question put to one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Session.
    pub session: SessionId,
    /// Candidate.
    pub seat: Seat,
    /// Question.
    pub ask: PresentationId,
}

/// What a candidate did with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// He answered.
    Answer(ItemResponse),
    /// He passed.
    Pass,
}

impl Given {
    /// What a command gives to which question; none for other commands.
    pub fn by(command: &Command) -> Option<(PresentationId, Self)> {
        match command {
            Command::Answer {
                presentation: ask,
                response,
            } => Some((*ask, Self::Answer(response.clone()))),
            Command::Pass { presentation: ask } => Some((*ask, Self::Pass)),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    given: Given,
    acknowledged: bool,
}

/// Everything sent, shared by all who send.
#[derive(Debug, Clone, Default)]
pub struct Ledger(Arc<Mutex<HashMap<Place, Entry>>>);

/// How the ledger and the journal differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Answers sent, refused ones left out.
    pub sent: usize,
    /// Answers acknowledged.
    pub acknowledged: usize,
    /// Acknowledged, and not in the journal.
    pub missing: Vec<Place>,
    /// Sent, never acknowledged, and not in the journal.
    pub unacknowledged_missing: Vec<Place>,
    /// In the journal more than once.
    pub twice: Vec<Place>,
    /// In the journal with something else than was given.
    pub altered: Vec<Place>,
    /// In the journal, and refused or never sent.
    pub unknown: Vec<Place>,
}

impl Comparison {
    /// Is every acknowledged answer in the journal, once and unchanged, and nothing
    /// else?
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty()
            && self.twice.is_empty()
            && self.altered.is_empty()
            && self.unknown.is_empty()
    }
}

impl Ledger {
    /// Notes that something was given to a question.
    pub fn sent(&self, place: Place, given: Given) {
        self.with(|entries| {
            entries.insert(
                place,
                Entry {
                    given,
                    acknowledged: false,
                },
            )
        });
    }

    /// Notes that the server has it for good.
    pub fn acknowledged(&self, place: Place) {
        self.with(|entries| {
            if let Some(entry) = entries.get_mut(&place) {
                entry.acknowledged = true;
            }
        });
    }

    /// Notes that the server refused it: it should not be anywhere.
    pub fn refused(&self, place: Place) {
        self.with(|entries| entries.remove(&place));
    }

    /// Compares with what the journal holds of `sessions`.
    pub fn compare(&self, journal: &Journal) -> Comparison {
        self.with(|entries| compare(entries, journal))
    }

    fn with<T>(&self, change: impl FnOnce(&mut HashMap<Place, Entry>) -> T) -> T {
        // A panic elsewhere leaves the entries as they are, which is all that matters.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn compare(entries: &HashMap<Place, Entry>, journal: &Journal) -> Comparison {
    let mut found: BTreeMap<Place, Vec<&Given>> = BTreeMap::new();
    for Recorded { place, given } in journal.answers() {
        found.entry(*place).or_default().push(given);
    }
    let mut comparison = Comparison {
        sent: entries.len(),
        ..Comparison::default()
    };
    for (place, entry) in entries {
        comparison.acknowledged += usize::from(entry.acknowledged);
        match found.get(place).and_then(|given| given.first()) {
            None if entry.acknowledged => comparison.missing.push(*place),
            None => comparison.unacknowledged_missing.push(*place),
            Some(given) if **given != entry.given => comparison.altered.push(*place),
            Some(_) => {}
        }
    }
    for (place, given) in &found {
        if given.len() > 1 {
            comparison.twice.push(*place);
        }
        if !entries.contains_key(place) {
            comparison.unknown.push(*place);
        }
    }
    comparison
}

#[cfg(test)]
mod tests;
