//! A study: bank, test and simulated candidates, as written in a `cat-sim-input/1` file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;
use vigie_adaptive::{COMPETENCES, DeliveryMode, ItemParameters, Pool, PoolError, PoolItem};

/// Bank, test and candidates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyInput {
    /// `cat-sim-input/1`.
    pub schema: String,
    /// Name of the study.
    pub name: String,
    /// Seed of all answers.
    pub seed: u64,
    /// The rules of the test.
    pub test: TestDesign,
    /// The items; an item is called by its index here.
    pub bank: Vec<StudyItem>,
    /// The candidates; empty while another program simulates them.
    #[serde(default)]
    pub simulees: Vec<Simulee>,
}

/// The rules of the test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestDesign {
    /// `2PL`.
    pub model: String,
    /// Scaling constant of the model: 1.
    #[serde(rename = "D")]
    pub d: f64,
    /// Number of questions.
    pub length: usize,
    /// Number of competences: 16.
    pub n_competences: usize,
    /// Distribution of abilities the engine assumes: N(0, 1).
    pub prior: StudyPrior,
    /// Largest number of items of a skill in a test: 1.
    pub max_per_tube: usize,
}

/// A normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StudyPrior {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
}

/// One item of the bank.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyItem {
    /// Name, unique in the bank.
    pub id: String,
    /// Competence, 0..16.
    pub competence: usize,
    /// Skill.
    pub tube: u32,
    /// Discrimination.
    pub a: f64,
    /// Difficulty.
    pub b: f64,
    /// May be administered to candidates who need accessible items.
    #[serde(default = "default_accessible")]
    pub accessible: bool,
}

/// One simulated candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Simulee {
    /// Number in the study.
    pub id: usize,
    /// Seed of the test, below 2^53.
    pub seed: u64,
    /// True global ability.
    pub theta: f64,
    /// True deviation of each competence from it; none means 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<[f64; COMPETENCES]>,
    /// Takes accessible items only.
    #[serde(default)]
    pub accessible_only: bool,
}

/// A study that cannot be run.
#[derive(Debug, Error)]
pub enum StudyInputError {
    /// The document is not of this format.
    #[error("this is not a cat-sim-input/1 document: {0}")]
    Format(#[from] serde_json::Error),
    /// A schema, model or test design that is not supported.
    #[error("{what} is {found}, and this program knows {known} only")]
    Unsupported {
        /// Which part of the document.
        what: &'static str,
        /// The value found.
        found: String,
        /// The only supported value.
        known: &'static str,
    },
    /// The same item name more than once.
    #[error("the bank has several items called {}", .0.join(", "))]
    RepeatedIds(Vec<String>),
    /// The engine refuses the bank.
    #[error(transparent)]
    Pool(#[from] PoolError),
}

impl StudyInput {
    /// Reads and checks a document.
    ///
    /// # Errors
    /// See [`StudyInputError`]; the faults of the bank are found by [`StudyInput::pool`].
    pub fn read(text: &str) -> Result<Self, StudyInputError> {
        let input: Self = serde_json::from_str(text)?;
        input.check()?;
        Ok(input)
    }

    /// Checks that the engine supports this study.
    ///
    /// # Errors
    /// A schema, model or test design that is not supported, or repeated item names.
    pub fn check(&self) -> Result<(), StudyInputError> {
        let test = &self.test;
        let requirements = [
            ("the schema", self.schema.clone(), "cat-sim-input/1"),
            ("the model", test.model.clone(), "2PL"),
            ("D", test.d.to_string(), "1"),
            (
                "the number of competences",
                test.n_competences.to_string(),
                "16",
            ),
            (
                "the number of items per tube",
                test.max_per_tube.to_string(),
                "1",
            ),
            ("the mean of the prior", test.prior.mean.to_string(), "0"),
            ("the deviation of the prior", test.prior.sd.to_string(), "1"),
        ];
        for (what, found, known) in requirements {
            if found != known {
                return Err(StudyInputError::Unsupported { what, found, known });
            }
        }
        let mut seen = BTreeSet::new();
        let ids = self.bank.iter().map(|item| &item.id);
        let repeated: BTreeSet<_> = ids.filter(|id| !seen.insert(*id)).collect();
        if !repeated.is_empty() {
            let ids = repeated.into_iter().cloned();
            return Err(StudyInputError::RepeatedIds(ids.collect()));
        }
        Ok(())
    }

    /// The items as the engine sees them, without exposure control.
    ///
    /// # Errors
    /// All faults the engine finds in them.
    pub fn pool(&self) -> Result<Pool, PoolError> {
        let items = self.bank.iter().map(|item| PoolItem {
            competence: item.competence,
            skill: item.tube,
            parameters: ItemParameters {
                a: item.a,
                b: item.b,
            },
            accessible: item.accessible,
            // The schema has no delivery mode: the rule about mixing modes does not apply.
            mode: DeliveryMode::Focus,
        });
        Pool::new(items.collect())
    }
}

fn default_accessible() -> bool {
    true
}
