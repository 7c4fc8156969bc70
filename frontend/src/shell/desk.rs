//! The three desks.

use crate::i18n::LanguageHandle;
use crate::route::Route;

/// Whose page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Takes the test.
    Candidate,
    /// Watches the room.
    Invigilator,
    /// Answers for the sessions.
    Referent,
}

impl Desk {
    /// Every desk, in the order of the doors.
    pub const ALL: [Self; 3] = [Self::Candidate, Self::Invigilator, Self::Referent];

    /// Its name.
    pub fn name(self, language: &LanguageHandle) -> String {
        match self {
            Self::Candidate => language.text("desk-candidate"),
            Self::Invigilator => language.text("desk-invigilator"),
            Self::Referent => language.text("desk-referent"),
        }
    }

    /// What it is for, one sentence.
    pub fn purpose(self, language: &LanguageHandle) -> String {
        match self {
            Self::Candidate => language.text("desk-candidate-purpose"),
            Self::Invigilator => language.text("desk-invigilator-purpose"),
            Self::Referent => language.text("desk-referent-purpose"),
        }
    }

    /// Its address.
    pub fn route(self) -> Route {
        match self {
            Self::Candidate => Route::Candidate,
            Self::Invigilator => Route::Invigilator,
            Self::Referent => Route::Referent,
        }
    }
}
