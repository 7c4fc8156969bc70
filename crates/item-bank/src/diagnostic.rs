//! What is wrong in a bank, and where.

/// A fault or a warning. Shown as `bank/questions/1.1.toml:12: reason`, which editors
/// and terminals turn into a link; sorts by location.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Diagnostic {
    /// Path of the file, with the root that the [`BankSource`](crate::BankSource) was given.
    pub file: String,
    /// Line, from 1; 1 when the whole file is meant.
    pub line: u32,
    /// What is wrong, for the author.
    pub reason: String,
}

impl Diagnostic {
    pub(crate) fn new(file: &str, line: u32, reason: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            reason: reason.into(),
        }
    }
}
