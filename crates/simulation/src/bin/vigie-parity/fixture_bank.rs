//! A bank made for this comparison: small, with exposure penalties, and with items at the
//! limits of what a pool accepts, where rounding matters most.

use vigie_adaptive::{
    COMPETENCES, DeliveryMode, ExposureControl, ExposureLimits, ItemParameters, Pool, PoolError,
    PoolItem, STRATA,
};

use crate::simulated_test::uniform_from_digest;

/// Items of each competence.
const ITEMS_PER_COMPETENCE: usize = 30;
/// One item of so many is at the limits.
const EXTREME_INTERVAL: usize = 20;

/// The bank.
///
/// # Errors
/// None unless the limits of a pool become narrower.
pub fn pool() -> Result<Pool, PoolError> {
    let count = COMPETENCES * ITEMS_PER_COMPETENCE;
    let pool = Pool::new((0..count).map(item).collect())?;
    let penalties = (0..count).map(|item| {
        [10, 11].map(|kind| {
            std::array::from_fn::<u16, STRATA, _>(|stratum| {
                (150.0 * uniform(kind + 2 * stratum as u64, item)) as u16
            })
        })
    });
    Ok(pool.with_exposure_control(ExposureControl::from_stored(
        ExposureLimits::default(),
        penalties,
    )))
}

fn item(index: usize) -> PoolItem {
    // Sums and products alone: they are the same on every machine.
    let bell = uniform(3, index) + uniform(4, index) + uniform(5, index) - 1.5;
    let parameters = ItemParameters {
        a: 0.4 + 1.8 * uniform(6, index) * uniform(7, index),
        b: 3.0 * bell,
    };
    PoolItem {
        competence: index % COMPETENCES,
        skill: (uniform(8, index) * 9.0) as u32,
        parameters: match index % EXTREME_INTERVAL {
            0 => extreme(index / EXTREME_INTERVAL),
            _ => parameters,
        },
        accessible: uniform(9, index) < 0.6,
        mode: match uniform(1, index) < 0.6 {
            true => DeliveryMode::Free,
            false => DeliveryMode::Focus,
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

fn uniform(kind: u64, item: usize) -> f64 {
    uniform_from_digest([3, kind, item as u64])
}
