//! The rules of the blueprint that may give way.

use serde::{Deserialize, Serialize};

/// A rule that gave way because no item left fitted it. They give way in the order of
/// the variants, and a later one includes the earlier ones. That an item is administered
/// once, and that only accessible items come where these are needed, never gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxation {
    /// More free, or more focus, questions than a test should have.
    #[serde(rename = "setting")]
    DeliveryMode,
    /// The competence is one of the last three.
    RecentCompetences,
    /// Among the first 16 questions, the competence was visited already.
    VisitingOrder,
    /// After the first 16 questions, the competence has its three questions already.
    MaxPerCompetence,
    /// The skill was used already.
    Skill,
}
