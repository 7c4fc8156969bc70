//! What happens to the items: rates, overlap and precision, for everybody and for
//! candidates with the accessibility need.

mod figures;
mod overlap;
mod precision;
mod rates;
mod summary;

use serde::Serialize;
use std::collections::BTreeMap;
use vigie_adaptive::{ExposureLimits, ItemFilter, Relaxation};
use vigie_shared::{competence::Competence, rules::QUESTIONS};

use super::{candidates::Candidates, names, simulation};
use crate::bank::Bank;
use figures::Figure;
use overlap::Overlap;
use precision::Precision;
use rates::{Rates, Used};
pub use summary::Summary;

/// The figures of one group of candidates.
pub struct Usage {
    /// Number of candidates.
    candidates: usize,
    /// Number of items they may meet.
    pub items: usize,
    /// Items nobody met, by competence.
    never: Vec<Vec<String>>,
    /// The most used items, most used first.
    most_used: Vec<Used>,
    /// The item with the highest rate within an octile.
    pub alike: Option<Used>,
    /// Items in common.
    overlap: Overlap,
    /// Standard errors.
    pub precision: Precision,
    /// Share of tests with all questions.
    complete: f64,
    /// Share of questions for which a rule gave way, and how often each rule did.
    relaxed: f64,
    rules: BTreeMap<Relaxation, usize>,
}

/// Lets candidates sit and counts.
pub fn of(bank: &Bank, need: ItemFilter, candidates: Candidates) -> Usage {
    let pool = bank.pool();
    let sittings = simulation::sit(pool, need, candidates);
    let rates = Rates::of(pool.len(), &sittings);
    let mut never = vec![Vec::new(); Competence::all().count()];
    let mut items = 0;
    for (index, item) in pool.items().iter().enumerate() {
        if need.allows(item) {
            items += 1;
            if rates.is_unused(index) {
                never[item.competence].push(bank.items()[index].id.to_string());
            }
        }
    }
    let mut rules = BTreeMap::new();
    for rule in sittings.iter().flat_map(|sitting| &sitting.relaxed) {
        *rules.entry(*rule).or_default() += 1;
    }
    let questions: usize = sittings.iter().map(|sitting| sitting.items.len()).sum();
    let full = |sitting: &&simulation::Sitting| sitting.items.len() == usize::from(QUESTIONS);
    Usage {
        candidates: sittings.len(),
        items,
        never,
        most_used: rates.most_used(bank),
        alike: rates.most_used_alike(bank),
        overlap: Overlap::of(pool.len(), &sittings),
        precision: Precision::of(&sittings),
        complete: sittings.iter().filter(full).count() as f64 / sittings.len() as f64,
        relaxed: rules.values().sum::<usize>() as f64 / questions as f64,
        rules,
    }
}

impl Usage {
    /// Number of items nobody met.
    pub fn never(&self) -> usize {
        self.never.iter().map(Vec::len).sum()
    }

    /// Highest rate of an item among all candidates, 0 to 1.
    pub fn highest(&self) -> f64 {
        self.most_used.first().map_or(0.0, |used| used.rate)
    }
}

/// What the template of this section shows.
#[derive(Debug, Serialize)]
pub struct Comparison<'a> {
    candidates: usize,
    questions: u8,
    limits: Option<ExposureLimits>,
    figures: Vec<Figure>,
    bands: Vec<precision::Row>,
    most_used: [&'a [Used]; 2],
    never: Vec<Never<'a>>,
}

/// The items of a competence that nobody met, in both groups.
#[derive(Debug, Serialize)]
struct Never<'a> {
    code: &'static str,
    name: &'static str,
    ids: [&'a [String]; 2],
}

/// Both groups side by side.
pub fn comparison<'a>(bank: &Bank, groups: &'a [Usage; 2]) -> Comparison<'a> {
    let exposure = bank.pool().exposure_control();
    let never = Competence::all().map(|competence| Never {
        code: competence.code(),
        name: names::name(competence),
        ids: groups
            .each_ref()
            .map(|usage| &*usage.never[competence.index()]),
    });
    Comparison {
        candidates: groups[0].candidates,
        questions: QUESTIONS,
        limits: (!exposure.is_uncontrolled()).then(|| exposure.limits()),
        figures: figures::of(groups),
        bands: precision::rows(groups.each_ref().map(|usage| &usage.precision)),
        most_used: groups.each_ref().map(|usage| &*usage.most_used),
        never: never.collect(),
    }
}
