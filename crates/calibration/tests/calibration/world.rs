//! Simulated candidates, and the logs they leave.

use vigie_calibration::{ItemsInUse, Log, Parameters};

/// Chance by seed: splitmix64 (Steele, Lea and Flood, 2014).
pub struct Chance(pub u64);

impl Chance {
    /// Even in 0..1.
    pub fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((word ^ (word >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// N(0, 1), by the method of Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.even()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.even()).cos()
    }
}

/// How an item really behaves.
#[derive(Debug, Clone, Copy)]
pub struct Truth {
    pub a: f64,
    pub b: f64,
    /// Probability of a right answer without knowing.
    pub guess: f64,
    /// The key marks right answers wrong.
    pub reversed: bool,
}

impl Truth {
    pub fn right(&self, ability: f64) -> f64 {
        let p = 1.0 / (1.0 + (-self.a * (ability - self.b)).exp());
        let p = self.guess + (1.0 - self.guess) * p;
        if self.reversed { 1.0 - p } else { p }
    }
}

/// A bank: what authors believe, and what is true.
#[derive(Debug, Clone)]
pub struct World {
    pub truth: Vec<Truth>,
    pub believed: Vec<Parameters>,
}

/// One row of a log: test, item, right.
pub type Row = (usize, usize, bool);

impl World {
    /// Items with `ln a` from N(0.1, 0.3) and `b` from N(0, 1). Authors are wrong by
    /// `error` in `b`, and by as much in `ln a` (standard deviations).
    pub fn new(items: usize, error: f64, chance: &mut Chance) -> Self {
        let mut world = Self {
            truth: Vec::new(),
            believed: Vec::new(),
        };
        for _ in 0..items {
            let (ln_a, b) = (0.1 + 0.3 * chance.normal(), chance.normal());
            world.truth.push(Truth {
                a: ln_a.exp(),
                b,
                guess: 0.0,
                reversed: false,
            });
            world.believed.push(Parameters {
                a: (ln_a + error * chance.normal()).exp(),
                b: b + error * chance.normal(),
            });
        }
        world
    }

    /// Candidates from N(mean, 1) who answer every item.
    pub fn complete(&self, candidates: usize, mean: f64, chance: &mut Chance) -> Vec<Row> {
        let mut rows = Vec::new();
        for test in 0..candidates {
            let ability = mean + chance.normal();
            for (item, truth) in self.truth.iter().enumerate() {
                rows.push((test, item, chance.even() < truth.right(ability)));
            }
        }
        rows
    }

    /// Candidates from N(0, 1) whose questions are chosen one after the other near the
    /// ability shown so far: each time one of the twenty that authors believe nearest.
    pub fn adaptive(&self, candidates: usize, length: usize, chance: &mut Chance) -> Vec<Row> {
        let engine = Engine::of(&self.believed);
        let mut rows = Vec::new();
        for test in 0..candidates {
            let ability = chance.normal();
            let mut asked = vec![false; self.truth.len()];
            let mut posterior = Engine::prior();
            for _ in 0..length {
                let item = engine.next(&posterior, &asked, chance);
                asked[item] = true;
                let right = chance.even() < self.truth[item].right(ability);
                engine.learn(&mut posterior, item, right);
                rows.push((test, item, right));
            }
        }
        rows
    }

    pub fn items(&self) -> ItemsInUse {
        let named = self.believed.iter().enumerate();
        ItemsInUse::new(
            "v",
            named.map(|(item, parameters)| (name(item), *parameters)),
        )
        .unwrap()
    }

    pub fn log(&self, rows: &[Row]) -> Log {
        Log::read(self.items(), csv(rows).as_bytes()).unwrap()
    }
}

pub fn name(item: usize) -> String {
    format!("i{item}")
}

pub fn csv(rows: &[Row]) -> String {
    let mut csv = "test,item,right\n".to_owned();
    for (test, item, right) in rows {
        csv += &format!("{test},{},{}\n", name(*item), u8::from(*right));
    }
    csv
}

const ABILITIES: usize = 41;

/// A plain adaptive engine on abilities from -4 to 4.
struct Engine {
    right: Vec<[f64; ABILITIES]>,
    /// Items by their distance, for each ability.
    nearest: Vec<Vec<usize>>,
}

impl Engine {
    fn of(items: &[Parameters]) -> Self {
        let right = |item: &Parameters| {
            std::array::from_fn(|point| {
                let logit = item.a * (Self::ability(point) - item.b);
                1.0 / (1.0 + (-logit).exp())
            })
        };
        let nearest = |point| {
            let distance = |item: &usize| (items[*item].b - Self::ability(point)).abs();
            let mut nearest: Vec<_> = (0..items.len()).collect();
            nearest.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
            nearest
        };
        Self {
            right: items.iter().map(right).collect(),
            nearest: (0..ABILITIES).map(nearest).collect(),
        }
    }

    fn ability(point: usize) -> f64 {
        (point as f64 - 20.0) / 5.0
    }

    fn prior() -> [f64; ABILITIES] {
        std::array::from_fn(|point| (-0.5 * Self::ability(point).powi(2)).exp())
    }

    fn next(&self, posterior: &[f64; ABILITIES], asked: &[bool], chance: &mut Chance) -> usize {
        let points = posterior.iter().enumerate();
        let mean: f64 = points.map(|(point, weight)| point as f64 * weight).sum();
        let mean = mean / posterior.iter().sum::<f64>();
        let order = &self.nearest[mean.round() as usize];
        let open: Vec<_> = order
            .iter()
            .filter(|item| !asked[**item])
            .take(20)
            .collect();
        *open[(chance.even() * open.len() as f64) as usize]
    }

    fn learn(&self, posterior: &mut [f64; ABILITIES], item: usize, right: bool) {
        for (weight, p) in posterior.iter_mut().zip(&self.right[item]) {
            *weight *= if right { *p } else { 1.0 - p };
        }
    }
}
