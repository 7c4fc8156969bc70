//! The three portals: one for each role.

use crate::i18n::LanguageHandle;
use crate::route::Route;

/// Who a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portal {
    Candidate,
    Invigilator,
    Referent,
}

impl Portal {
    /// In the order of the home page.
    pub const ALL: [Self; 3] = [Self::Candidate, Self::Invigilator, Self::Referent];

    pub fn name(self, language: &LanguageHandle) -> String {
        match self {
            Self::Candidate => language.text("portal-candidate"),
            Self::Invigilator => language.text("portal-invigilator"),
            Self::Referent => language.text("portal-referent"),
        }
    }

    /// One sentence.
    pub fn purpose(self, language: &LanguageHandle) -> String {
        match self {
            Self::Candidate => language.text("portal-candidate-purpose"),
            Self::Invigilator => language.text("portal-invigilator-purpose"),
            Self::Referent => language.text("portal-referent-purpose"),
        }
    }

    pub fn route(self) -> Route {
        match self {
            Self::Candidate => Route::Candidate,
            Self::Invigilator => Route::Invigilator,
            Self::Referent => Route::Referent,
        }
    }
}
