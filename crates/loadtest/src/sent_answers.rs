//! What simulated candidates have answered, to be compared with the journal.
//!
//! An acknowledged answer that is not in the journal is lost.

mod journal;

pub use journal::{JournalAnswers, RecordedAnswer};

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
pub struct AnswerKey {
    /// Session of the candidate.
    pub session: SessionId,
    /// Seat of the candidate.
    pub seat: Seat,
    /// The question, as presented in the test.
    pub presentation: PresentationId,
}

/// What a candidate did with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Submission {
    /// An answer.
    Answer(ItemResponse),
    /// The question was passed.
    Pass,
}

impl Submission {
    /// The question a command answers or passes, and how; none for other commands.
    pub fn from_command(command: &Command) -> Option<(PresentationId, Self)> {
        match command {
            Command::Answer {
                presentation,
                response,
            } => Some((*presentation, Self::Answer(response.clone()))),
            Command::Pass { presentation } => Some((*presentation, Self::Pass)),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct SentAnswer {
    submission: Submission,
    acknowledged: bool,
}

/// Everything sent, shared by all simulated candidates.
#[derive(Debug, Clone, Default)]
pub struct SentAnswers(Arc<Mutex<HashMap<AnswerKey, SentAnswer>>>);

/// How the sent answers and the journal differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerComparison {
    /// Answers sent, refused ones left out.
    pub sent: usize,
    /// Answers acknowledged.
    pub acknowledged: usize,
    /// Acknowledged, and not in the journal.
    pub missing: Vec<AnswerKey>,
    /// Sent, never acknowledged, and not in the journal.
    pub unacknowledged_missing: Vec<AnswerKey>,
    /// In the journal more than once.
    pub duplicated: Vec<AnswerKey>,
    /// In the journal with another response than was sent.
    pub altered: Vec<AnswerKey>,
    /// In the journal, and refused or never sent.
    pub unknown: Vec<AnswerKey>,
}

impl AnswerComparison {
    /// Is every acknowledged answer in the journal, once and unchanged, and nothing
    /// else?
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty()
            && self.duplicated.is_empty()
            && self.altered.is_empty()
            && self.unknown.is_empty()
    }
}

impl SentAnswers {
    /// Records an answer before it is sent.
    pub fn sent(&self, key: AnswerKey, submission: Submission) {
        self.with(|entries| {
            entries.insert(
                key,
                SentAnswer {
                    submission,
                    acknowledged: false,
                },
            )
        });
    }

    /// Records that the server has acknowledged it.
    pub fn acknowledged(&self, key: AnswerKey) {
        self.with(|entries| {
            if let Some(entry) = entries.get_mut(&key) {
                entry.acknowledged = true;
            }
        });
    }

    /// Records that the server refused it: it must not be in the journal.
    pub fn refused(&self, key: AnswerKey) {
        self.with(|entries| entries.remove(&key));
    }

    /// Compares with the answers in the journal.
    pub fn compare(&self, journal: &JournalAnswers) -> AnswerComparison {
        self.with(|entries| compare(entries, journal))
    }

    fn with<T>(&self, change: impl FnOnce(&mut HashMap<AnswerKey, SentAnswer>) -> T) -> T {
        // A panic elsewhere leaves the entries as they are, which is all that matters.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn compare(entries: &HashMap<AnswerKey, SentAnswer>, journal: &JournalAnswers) -> AnswerComparison {
    let mut found: BTreeMap<AnswerKey, Vec<&Submission>> = BTreeMap::new();
    for RecordedAnswer { key, submission } in journal.answers() {
        found.entry(*key).or_default().push(submission);
    }
    let mut comparison = AnswerComparison {
        sent: entries.len(),
        ..AnswerComparison::default()
    };
    for (key, entry) in entries {
        comparison.acknowledged += usize::from(entry.acknowledged);
        match found.get(key).and_then(|submissions| submissions.first()) {
            None if entry.acknowledged => comparison.missing.push(*key),
            None => comparison.unacknowledged_missing.push(*key),
            Some(submission) if **submission != entry.submission => comparison.altered.push(*key),
            Some(_) => {}
        }
    }
    for (key, submissions) in &found {
        if submissions.len() > 1 {
            comparison.duplicated.push(*key);
        }
        if !entries.contains_key(key) {
            comparison.unknown.push(*key);
        }
    }
    comparison
}

#[cfg(test)]
mod tests;
