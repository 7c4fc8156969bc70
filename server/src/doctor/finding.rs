//! One line of the report.

use std::fmt;

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorFinding {
    /// Whether it is as it should be.
    pub verdict: DoctorVerdict,
    /// One sentence; with [`DoctorVerdict::Wrong`] it says what to set.
    pub text: String,
}

/// Whether something is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoctorVerdict {
    /// It is.
    Right,
    /// It works, and could be better.
    Note,
    /// It is not.
    Wrong,
}

impl DoctorFinding {
    pub(super) fn right(text: impl Into<String>) -> Self {
        Self::new(DoctorVerdict::Right, text)
    }

    pub(super) fn note(text: impl Into<String>) -> Self {
        Self::new(DoctorVerdict::Note, text)
    }

    pub(super) fn wrong(text: impl Into<String>) -> Self {
        Self::new(DoctorVerdict::Wrong, text)
    }

    fn new(verdict: DoctorVerdict, text: impl Into<String>) -> Self {
        Self {
            verdict,
            text: text.into(),
        }
    }
}

impl fmt::Display for DoctorFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            DoctorVerdict::Right => "right",
            DoctorVerdict::Note => "note ",
            DoctorVerdict::Wrong => "WRONG",
        };
        write!(f, "{verdict}  {}", self.text)
    }
}
