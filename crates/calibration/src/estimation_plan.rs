//! Which items are estimated, and which keep their parameters.

use serde::Serialize;
use thiserror::Error;

use crate::{calibration_options::CalibrationOptions, response_log::ResponseLog};

/// Whether an item is estimated, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemRole {
    /// Both parameters are estimated.
    Estimated,
    /// Held, because the options name it as an anchor.
    Anchor,
    /// Held, because too few answers are known.
    TooFewAnswers,
    /// Held, because all answers are right or all are wrong.
    NoVariation,
}

/// A calibration that cannot start.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OptionsError {
    /// Anchors that the bank does not have.
    #[error("the bank has no item {}", quoted(.0))]
    UnknownAnchors(Vec<String>),
    /// No anchor has an answer.
    #[error("no anchor has an answer in the log, so nothing would hold the scale")]
    UnansweredAnchors,
}

fn quoted(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The role of every item. Held items stay in the likelihood with all their answers: an
/// adaptive test chose its questions after them, and leaving them out would make the
/// choice depend on missing data (Mislevy and Wu, ETS RR-96-30, 1996).
pub struct EstimationPlan {
    pub roles: Vec<ItemRole>,
    /// Indexes of the estimated items.
    pub estimated: Vec<usize>,
    /// Whether mean and deviation of the abilities are estimated, because anchors hold the
    /// scale.
    pub anchored: bool,
    pub counts: Vec<ResponseCount>,
}

/// How often an item was answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct ResponseCount {
    pub answers: u32,
    pub right: u32,
}

impl EstimationPlan {
    pub fn new(log: &ResponseLog, options: &CalibrationOptions) -> Result<Self, OptionsError> {
        let anchors = anchors(log, options)?;
        let mut counts = vec![ResponseCount::default(); log.items().len()];
        for answer in log.tests().flatten() {
            counts[answer.item].answers += 1;
            counts[answer.item].right += u32::from(answer.right);
        }
        let anchored = !options.anchors.is_empty();
        if anchored && (0..counts.len()).all(|item| !anchors[item] || counts[item].answers == 0) {
            return Err(OptionsError::UnansweredAnchors);
        }
        let role = |(count, is_anchor): (&ResponseCount, bool)| {
            if is_anchor {
                ItemRole::Anchor
            } else if count.answers < options.thresholds.min_answers.max(1) {
                ItemRole::TooFewAnswers
            } else if count.right == 0 || count.right == count.answers {
                ItemRole::NoVariation
            } else {
                ItemRole::Estimated
            }
        };
        let roles: Vec<_> = counts.iter().zip(anchors).map(role).collect();
        let estimated = |item: &usize| roles[*item] == ItemRole::Estimated;
        Ok(Self {
            estimated: (0..roles.len()).filter(estimated).collect(),
            anchored,
            counts,
            roles,
        })
    }
}

fn anchors(log: &ResponseLog, options: &CalibrationOptions) -> Result<Vec<bool>, OptionsError> {
    let mut anchors = vec![false; log.items().len()];
    let mut unknown = Vec::new();
    for name in &options.anchors {
        match log.items().find(name) {
            Some(item) => anchors[item] = true,
            None => unknown.push(name.clone()),
        }
    }
    if unknown.is_empty() {
        Ok(anchors)
    } else {
        Err(OptionsError::UnknownAnchors(unknown))
    }
}
