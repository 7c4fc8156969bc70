//! Where a roster comes from.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// Where a roster comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RosterSource {
    /// Typed or pasted.
    Typed,
    /// A file, as it is: what kind it is, is found by its content.
    File(PickedFile),
}

/// A file that was picked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickedFile {
    /// Its name, for the eyes only.
    pub name: String,
    /// Its bytes in Base64.
    pub content: Rc<str>,
}

// Written by hand: the file names people.
impl fmt::Debug for PickedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PickedFile")
            .field("base64_chars", &self.content.len())
            .finish_non_exhaustive()
    }
}
