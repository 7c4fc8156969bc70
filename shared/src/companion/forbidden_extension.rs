//! How an extension is named that a session forbids beside the companion.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Extensions that one session may forbid.
pub const MAX_FORBIDDEN_EXTENSIONS: usize = 30;

/// Characters of one entry: names have at most 75 in Chromium, ids at most 80 in Firefox.
pub const MAX_FORBIDDEN_EXTENSION_CHARS: usize = 80;

/// Active ones that are named on the board. With more a heartbeat would grow beyond what a
/// connection of a companion may send.
pub const MAX_NAMED_EXTENSIONS: usize = 10;

/// An extension by its id or by its name, as a referent wrote it: 1..=80 characters without white
/// space around them and without control characters. Browsers compare without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ForbiddenExtension(String);

/// Why a text names no extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an extension is named by 1 to 80 printable characters")]
pub struct NotAnExtension;

impl ForbiddenExtension {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// When nothing is left without the white space around it, or too much.
    pub fn parse(text: &str) -> Result<Self, NotAnExtension> {
        let text = text.trim();
        let fits = (1..=MAX_FORBIDDEN_EXTENSION_CHARS).contains(&text.chars().count())
            && !text.chars().any(char::is_control);
        fits.then(|| Self(text.to_owned())).ok_or(NotAnExtension)
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Do both name the same?
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl fmt::Display for ForbiddenExtension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ForbiddenExtension {
    type Error = NotAnExtension;

    fn try_from(text: String) -> Result<Self, NotAnExtension> {
        Self::parse(&text)
    }
}

impl From<ForbiddenExtension> for String {
    fn from(extension: ForbiddenExtension) -> Self {
        extension.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_named_by_some_printable_characters() {
        let named = ForbiddenExtension::parse("  Grammarly \n").unwrap();
        assert_eq!(named.as_str(), "Grammarly");
        assert!(named.is_same(&ForbiddenExtension::parse("GRAMMARLY").unwrap()));
        let longest = "é".repeat(MAX_FORBIDDEN_EXTENSION_CHARS);
        assert!(ForbiddenExtension::parse(&longest).is_ok());
        for text in ["", "  ", "a\u{7}b", &format!("{longest}x")] {
            assert_eq!(
                ForbiddenExtension::parse(text),
                Err(NotAnExtension),
                "{text:?}"
            );
        }
        assert!(serde_json::from_str::<ForbiddenExtension>("\" \"").is_err());
    }
}
