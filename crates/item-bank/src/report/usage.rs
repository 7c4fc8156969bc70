//! Exposure rates, overlap and precision of simulated tests: for candidates who may meet all
//! items, and for candidates with the accessibility need.

mod figures;
mod most_used;

use serde::Serialize;
use std::collections::BTreeMap;
use vigie_adaptive::{ExposureLimits, ItemFilter, Relaxation};
use vigie_shared::{competence::Competence, rules::QUESTION_COUNT};

use crate::{
    bank::Bank,
    simulation::{
        AbilityErrors, BAND_NAMES, CandidateCount, ExposureRates, MeasurementPrecision,
        SimulatedTest, TestOverlap, simulate_tests,
    },
};
use figures::UsageFigure;
use most_used::MostUsedItem;
use vigie_i18n::{Language, competence_name};

/// The figures of one group of candidates.
pub struct GroupUsage {
    candidates: usize,
    /// Number of items the group may meet.
    pub items: usize,
    /// Ids of the items no candidate met, by competence.
    unused: Vec<Vec<String>>,
    /// Most used first.
    most_used: Vec<MostUsedItem>,
    /// The item with the highest rate within an octile of ability.
    most_used_in_octile: Option<MostUsedItem>,
    overlap: TestOverlap,
    pub precision: MeasurementPrecision,
    /// Share of tests with all questions.
    complete: f64,
    /// Share of questions for which a rule gave way.
    relaxed: f64,
    /// How often each rule gave way.
    relaxations: BTreeMap<Relaxation, usize>,
}

/// Simulates the tests of a group and summarizes them.
pub fn simulate_group(bank: &Bank, need: ItemFilter, candidates: CandidateCount) -> GroupUsage {
    let pool = bank.pool();
    let tests = simulate_tests(pool, need, candidates);
    let rates = ExposureRates::from_tests(pool.len(), &tests);
    let mut unused = vec![Vec::new(); Competence::all().count()];
    let mut items = 0;
    for (index, item) in pool.items().iter().enumerate() {
        if need.allows(item) {
            items += 1;
            if rates.is_unused(index) {
                unused[item.competence].push(bank.items()[index].id.to_string());
            }
        }
    }
    let mut relaxations = BTreeMap::new();
    for rule in tests.iter().flat_map(|test| &test.relaxed) {
        *relaxations.entry(*rule).or_default() += 1;
    }
    let questions: usize = tests.iter().map(|test| test.items.len()).sum();
    let is_complete = |test: &&SimulatedTest| test.items.len() == usize::from(QUESTION_COUNT);
    GroupUsage {
        candidates: tests.len(),
        items,
        unused,
        most_used: most_used::most_used(bank, &rates),
        most_used_in_octile: most_used::most_used_in_octile(bank, &rates),
        overlap: TestOverlap::from_tests(pool.len(), &tests),
        precision: MeasurementPrecision::from_tests(&tests),
        complete: tests.iter().filter(is_complete).count() as f64 / tests.len() as f64,
        relaxed: relaxations.values().sum::<usize>() as f64 / questions as f64,
        relaxations,
    }
}

impl GroupUsage {
    /// Number of items no candidate met.
    pub fn unused_count(&self) -> usize {
        self.unused.iter().map(Vec::len).sum()
    }

    /// Highest rate of an item among all candidates, 0 to 1.
    pub fn highest_rate(&self) -> f64 {
        self.most_used.first().map_or(0.0, |item| item.rate)
    }

    /// Highest rate of an item within an octile of ability, 0 to 1.
    pub fn highest_octile_rate(&self) -> f64 {
        let item = self.most_used_in_octile.as_ref();
        item.map_or(0.0, |item| item.octile_rate)
    }
}

#[derive(Debug, Serialize)]
pub struct UsageComparison<'a> {
    candidates: usize,
    questions: u8,
    limits: Option<ExposureLimits>,
    figures: Vec<UsageFigure>,
    bands: Vec<AbilityBandRow>,
    most_used: [&'a [MostUsedItem]; 2],
    unused: Vec<UnusedItems<'a>>,
}

/// The errors of a band of ability in both groups.
#[derive(Debug, Serialize)]
struct AbilityBandRow {
    band: &'static str,
    candidates: usize,
    errors: [AbilityErrors; 2],
}

/// The items of a competence that no candidate met, in both groups.
#[derive(Debug, Serialize)]
struct UnusedItems<'a> {
    code: &'static str,
    name: String,
    ids: [&'a [String]; 2],
}

/// Both groups side by side.
pub fn comparison<'a>(bank: &Bank, groups: &'a [GroupUsage; 2]) -> UsageComparison<'a> {
    let exposure = bank.pool().exposure_control();
    let unused = Competence::all().map(|competence| UnusedItems {
        code: competence.code(),
        name: competence_name(Language::English, competence),
        ids: groups
            .each_ref()
            .map(|usage| &*usage.unused[competence.index()]),
    });
    UsageComparison {
        candidates: groups[0].candidates,
        questions: QUESTION_COUNT,
        limits: (!exposure.is_uncontrolled()).then(|| exposure.limits()),
        figures: figures::figures(groups),
        bands: ability_bands(groups.each_ref().map(|usage| &usage.precision)),
        most_used: groups.each_ref().map(|usage| &*usage.most_used),
        unused: unused.collect(),
    }
}

/// The bands of both groups; their candidates have the same abilities.
fn ability_bands(groups: [&MeasurementPrecision; 2]) -> Vec<AbilityBandRow> {
    let rows = BAND_NAMES
        .iter()
        .enumerate()
        .map(|(number, &band)| AbilityBandRow {
            band,
            candidates: groups[0].bands[number].candidates,
            errors: groups.map(|precision| precision.bands[number]),
        });
    rows.collect()
}
