//! The flags that draw an author's attention to an item.

use serde::Serialize;

/// A property of an item that needs a decision by an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFlag {
    /// Too few answers: the item keeps its parameters.
    TooFewAnswers,
    /// All answers are right, or all are wrong: the item keeps its parameters.
    NoVariation,
    /// The answers do not follow the curve.
    Misfit,
    /// The estimate is far from the parameters in use.
    Drift,
    /// The item hardly separates more able from less able candidates.
    LowDiscrimination,
    /// More able candidates are wrong more often: mostly a wrong key.
    NegativeDiscrimination,
    /// The log does not determine the parameters: the estimate ended at the edge of what
    /// is possible, or its standard error is too large.
    Undetermined,
}

impl ItemFlag {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFewAnswers => "too_few_answers",
            Self::NoVariation => "no_variation",
            Self::Misfit => "misfit",
            Self::Drift => "drift",
            Self::LowDiscrimination => "low_discrimination",
            Self::NegativeDiscrimination => "negative_discrimination",
            Self::Undetermined => "undetermined",
        }
    }
}
