//! Rules that select the items of a test and estimate the ability.

use vigie_adaptive::{
    AbilityEstimate, AbilityProfile, AdministeredItem, ItemFilter, Pool, TestState,
};

/// A way to give a test.
pub trait SelectionRule: Sync {
    /// Name for tables.
    fn name(&self) -> String;

    /// A new test.
    fn start_test(&self, seed: u64, filter: ItemFilter) -> Box<dyn SimulatedTest + '_>;
}

/// One test under way.
pub trait SimulatedTest {
    /// The item to administer now.
    fn select_next(&mut self) -> Option<usize>;

    /// Takes its score into account.
    fn record(&mut self, administered: AdministeredItem);

    /// The ability so far.
    fn estimate(&self) -> AbilityEstimate;

    /// The abilities in the competences; `None` for a rule that deduces them from the
    /// global one.
    fn profile(&self) -> Option<AbilityProfile> {
        None
    }
}

/// The engine of Vigie.
#[derive(Debug)]
pub struct VigieEngine<'a> {
    /// Items, under their exposure control.
    pub pool: &'a Pool,
}

struct VigieTest<'a> {
    pool: &'a Pool,
    state: TestState<'a>,
    administered: Vec<AdministeredItem>,
    seed: u64,
}

impl SelectionRule for VigieEngine<'_> {
    fn name(&self) -> String {
        "vigie".to_owned()
    }

    fn start_test(&self, seed: u64, filter: ItemFilter) -> Box<dyn SimulatedTest + '_> {
        Box::new(VigieTest {
            pool: self.pool,
            state: TestState::new(self.pool, filter),
            administered: Vec::new(),
            seed,
        })
    }
}

impl SimulatedTest for VigieTest<'_> {
    fn select_next(&mut self) -> Option<usize> {
        Some(self.state.select_next(self.seed)?.item)
    }

    fn record(&mut self, administered: AdministeredItem) {
        self.state.record(administered);
        self.administered.push(administered);
    }

    fn estimate(&self) -> AbilityEstimate {
        self.state.estimate()
    }

    fn profile(&self) -> Option<AbilityProfile> {
        Some(self.pool.profile(&self.administered))
    }
}
