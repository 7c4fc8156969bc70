//! A bank made for this comparison: small, with prices, and with items at the limits of
//! what a pool accepts, where rounding has most to do.

use vigie_adaptive::{
    COMPETENCES, Exposure, ItemParameters, Limits, Pool, PoolError, PoolItem, STRATA, Setting,
};

use crate::sitting::unit;

/// Items of each competence.
const SIZE: usize = 30;
/// One item of so many is at the limits.
const EXTREME: usize = 20;

/// The bank.
///
/// # Errors
/// None unless the limits of a pool become narrower.
pub fn pool() -> Result<Pool, PoolError> {
    let count = COMPETENCES * SIZE;
    let pool = Pool::new((0..count).map(item).collect())?;
    let prices = (0..count).map(|item| {
        [10, 11].map(|kind| {
            std::array::from_fn::<u16, STRATA, _>(|stratum| {
                (150.0 * luck(kind + 2 * stratum as u64, item)) as u16
            })
        })
    });
    Ok(pool.under(Exposure::stored(Limits::default(), prices)))
}

fn item(index: usize) -> PoolItem {
    // Sums and products alone: they are the same on every machine.
    let bell = luck(3, index) + luck(4, index) + luck(5, index) - 1.5;
    let parameters = ItemParameters {
        a: 0.4 + 1.8 * luck(6, index) * luck(7, index),
        b: 3.0 * bell,
    };
    PoolItem {
        competence: index % COMPETENCES,
        skill: (luck(8, index) * 9.0) as u32,
        parameters: match index % EXTREME {
            0 => extreme(index / EXTREME),
            _ => parameters,
        },
        accessible: luck(9, index) < 0.6,
        setting: match luck(1, index) < 0.6 {
            true => Setting::Free,
            false => Setting::Focus,
        },
    }
}

fn extreme(number: usize) -> ItemParameters {
    let (flat, steep) = ItemParameters::DISCRIMINATION.into_inner();
    let (easy, hard) = ItemParameters::DIFFICULTY.into_inner();
    let [a, b] = [
        [flat, 0.0],
        [steep, 0.1],
        [1.0, easy],
        [1.0, hard],
        [steep, hard],
        [steep, -1.3],
    ][number % 6];
    ItemParameters { a, b }
}

fn luck(kind: u64, item: usize) -> f64 {
    unit([3, kind, item as u64])
}
