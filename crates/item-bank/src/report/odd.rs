//! Items an author should look at again.

use serde::Serialize;
use std::collections::BTreeMap;

use super::prompt;
use crate::{bank::Bank, item::Item};

/// Items that discriminate less than this hardly tell able candidates from others.
const FLAT: f64 = 0.5;

/// What looks odd. Difficulties outside the levels are not here: no bank with one loads.
#[derive(Debug, Serialize)]
pub struct Odd {
    flat_below: f64,
    flat: Vec<Flat>,
    families: Vec<Family>,
}

/// An item that hardly discriminates.
#[derive(Debug, Serialize)]
struct Flat {
    id: String,
    prompt: String,
    a: f64,
    b: f64,
}

/// A family whose variants are all of the same difficulty.
#[derive(Debug, Serialize)]
struct Family {
    id: String,
    prompt: String,
    variants: usize,
    b: f64,
}

pub fn of(bank: &Bank) -> Odd {
    let items = bank.items().iter();
    let flat = items.clone().filter(|item| item.a < FLAT).map(|item| Flat {
        id: item.id.to_string(),
        prompt: prompt::beginning(item),
        a: item.a,
        b: item.b,
    });
    let mut families: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for item in items {
        if let Some(family) = &item.family {
            families.entry(family).or_default().push(item);
        }
    }
    // Values that a template computes may differ in the last digits.
    let same = |items: &[&Item]| items.iter().all(|item| (item.b - items[0].b).abs() < 1e-6);
    let families = families.into_iter().filter(|(_, items)| same(items));
    Odd {
        flat_below: FLAT,
        flat: flat.collect(),
        families: families
            .map(|(id, items)| Family {
                id: id.to_owned(),
                prompt: prompt::beginning(items[0]),
                variants: items.len(),
                b: items[0].b,
            })
            .collect(),
    }
}

impl Odd {
    /// Number of items and families shown.
    pub fn count(&self) -> usize {
        self.flat.len() + self.families.len()
    }
}
