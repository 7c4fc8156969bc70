//! One line of the report.

use std::fmt;

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorFinding {
    /// Whether it is as it should be.
    pub verdict: Verdict,
    /// One sentence; with [`Verdict::Wrong`] it says what to set.
    pub text: String,
}

/// Whether something is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Right,
    /// It works, and could be better.
    Note,
    /// It is not.
    Wrong,
}

impl DoctorFinding {
    pub(super) fn right(text: impl Into<String>) -> Self {
        Self::new(Verdict::Right, text)
    }

    pub(super) fn note(text: impl Into<String>) -> Self {
        Self::new(Verdict::Note, text)
    }

    pub(super) fn wrong(text: impl Into<String>) -> Self {
        Self::new(Verdict::Wrong, text)
    }

    fn new(verdict: Verdict, text: impl Into<String>) -> Self {
        Self {
            verdict,
            text: text.into(),
        }
    }
}

impl fmt::Display for DoctorFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            Verdict::Right => "right",
            Verdict::Note => "note ",
            Verdict::Wrong => "WRONG",
        };
        write!(f, "{verdict}  {}", self.text)
    }
}
