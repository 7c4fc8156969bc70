//! From what happened in a test to its outcome.
//!
//! The table is that of rule set 2024-11 (founding document, principles of validation): the
//! first rule whose condition holds decides. Rule set 2026-12 has the same table and changes
//! when a loss of focus counts ([`FocusRule`]).

mod focus;

pub use focus::{FOCUS_GRACE, FocusRule, MAX_UNDECIDED_LOSSES};
use serde::{Deserialize, Serialize};

/// Version of the rules new sessions run under; a session keeps the one it was created with.
pub const RULE_SET: &str = "2026-12";
/// The rule sets this program decides by, also again when it verifies a journal.
pub const KNOWN_RULE_SETS: [&str; 2] = ["2024-11", RULE_SET];

/// Questions of a complete test.
pub const QUESTION_COUNT: u8 = 32;
/// Fewer treated questions than this give no score.
pub const MINIMUM_TREATED: u8 = 20;

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EndCause {
    /// All questions were treated.
    Completed,
    /// The deadline passed.
    Time,
    /// An invigilator ended it.
    EndedByInvigilator,
    /// It was running when the session was finalized.
    EndedByFinalization,
}

/// Why a test was not finished, as the referent judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AbortReason {
    /// Lack of time or early departure.
    Candidate,
    /// A technical problem.
    Technical,
}

/// What became of a suspicion of fraud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FraudFinding {
    /// No suspicion is on record.
    None,
    /// Suspected, and dismissed by a referent.
    Dismissed,
    /// Suspected, and upheld by a referent.
    Upheld,
}

/// The facts the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutcomeFacts {
    /// Treated questions, 0..=32: answered or passed, withdrawn ones not counted.
    pub treated: u8,
    /// How the test ended. Explains the outcome; no rule of this set depends on it
    /// beyond whether all questions were treated.
    pub end: EndCause,
    /// Why it was not finished; must be given when `treated` is below 32.
    pub abort: Option<AbortReason>,
    /// What became of a suspicion of fraud.
    pub fraud: FraudFinding,
    /// Technical incidents on record. They explain; rule 6 says they change nothing.
    pub technical_incidents: u16,
    /// The center cancelled the certification after the publication.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
}

/// The line of the table that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OutcomeRule {
    /// 1: suspected fraud upheld.
    FraudUpheld,
    /// 2: fewer than 20, for a technical problem.
    TooFewTechnical,
    /// 3: fewer than 20.
    TooFew,
    /// 4: 20 to 31, for a technical problem.
    PartTechnical,
    /// 5: 20 to 31.
    Part,
    /// 6: all 32 within the time.
    Complete,
    /// The candidate never started.
    NeverStarted,
    /// The center cancelled the certification after the publication, which no line of the table
    /// does.
    CancelledByCenter,
}

impl OutcomeRule {
    /// Number of the line in the published table; none for an absence and for a cancellation
    /// that a center decided.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::FraudUpheld => Some(1),
            Self::TooFewTechnical => Some(2),
            Self::TooFew => Some(3),
            Self::PartTechnical => Some(4),
            Self::Part => Some(5),
            Self::Complete => Some(6),
            Self::NeverStarted | Self::CancelledByCenter => None,
        }
    }
}

/// What a candidate gets. One value: a test cannot be rejected and cancelled at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// Never started.
    Absent,
    /// Annulled for a technical problem: may be taken again.
    Cancelled,
    /// No certificate.
    Rejected,
    /// Certificate with the score as estimated.
    Validated,
    /// Certificate with the degraded score.
    ValidatedDegraded,
}

impl Outcome {
    /// Does it come with a score?
    pub fn has_score(self) -> bool {
        matches!(self, Self::Validated | Self::ValidatedDegraded)
    }
}

/// The outcome of a started test, and the rule that decided.
pub fn decide(facts: OutcomeFacts) -> (Outcome, OutcomeRule) {
    let technical = facts.abort == Some(AbortReason::Technical);
    let rule = match facts.treated {
        _ if facts.fraud == FraudFinding::Upheld => OutcomeRule::FraudUpheld,
        _ if facts.cancelled => OutcomeRule::CancelledByCenter,
        0..MINIMUM_TREATED if technical => OutcomeRule::TooFewTechnical,
        0..MINIMUM_TREATED => OutcomeRule::TooFew,
        MINIMUM_TREATED..QUESTION_COUNT if technical => OutcomeRule::PartTechnical,
        MINIMUM_TREATED..QUESTION_COUNT => OutcomeRule::Part,
        QUESTION_COUNT.. => OutcomeRule::Complete,
    };
    (outcome_of(rule), rule)
}

/// The outcome each rule leads to.
pub fn outcome_of(rule: OutcomeRule) -> Outcome {
    match rule {
        OutcomeRule::FraudUpheld | OutcomeRule::TooFew => Outcome::Rejected,
        OutcomeRule::TooFewTechnical | OutcomeRule::CancelledByCenter => Outcome::Cancelled,
        OutcomeRule::PartTechnical | OutcomeRule::Complete => Outcome::Validated,
        OutcomeRule::Part => Outcome::ValidatedDegraded,
        OutcomeRule::NeverStarted => Outcome::Absent,
    }
}
