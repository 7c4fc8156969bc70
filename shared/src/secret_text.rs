//! Passwords, codes and keys on their way through a program.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, ops::Deref};
use zeroize::Zeroizing;

/// A password, a code or a key as text. `Debug` does not show it, and its memory is overwritten
/// when it is dropped, so that it is in no log and in no image of the memory longer than it is
/// needed. In JSON it is a plain string.
///
/// Equality is for tests and pages; the server compares what people type in constant time.
///
/// ```
/// let typed = vigie_shared::secret_text::SecretText::from("Tr0ub4dor&3");
/// assert!(!format!("{typed:?}").contains("Tr0"));
/// assert_eq!(typed.expose(), "Tr0ub4dor&3");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Functions that look at a text take it as it is: what is printed by accident is printed by
/// `Debug` and `Display`, and this has no `Display`.
impl Deref for SecretText {
    type Target = str;

    fn deref(&self) -> &str {
        self.expose()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText")
    }
}

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for SecretText {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Serialize for SecretText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
