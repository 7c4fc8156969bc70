//! Pools and candidates for the tests, made from a seed.

use vigie_adaptive::{Asked, Choice, ItemParameters, Mark, Need, Pool, PoolItem, Setting};

/// Uniform numbers in 0..1, good enough to make test data.
pub struct Chance(pub u64);

impl Chance {
    pub fn draw(&mut self) -> f64 {
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
        setting: Setting::Focus,
    }
}

/// Items spread over the 16 competences, two per skill, every other one accessible.
pub fn items(count: usize, seed: u64) -> Vec<PoolItem> {
    let mut chance = Chance(seed);
    (0..count)
        .map(|index| PoolItem {
            competence: index % 16,
            skill: (index / 32) as u32,
            parameters: ItemParameters {
                a: 0.3 + 2.0 * chance.draw(),
                b: -3.0 + 7.0 * chance.draw(),
            },
            accessible: (index / 16) % 2 == 0,
            setting: match chance.draw() < 0.4 {
                true => Setting::Free,
                false => Setting::Focus,
            },
        })
        .collect()
}

pub fn pool(count: usize) -> Pool {
    Pool::new(items(count, 7)).expect("the generated pool is valid")
}

/// One item per pair of parameters, plus what is needed to have all competences.
pub fn pool_of(parameters: &[(f64, f64)]) -> Pool {
    let wanted = parameters
        .iter()
        .enumerate()
        .map(|(n, &(a, b))| item(n % 16, n as u32, a, b));
    let filler = (0..16).map(|competence| item(competence, u32::MAX, 1.0, 0.0));
    Pool::new(wanted.chain(filler).collect()).expect("the pool is valid")
}

pub fn marks(answers: &[bool]) -> Vec<Asked> {
    let mark = |&right: &bool| if right { Mark::Right } else { Mark::Wrong };
    answers
        .iter()
        .enumerate()
        .map(|(item, right)| Asked {
            item,
            mark: mark(right),
        })
        .collect()
}

/// A candidate sits a test until `counted` questions count. `withdrawn` is the share of
/// questions withdrawn.
pub struct Sitting<'a> {
    pub pool: &'a Pool,
    pub need: Need,
    pub seed: u64,
    pub ability: f64,
    pub withdrawn: f64,
}

impl Sitting<'_> {
    pub fn sit(&self, counted: usize) -> (Vec<Asked>, Vec<Choice>) {
        let (mut asked, mut choices) = (Vec::new(), Vec::new());
        let mut chance = Chance(self.seed);
        while self::counted(&asked) < counted {
            let Some(choice) = self.pool.next(&asked, self.need, self.seed) else {
                break;
            };
            let ItemParameters { a, b } = self.pool.items()[choice.item].parameters;
            let right = chance.draw() < 1.0 / (1.0 + (-a * (self.ability - b)).exp());
            let mark = match chance.draw() < self.withdrawn {
                true => Mark::Withdrawn,
                false if right => Mark::Right,
                false => Mark::Wrong,
            };
            asked.push(Asked {
                item: choice.item,
                mark,
            });
            choices.push(choice);
        }
        (asked, choices)
    }
}

fn counted(asked: &[Asked]) -> usize {
    asked
        .iter()
        .filter(|asked| asked.mark != Mark::Withdrawn)
        .count()
}
