//! Pools and candidates for the tests, made from a seed.

use vigie_adaptive::{
    AdministeredItem, DeliveryMode, ItemFilter, ItemParameters, ItemScore, Pool, PoolItem,
    Selection,
};

/// Uniform numbers in 0..1, good enough to make test data.
pub struct TestRng(pub u64);

impl TestRng {
    pub fn uniform(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

pub fn item(competence: usize, skill: u32, a: f64, b: f64) -> PoolItem {
    PoolItem {
        competence,
        skill,
        parameters: ItemParameters { a, b },
        accessible: true,
        mode: DeliveryMode::Focus,
    }
}

/// Items spread over the 16 competences, two per skill, every other one accessible.
pub fn items(count: usize, seed: u64) -> Vec<PoolItem> {
    let mut rng = TestRng(seed);
    (0..count)
        .map(|index| PoolItem {
            competence: index % 16,
            skill: (index / 32) as u32,
            parameters: ItemParameters {
                a: 0.3 + 2.0 * rng.uniform(),
                b: -3.0 + 7.0 * rng.uniform(),
            },
            accessible: (index / 16) % 2 == 0,
            mode: match rng.uniform() < 0.4 {
                true => DeliveryMode::Free,
                false => DeliveryMode::Focus,
            },
        })
        .collect()
}

pub fn pool(count: usize) -> Pool {
    Pool::new(items(count, 7)).expect("the generated pool is valid")
}

/// One item per pair of parameters, plus one item in each competence.
pub fn pool_of(parameters: &[(f64, f64)]) -> Pool {
    let items = parameters
        .iter()
        .enumerate()
        .map(|(n, &(a, b))| item(n % 16, n as u32, a, b));
    let filler = (0..16).map(|competence| item(competence, u32::MAX, 1.0, 0.0));
    Pool::new(items.chain(filler).collect()).expect("the pool is valid")
}

pub fn scored(answers: &[bool]) -> Vec<AdministeredItem> {
    let score = |&right: &bool| {
        if right {
            ItemScore::Right
        } else {
            ItemScore::Wrong
        }
    };
    answers
        .iter()
        .enumerate()
        .map(|(item, right)| AdministeredItem {
            item,
            score: score(right),
        })
        .collect()
}

/// A candidate to simulate. `withdrawn` is the share of questions withdrawn.
pub struct SimulatedCandidate<'a> {
    pub pool: &'a Pool,
    pub filter: ItemFilter,
    pub seed: u64,
    pub ability: f64,
    pub withdrawn: f64,
}

impl SimulatedCandidate<'_> {
    /// Takes a test until `counted` questions count.
    pub fn take_test(&self, counted: usize) -> (Vec<AdministeredItem>, Vec<Selection>) {
        let (mut administered, mut selections) = (Vec::new(), Vec::new());
        let mut rng = TestRng(self.seed);
        while self::counted(&administered) < counted {
            let Some(selection) = self.pool.select_next(&administered, self.filter, self.seed)
            else {
                break;
            };
            let ItemParameters { a, b } = self.pool.items()[selection.item].parameters;
            let right = rng.uniform() < 1.0 / (1.0 + (-a * (self.ability - b)).exp());
            let score = match rng.uniform() < self.withdrawn {
                true => ItemScore::Withdrawn,
                false if right => ItemScore::Right,
                false => ItemScore::Wrong,
            };
            administered.push(AdministeredItem {
                item: selection.item,
                score,
            });
            selections.push(selection);
        }
        (administered, selections)
    }
}

fn counted(administered: &[AdministeredItem]) -> usize {
    administered
        .iter()
        .filter(|administered| administered.score != ItemScore::Withdrawn)
        .count()
}
