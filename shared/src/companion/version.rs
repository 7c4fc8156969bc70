//! The version of the extension.

use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// One to four numbers of at most 65,535 with dots between them, as browsers ask for:
/// `1.12.0`. Compared number by number, what is missing counts as 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ExtensionVersion(String);

/// Not the version of an extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one to four numbers with dots between them")]
pub struct NotAVersion;

impl ExtensionVersion {
    fn numbers(&self) -> [u16; 4] {
        let mut numbers = [0; 4];
        for (number, part) in numbers.iter_mut().zip(self.0.split('.')) {
            *number = part.parse().unwrap_or_default();
        }
        numbers
    }

    /// Is it older than `other`?
    pub fn is_older_than(&self, other: &Self) -> bool {
        self.numbers().cmp(&other.numbers()) == Ordering::Less
    }
}

impl FromStr for ExtensionVersion {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let mut parts = text.split('.');
        let is_number = |part: &str| {
            part.bytes().all(|digit| digit.is_ascii_digit()) && part.parse::<u16>().is_ok()
        };
        let fits = parts.by_ref().take(4).all(is_number) && parts.next().is_none();
        fits.then(|| Self(text.to_owned())).ok_or(NotAVersion)
    }
}

impl TryFrom<String> for ExtensionVersion {
    type Error = NotAVersion;

    fn try_from(text: String) -> Result<Self, NotAVersion> {
        text.parse()
    }
}

impl From<ExtensionVersion> for String {
    fn from(version: ExtensionVersion) -> Self {
        version.0
    }
}

impl fmt::Display for ExtensionVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> ExtensionVersion {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_compared_and_not_texts() {
        assert!(version("1.9.0").is_older_than(&version("1.10")));
        assert!(!version("1.10").is_older_than(&version("1.10.0")));
        assert!(!version("2").is_older_than(&version("1.99.99.99")));
    }

    #[test]
    fn what_no_browser_takes_for_a_version_is_none() {
        for text in [
            "",
            "1.",
            ".1",
            "1.a",
            "1.2.3.4.5",
            "70000",
            "-1",
            "1..2",
            "+1",
        ] {
            assert_eq!(text.parse::<ExtensionVersion>(), Err(NotAVersion), "{text}");
        }
        let written = serde_json::to_string(&version("1.2.3")).unwrap();
        assert_eq!(written, "\"1.2.3\"");
        assert!(serde_json::from_str::<ExtensionVersion>("\"one\"").is_err());
    }
}
