//! Who is logged in, and for which session.

use serde::Deserialize;

use crate::i18n::{Language, LanguageHandle};

/// The answer to `/api/invigilator/me`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CurrentInvigilator {
    /// As typed at the log-in.
    pub name: String,
    pub session: Sitting,
}

/// Where and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sitting {
    /// What people type to enter.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// The room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
}

impl Sitting {
    /// The date as people write it: `24/11/2025` in French, as it is in English.
    pub fn date(&self, language: &LanguageHandle) -> String {
        let parts: Vec<&str> = self.held_on.split('-').collect();
        match (language.language, &parts[..]) {
            (Language::French, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => self.held_on.clone(),
        }
    }
}
