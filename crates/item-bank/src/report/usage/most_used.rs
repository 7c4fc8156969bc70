//! The items that most candidates meet.

use serde::Serialize;

use crate::{
    bank::Bank,
    report::prompt_excerpt::prompt_excerpt,
    simulation::{ExposureRates, octile_bounds},
};

/// How many of the most used items are shown.
const SHOWN: usize = 10;

#[derive(Debug, Serialize)]
pub struct MostUsedItem {
    id: String,
    level: u8,
    prompt: String,
    /// Share of all candidates who meet it, 0 to 1.
    pub rate: f64,
    /// The same within the octile of ability where it is highest.
    pub octile_rate: f64,
    /// Abilities of that octile, in words.
    octile: String,
}

/// Most used first.
pub fn most_used(bank: &Bank, rates: &ExposureRates) -> Vec<MostUsedItem> {
    let items = rates.by_use().take(SHOWN);
    items.map(|item| describe(bank, rates, item)).collect()
}

/// The item that most candidates of an octile meet.
pub fn most_used_in_octile(bank: &Bank, rates: &ExposureRates) -> Option<MostUsedItem> {
    let item = rates.most_used_in_octile()?;
    Some(describe(bank, rates, item))
}

fn describe(bank: &Bank, rates: &ExposureRates, index: usize) -> MostUsedItem {
    let item = &bank.items()[index];
    let highest = rates.highest_octile(index);
    MostUsedItem {
        id: item.id.to_string(),
        level: item.level,
        prompt: prompt_excerpt(item),
        rate: rates.rate(index),
        octile_rate: highest.rate,
        octile: octile_name(highest.octile),
    }
}

fn octile_name(octile: usize) -> String {
    // The sum keeps rounding from leaving a zero with a minus sign, which is U+2212.
    let text = |ability: f64| format!("{:.1}", ability + 1e-9).replace('-', "\u{2212}");
    match octile_bounds(octile) {
        (Some(low), Some(high)) => format!("{} to {}", text(low), text(high)),
        (Some(low), None) => format!("above {}", text(low)),
        (None, Some(high)) => format!("below {}", text(high)),
        (None, None) => "all".to_owned(),
    }
}
