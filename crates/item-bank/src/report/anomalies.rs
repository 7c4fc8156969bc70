//! Items and families that their authors should review.

use serde::Serialize;
use std::collections::BTreeMap;

use super::prompt_excerpt::prompt_excerpt;
use crate::{bank::Bank, item::Item};

/// Items of a lower discrimination hardly distinguish able candidates from others.
const MIN_DISCRIMINATION: f64 = 0.5;

/// A difficulty outside the levels is not among them: a bank with one does not load.
#[derive(Debug, Serialize)]
pub struct BankAnomalies {
    min_discrimination: f64,
    low_discrimination: Vec<LowDiscriminationItem>,
    families: Vec<UniformFamily>,
}

#[derive(Debug, Serialize)]
struct LowDiscriminationItem {
    id: String,
    prompt: String,
    a: f64,
    b: f64,
}

/// A family whose variants are all of the same difficulty.
#[derive(Debug, Serialize)]
struct UniformFamily {
    id: String,
    prompt: String,
    variants: usize,
    b: f64,
}

pub fn find(bank: &Bank) -> BankAnomalies {
    let items = bank.items().iter();
    let low_discrimination = items
        .clone()
        .filter(|item| item.a < MIN_DISCRIMINATION)
        .map(|item| LowDiscriminationItem {
            id: item.id.to_string(),
            prompt: prompt_excerpt(item),
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
    BankAnomalies {
        min_discrimination: MIN_DISCRIMINATION,
        low_discrimination: low_discrimination.collect(),
        families: families
            .map(|(id, items)| UniformFamily {
                id: id.to_owned(),
                prompt: prompt_excerpt(items[0]),
                variants: items.len(),
                b: items[0].b,
            })
            .collect(),
    }
}

impl BankAnomalies {
    /// Number of items and families shown.
    pub fn count(&self) -> usize {
        self.low_discrimination.len() + self.families.len()
    }
}
