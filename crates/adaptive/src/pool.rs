//! The items a test draws from, checked once.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::exposure::Exposure;
use crate::fault::{PoolError, PoolFault, PoolWarning};
use crate::grid;
use crate::knots::Values;
use crate::shelf::Shelf;
use crate::tables::Tables;

/// Number of competences of the framework; competences are numbered `0..16`.
pub const COMPETENCES: usize = 16;

/// Parameters of an item in the two-parameter logistic model: the probability of a right
/// answer at an ability is `1 / (1 + exp(-a (ability - b)))`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ItemParameters {
    /// Discrimination, per unit of ability; within [`Self::DISCRIMINATION`], mostly 0.3 to 3.
    pub a: f64,
    /// Difficulty: the ability at which half the candidates answer right; within
    /// [`Self::DIFFICULTY`], mostly -3 to 4.
    pub b: f64,
}

impl ItemParameters {
    /// Discriminations a pool accepts. Flatter items teach nothing; steeper ones are an
    /// error of calibration, and the grid would no longer resolve them.
    pub const DISCRIMINATION: RangeInclusive<f64> = 0.01..=10.0;
    /// Difficulties a pool accepts: the abilities the grid knows.
    pub const DIFFICULTY: RangeInclusive<f64> = -8.0..=8.0;

    /// Probability of a right answer at an ability, 0 to 1.
    pub fn probability(self, ability: f64) -> f64 {
        grid::probability(self.a * (ability - self.b))
    }

    /// Fisher information at an ability, `a^2 P (1 - P)`, per square unit of ability.
    pub fn information(self, ability: f64) -> f64 {
        self.a * self.a * grid::variance(self.a * (ability - self.b))
    }
}

/// May the candidate use the web while answering? A test mixes both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// The page may be left.
    Free,
    /// The page must not be left.
    Focus,
}

/// Which items a candidate may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// All items.
    Any,
    /// Accessible items only.
    AccessibleOnly,
}

impl Need {
    /// May an item be asked?
    pub fn allows(self, item: &PoolItem) -> bool {
        self == Self::Any || item.accessible
    }
}

/// One item as the engine sees it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PoolItem {
    /// Competence the item belongs to, `0..16`.
    pub competence: usize,
    /// Skill within the competence. The same number in two competences means two skills.
    pub skill: u32,
    /// Calibrated parameters.
    pub parameters: ItemParameters,
    /// May be asked to a candidate with the accessibility need.
    pub accessible: bool,
    /// Free or focus.
    pub setting: Setting,
}

/// The items of one bank version, with all that can be computed before any candidate.
///
/// Building takes a few milliseconds per thousand items; build once per bank version
/// and share it. About 3 kB of memory per item.
#[derive(Debug, Clone)]
pub struct Pool {
    items: Vec<PoolItem>,
    pub(crate) tables: Tables,
    exposure: Exposure,
    any: Shelf,
    accessible: Shelf,
    both_settings: bool,
}

impl Pool {
    /// Checks the items and computes their tables. The index of an item in `items` is its
    /// name everywhere in this crate.
    ///
    /// # Errors
    /// Parameters that are no numbers or absurd, unknown competences, competences without
    /// any item: all faults are listed, not only the first.
    pub fn new(items: Vec<PoolItem>) -> Result<Self, PoolError> {
        PoolError::unless_empty(faults(&items))?;
        let tables = Tables::of(&items);
        let exposure = Exposure::uncontrolled(items.len());
        let [any, accessible] = shelves(&items, &tables, &exposure);
        let has = |setting| items.iter().any(|item| item.setting == setting);
        Ok(Self {
            both_settings: has(Setting::Free) && has(Setting::Focus),
            items,
            tables,
            exposure,
            any,
            accessible,
        })
    }

    /// The same items under an exposure control fitted to them.
    ///
    /// # Panics
    /// When `exposure` has prices for another number of items.
    #[must_use]
    pub fn under(self, exposure: Exposure) -> Self {
        assert_eq!(exposure.len(), self.len(), "the control is of another pool");
        let [any, accessible] = shelves(&self.items, &self.tables, &exposure);
        Self {
            exposure,
            any,
            accessible,
            ..self
        }
    }

    /// The control in force.
    pub fn exposure(&self) -> &Exposure {
        &self.exposure
    }

    /// What could be better: tests are possible, but rules will give way.
    pub fn warnings(&self) -> Vec<PoolWarning> {
        PoolWarning::of(self)
    }

    /// Number of items; at least 16, one per competence.
    #[expect(clippy::len_without_is_empty, reason = "a pool is never empty")]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The items, in the order given to [`Pool::new`].
    pub fn items(&self) -> &[PoolItem] {
        &self.items
    }

    pub(crate) fn shelf(&self, need: Need) -> &Shelf {
        match need {
            Need::Any => &self.any,
            Need::AccessibleOnly => &self.accessible,
        }
    }

    /// Gives the items other prices, while a control is being fitted.
    pub(crate) fn set_prices(&mut self, need: Need, price: impl Fn(usize) -> Values) {
        let shelf = Shelf::new(&self.items, &self.tables, |item| need.allows(item), price);
        match need {
            Need::Any => self.any = shelf,
            Need::AccessibleOnly => self.accessible = shelf,
        }
    }

    /// Largest part of chance in the worth of an item.
    pub(crate) fn chance(&self) -> f32 {
        self.exposure.limits().chance as f32
    }

    pub(crate) fn has_both_settings(&self) -> bool {
        self.both_settings
    }
}

fn shelves(items: &[PoolItem], tables: &Tables, exposure: &Exposure) -> [Shelf; 2] {
    [Need::Any, Need::AccessibleOnly].map(|need| {
        let price = |item| exposure.price(need, item);
        Shelf::new(items, tables, |item| need.allows(item), price)
    })
}

fn faults(items: &[PoolItem]) -> Vec<PoolFault> {
    let mut faults = Vec::new();
    let mut seen = [false; COMPETENCES];
    for (item, subject) in items.iter().enumerate() {
        let ItemParameters { a, b } = subject.parameters;
        // A range never contains NaN, so these two lines refuse it as well.
        if !ItemParameters::DISCRIMINATION.contains(&a) {
            faults.push(PoolFault::Discrimination { item, value: a });
        }
        if !ItemParameters::DIFFICULTY.contains(&b) {
            faults.push(PoolFault::Difficulty { item, value: b });
        }
        let competence = subject.competence;
        match seen.get_mut(competence) {
            Some(seen) => *seen = true,
            None => faults.push(PoolFault::UnknownCompetence { item, competence }),
        }
    }
    let missing = (0..COMPETENCES).filter(|&competence| !seen[competence]);
    faults.extend(missing.map(|competence| PoolFault::MissingCompetence { competence }));
    faults
}
