//! Where the text of a roster comes from.

use serde::{Deserialize, Serialize};

/// How the bytes of a file were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileEncoding {
    /// What most programs write today.
    Utf8,
    /// What French spreadsheets write as "CSV".
    Windows1252,
    /// What spreadsheets write as "Unicode text".
    Utf16,
}

/// Where the text comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RosterSource {
    /// Typed or pasted, or a file that was changed here.
    Typed,
    /// A file, as it was.
    File {
        name: String,
        /// How it was read.
        encoding: FileEncoding,
    },
}
