//! A study: bank, test and simulated candidates, as written in a `cat-sim-input/1` file.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;
use vigie_adaptive::{COMPETENCES, ItemParameters, Pool, PoolError, PoolItem, Setting};

/// Bank, test and candidates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// `cat-sim-input/1`.
    pub schema: String,
    /// Name of the study.
    pub name: String,
    /// Seed of all answers.
    pub seed: u64,
    /// The rules of the test.
    pub test: Test,
    /// The items; an item is called by its index here.
    pub bank: Vec<Item>,
    /// The candidates; none while somebody else simulates them.
    #[serde(default)]
    pub simulees: Vec<Simulee>,
}

/// The rules of the test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// `2PL`.
    pub model: String,
    /// Scaling constant of the model: 1.
    #[serde(rename = "D")]
    pub d: f64,
    /// Number of questions.
    pub length: usize,
    /// 16.
    pub n_competences: usize,
    /// Distribution of abilities the engine assumes: N(0, 1).
    pub prior: Prior,
    /// Most items of a skill in a test: 1.
    pub max_per_tube: usize,
}

/// A normal distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
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
    /// May be asked to candidates with the accessibility need.
    #[serde(default = "yes")]
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
    /// Meets accessible items only.
    #[serde(default)]
    pub accessible_only: bool,
}

/// A study that cannot be run.
#[derive(Debug, Error)]
pub enum InputError {
    /// Not such a file.
    #[error("this is not a cat-sim-input/1 document: {0}")]
    Format(#[from] serde_json::Error),
    /// Another schema, model or kind of test.
    #[error("{what} is {found}, and this program knows {known} only")]
    Unsupported {
        /// Which part.
        what: &'static str,
        /// What it says.
        found: String,
        /// What it must say.
        known: &'static str,
    },
    /// The same item name more than once.
    #[error("the bank has several items called {}", .0.join(", "))]
    RepeatedIds(Vec<String>),
    /// The engine refuses the bank.
    #[error(transparent)]
    Pool(#[from] PoolError),
}

impl Input {
    /// Reads and checks a document.
    ///
    /// # Errors
    /// See [`InputError`]; the faults of the bank are found by [`Input::pool`].
    pub fn read(text: &str) -> Result<Self, InputError> {
        let input: Self = serde_json::from_str(text)?;
        input.check()?;
        Ok(input)
    }

    /// Is this a study the engine can sit?
    ///
    /// # Errors
    /// Another schema, model or kind of test.
    pub fn check(&self) -> Result<(), InputError> {
        let test = &self.test;
        let facts = [
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
        for (what, found, known) in facts {
            if found != known {
                return Err(InputError::Unsupported { what, found, known });
            }
        }
        let mut seen = BTreeSet::new();
        let ids = self.bank.iter().map(|item| &item.id);
        let repeated: BTreeSet<_> = ids.filter(|id| !seen.insert(*id)).collect();
        if !repeated.is_empty() {
            let ids = repeated.into_iter().cloned();
            return Err(InputError::RepeatedIds(ids.collect()));
        }
        Ok(())
    }

    /// The items as the engine sees them, without exposure control.
    ///
    /// # Errors
    /// Everything the engine finds wrong with them.
    pub fn pool(&self) -> Result<Pool, PoolError> {
        let items = self.bank.iter().map(|item| PoolItem {
            competence: item.competence,
            skill: item.tube,
            parameters: ItemParameters {
                a: item.a,
                b: item.b,
            },
            accessible: item.accessible,
            // The schema knows no setting: the rule about mixing them has nothing to say.
            setting: Setting::Focus,
        });
        Pool::new(items.collect())
    }
}

fn yes() -> bool {
    true
}
