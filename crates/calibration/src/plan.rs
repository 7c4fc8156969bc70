//! Which items are estimated, and which keep their parameters.

use serde::Serialize;
use thiserror::Error;

use crate::{log::Log, options::Options};

/// Why an item has, or has not, an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Both parameters are estimated.
    Estimated,
    /// Held, because the caller said so.
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
    /// Anchors that nobody answered hold nothing.
    #[error("no anchor has an answer in the log, so nothing would hold the scale")]
    UnansweredAnchors,
}

fn quoted(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The role of every item. Held items stay in the likelihood with all their answers: an
/// adaptive test chose its questions after them, and leaving them out would make the
/// choice depend on something unseen (Mislevy and Wu, ETS RR-96-30, 1996).
pub struct Plan {
    pub roles: Vec<Role>,
    /// Indices of the estimated items.
    pub estimated: Vec<usize>,
    /// Are mean and deviation of the abilities estimated, because anchors hold the scale?
    pub anchored: bool,
    pub tallies: Vec<Tally>,
}

/// How an item was answered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub answers: u32,
    pub right: u32,
}

impl Plan {
    pub fn of(log: &Log, options: &Options) -> Result<Self, OptionsError> {
        let anchors = anchors(log, options)?;
        let mut tallies = vec![Tally::default(); log.items().len()];
        for answer in log.tests().flatten() {
            tallies[answer.item].answers += 1;
            tallies[answer.item].right += u32::from(answer.right);
        }
        let anchored = !options.anchors.is_empty();
        if anchored && (0..tallies.len()).all(|item| !anchors[item] || tallies[item].answers == 0) {
            return Err(OptionsError::UnansweredAnchors);
        }
        let role = |(tally, is_anchor): (&Tally, bool)| {
            if is_anchor {
                Role::Anchor
            } else if tally.answers < options.limits.fewest_answers.max(1) {
                Role::TooFewAnswers
            } else if tally.right == 0 || tally.right == tally.answers {
                Role::NoVariation
            } else {
                Role::Estimated
            }
        };
        let roles: Vec<_> = tallies.iter().zip(anchors).map(role).collect();
        let estimated = |item: &usize| roles[*item] == Role::Estimated;
        Ok(Self {
            estimated: (0..roles.len()).filter(estimated).collect(),
            anchored,
            tallies,
            roles,
        })
    }
}

fn anchors(log: &Log, options: &Options) -> Result<Vec<bool>, OptionsError> {
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
