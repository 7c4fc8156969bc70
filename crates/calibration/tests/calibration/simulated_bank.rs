//! A bank whose true parameters are known, and the logs of simulated candidates.

use vigie_adaptive::rng;
use vigie_calibration::{ItemParameters, ItemsInUse, ResponseLog};

/// Random numbers of a seed, one after the other.
pub struct RandomStream {
    seed: u64,
    drawn: u64,
}

impl RandomStream {
    pub fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// Uniform in 0..1.
    pub fn uniform(&mut self) -> f64 {
        let number = rng::uniform_at(self.seed, self.drawn);
        self.drawn += 1;
        number
    }

    /// N(0, 1), by the method of Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// The true properties of an item.
#[derive(Debug, Clone, Copy)]
pub struct TrueItem {
    pub a: f64,
    pub b: f64,
    /// Probability of a right answer by guessing.
    pub guess: f64,
    /// The key marks right answers wrong.
    pub reversed: bool,
}

impl TrueItem {
    pub fn right(&self, ability: f64) -> f64 {
        let p = 1.0 / (1.0 + (-self.a * (ability - self.b)).exp());
        let p = self.guess + (1.0 - self.guess) * p;
        if self.reversed { 1.0 - p } else { p }
    }
}

/// The true items of a bank, and the parameters in use.
#[derive(Debug, Clone)]
pub struct SimulatedBank {
    pub truth: Vec<TrueItem>,
    pub in_use: Vec<ItemParameters>,
}

/// One row of a log: test, item, right.
pub type ResponseRow = (usize, usize, bool);

impl SimulatedBank {
    /// Items with `ln a` from N(0.1, 0.3) and `b` from N(0, 1). The parameters in
    /// use differ from the true ones by `error` in `b` and in `ln a` (standard deviations).
    pub fn new(items: usize, error: f64, random: &mut RandomStream) -> Self {
        let mut bank = Self {
            truth: Vec::new(),
            in_use: Vec::new(),
        };
        for _ in 0..items {
            let (ln_a, b) = (0.1 + 0.3 * random.normal(), random.normal());
            bank.truth.push(TrueItem {
                a: ln_a.exp(),
                b,
                guess: 0.0,
                reversed: false,
            });
            bank.in_use.push(ItemParameters {
                a: (ln_a + error * random.normal()).exp(),
                b: b + error * random.normal(),
            });
        }
        bank
    }

    /// Candidates from N(mean, 1) who answer every item.
    pub fn complete(
        &self,
        candidates: usize,
        mean: f64,
        random: &mut RandomStream,
    ) -> Vec<ResponseRow> {
        let mut rows = Vec::new();
        for test in 0..candidates {
            let ability = mean + random.normal();
            for (item, truth) in self.truth.iter().enumerate() {
                rows.push((test, item, random.uniform() < truth.right(ability)));
            }
        }
        rows
    }

    /// Candidates from N(0, 1) whose questions are chosen one after the other near the
    /// ability shown so far: each time one of the twenty nearest by the parameters in
    /// use.
    pub fn adaptive(
        &self,
        candidates: usize,
        length: usize,
        random: &mut RandomStream,
    ) -> Vec<ResponseRow> {
        let selector = AdaptiveSelector::new(&self.in_use);
        let mut rows = Vec::new();
        for test in 0..candidates {
            let ability = random.normal();
            let mut administered = vec![false; self.truth.len()];
            let mut posterior = AdaptiveSelector::prior();
            for _ in 0..length {
                let item = selector.next(&posterior, &administered, random);
                administered[item] = true;
                let right = random.uniform() < self.truth[item].right(ability);
                selector.update(&mut posterior, item, right);
                rows.push((test, item, right));
            }
        }
        rows
    }

    pub fn items(&self) -> ItemsInUse {
        let named = self.in_use.iter().enumerate();
        ItemsInUse::new(
            "v",
            named.map(|(item, parameters)| (name(item), *parameters)),
        )
        .unwrap()
    }

    pub fn log(&self, rows: &[ResponseRow]) -> ResponseLog {
        ResponseLog::read(self.items(), csv(rows).as_bytes()).unwrap()
    }
}

pub fn name(item: usize) -> String {
    format!("i{item}")
}

pub fn csv(rows: &[ResponseRow]) -> String {
    let mut csv = "test,item,right\n".to_owned();
    for (test, item, right) in rows {
        csv += &format!("{test},{},{}\n", name(*item), u8::from(*right));
    }
    csv
}

const ABILITIES: usize = 41;

/// A simple adaptive selection on abilities from -4 to 4.
struct AdaptiveSelector {
    right: Vec<[f64; ABILITIES]>,
    /// Items by their distance, for each ability.
    nearest: Vec<Vec<usize>>,
}

impl AdaptiveSelector {
    fn new(items: &[ItemParameters]) -> Self {
        let right = |item: &ItemParameters| {
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

    fn next(
        &self,
        posterior: &[f64; ABILITIES],
        administered: &[bool],
        random: &mut RandomStream,
    ) -> usize {
        let points = posterior.iter().enumerate();
        let mean: f64 = points.map(|(point, weight)| point as f64 * weight).sum();
        let mean = mean / posterior.iter().sum::<f64>();
        let order = &self.nearest[mean.round() as usize];
        let eligible: Vec<_> = order
            .iter()
            .filter(|item| !administered[**item])
            .take(20)
            .collect();
        *eligible[(random.uniform() * eligible.len() as f64) as usize]
    }

    fn update(&self, posterior: &mut [f64; ABILITIES], item: usize, right: bool) {
        for (weight, p) in posterior.iter_mut().zip(&self.right[item]) {
            *weight *= if right { *p } else { 1.0 - p };
        }
    }
}
