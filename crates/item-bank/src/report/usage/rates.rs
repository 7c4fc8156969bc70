//! How many candidates meet an item.

use serde::Serialize;
use vigie_adaptive::population_quantile;

use crate::{
    bank::Bank,
    report::{prompt, simulation::Sitting},
};

/// Candidates are compared with those of their octile of ability.
const OCTILES: usize = 8;
/// How many of the most used items are shown.
const SHOWN: usize = 10;

/// Number of candidates who met each item.
pub struct Rates {
    candidates: usize,
    sizes: [usize; OCTILES],
    met: Vec<[usize; OCTILES]>,
}

/// An item, and how often it is met.
#[derive(Debug, Serialize)]
pub struct Used {
    /// Name of the item.
    pub id: String,
    /// Its level, 1..=7.
    level: u8,
    /// Beginning of its English prompt.
    prompt: String,
    /// Share of all candidates who meet it, 0 to 1.
    pub rate: f64,
    /// The same within the octile where it is highest.
    pub alike: f64,
    /// Abilities of that octile, in words.
    pub octile: String,
}

impl Rates {
    /// Counts; the tests go from the least to the most able candidate.
    pub fn of(items: usize, sittings: &[Sitting]) -> Self {
        let mut rates = Self {
            candidates: sittings.len(),
            sizes: [0; OCTILES],
            met: vec![[0; OCTILES]; items],
        };
        for (rank, sitting) in sittings.iter().enumerate() {
            let octile = rank * OCTILES / sittings.len();
            rates.sizes[octile] += 1;
            for &item in &sitting.items {
                rates.met[item][octile] += 1;
            }
        }
        rates
    }

    /// Has nobody met it?
    pub fn is_unused(&self, item: usize) -> bool {
        self.uses(item) == 0
    }

    /// The items that most candidates meet.
    pub fn most_used(&self, bank: &Bank) -> Vec<Used> {
        let mut items: Vec<usize> = (0..self.met.len()).collect();
        items.sort_by_key(|&item| std::cmp::Reverse(self.uses(item)));
        let used = items.into_iter().filter(|&item| !self.is_unused(item));
        used.take(SHOWN).map(|item| self.used(bank, item)).collect()
    }

    /// The item that most candidates of an octile meet.
    pub fn most_used_alike(&self, bank: &Bank) -> Option<Used> {
        let highest =
            |&left: &usize, &right: &usize| self.alike(left).1.total_cmp(&self.alike(right).1);
        let item = (0..self.met.len()).max_by(highest)?;
        Some(self.used(bank, item))
    }

    /// Share of all candidates who meet the most used item, 0 to 1.
    pub fn highest(&self) -> f64 {
        let uses = (0..self.met.len()).map(|item| self.uses(item));
        uses.max().unwrap_or(0) as f64 / self.candidates as f64
    }

    /// The same within the octile where it is highest.
    pub fn highest_alike(&self) -> f64 {
        let rates = (0..self.met.len()).map(|item| self.alike(item).1);
        rates.fold(0.0, f64::max)
    }

    fn uses(&self, item: usize) -> usize {
        self.met[item].iter().sum()
    }

    /// The octile where an item is met most, and its rate there.
    fn alike(&self, item: usize) -> (usize, f64) {
        let rate = |octile: usize| self.met[item][octile] as f64 / self.sizes[octile] as f64;
        (0..OCTILES)
            .map(|octile| (octile, rate(octile)))
            .fold(
                (0, 0.0),
                |best, next| {
                    if next.1 > best.1 { next } else { best }
                },
            )
    }

    fn used(&self, bank: &Bank, index: usize) -> Used {
        let item = &bank.items()[index];
        let (octile, alike) = self.alike(index);
        Used {
            id: item.id.to_string(),
            level: item.level,
            prompt: prompt::beginning(item),
            rate: self.uses(index) as f64 / self.candidates as f64,
            alike,
            octile: words(octile),
        }
    }
}

fn words(octile: usize) -> String {
    let bound = |octile: usize| {
        let ability = population_quantile(octile as f64 / OCTILES as f64);
        // A real minus sign; and rounding must not leave a zero with one.
        format!("{:.1}", ability + 1e-9).replace('-', "\u{2212}")
    };
    match octile {
        0 => format!("below {}", bound(1)),
        _ if octile == OCTILES - 1 => format!("above {}", bound(octile)),
        _ => format!("{} to {}", bound(octile), bound(octile + 1)),
    }
}
