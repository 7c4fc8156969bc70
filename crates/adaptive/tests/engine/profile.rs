use proptest::prelude::*;
use vigie_adaptive::{AdministeredItem, COMPETENCE_SD, ItemScore, Pool};

use crate::fixtures::{item, pool};

/// Two competences with two items each, one answered right twice and the other wrong.
fn contrast() -> (Pool, Vec<AdministeredItem>) {
    let mut items = vec![
        item(0, 0, 1.4, 0.2),
        item(0, 1, 1.1, -0.4),
        item(1, 0, 1.2, 0.1),
        item(1, 1, 1.6, -0.2),
    ];
    items.extend((2..16).map(|competence| item(competence, 0, 1.0, 0.0)));
    let pool = Pool::new(items).expect("the pool is valid");
    let score = |item: usize| {
        if item < 2 {
            ItemScore::Right
        } else {
            ItemScore::Wrong
        }
    };
    let administered = (0..4).map(|item| AdministeredItem {
        item,
        score: score(item),
    });
    let administered = administered.collect();
    (pool, administered)
}

/// The model by its definition: a sum over the global ability and both deviations.
fn brute_force(pool: &Pool) -> [f64; 3] {
    let steps = || (-60..=60).map(|step| f64::from(step) / 10.0);
    let normal = |value: f64, sd: f64| (-0.5 * (value / sd).powi(2)).exp();
    let probability =
        |item: usize, ability: f64| pool.items()[item].parameters.probability(ability);
    let (mut total, mut sums) = (0.0, [0.0; 3]);
    for global in steps() {
        for first in steps().filter(|step: &f64| step.abs() <= 1.5) {
            let one = global + first;
            let left = normal(global, 1.0)
                * normal(first, COMPETENCE_SD)
                * probability(0, one)
                * probability(1, one);
            for second in steps().filter(|step: &f64| step.abs() <= 1.5) {
                let two = global + second;
                let right = (1.0 - probability(2, two)) * (1.0 - probability(3, two));
                let weight = left * normal(second, COMPETENCE_SD) * right;
                total += weight;
                for (sum, value) in sums.iter_mut().zip([global, one, two]) {
                    *sum += weight * value;
                }
            }
        }
    }
    sums.map(|sum| sum / total)
}

#[test]
fn the_profile_equals_a_sum_over_all_abilities_and_deviations() {
    let (pool, administered) = contrast();
    let profile = pool.profile(&administered);
    let expected = brute_force(&pool);
    let found = [
        profile.global.ability,
        profile.competences[0].estimate.ability,
        profile.competences[1].estimate.ability,
    ];
    for (found, expected) in found.into_iter().zip(expected) {
        assert!((found - expected).abs() < 1e-3, "{found} {expected}");
    }
    assert!(expected[1] > expected[0] + 0.1 && expected[2] < expected[0] - 0.1);
}

#[test]
fn a_competence_without_answers_follows_the_others_with_a_larger_error() {
    let (pool, administered) = contrast();
    let profile = pool.profile(&administered);
    let unknown = profile.competences[7];
    assert!((unknown.estimate.ability - profile.global.ability).abs() < 1e-6);
    let expected = (profile.global.standard_error.powi(2) + COMPETENCE_SD * COMPETENCE_SD).sqrt();
    // Deviations are cut at three of their standard deviations.
    assert!((unknown.estimate.standard_error - expected).abs() < 0.01);
    assert!(profile.competences[0].estimate.standard_error < unknown.estimate.standard_error);
    let (low, high) = unknown.interval;
    assert!(low < unknown.median && unknown.median < high);
}

#[test]
fn a_profile_of_no_answers_is_the_prior() {
    let profile = pool(160).profile(&[]);
    assert!(profile.global.ability.abs() < 1e-9);
    assert!((profile.global.standard_error - 1.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn a_right_answer_lowers_no_competence(
        answers in prop::collection::vec(any::<bool>(), 1..32),
        turned in 0_usize..32,
    ) {
        let pool = pool(160);
        let administered = |turned: Option<usize>| -> Vec<AdministeredItem> {
            let scored = answers.iter().enumerate().map(|(item, &right)| AdministeredItem {
                item,
                score: match right || turned == Some(item) {
                    true => ItemScore::Right,
                    false => ItemScore::Wrong,
                },
            });
            scored.collect()
        };
        let (before, after) = (pool.profile(&administered(None)), pool.profile(&administered(Some(turned))));
        for (before, after) in before.competences.iter().zip(&after.competences) {
            prop_assert!(after.median >= before.median - 1e-9);
            prop_assert!(after.estimate.ability >= before.estimate.ability - 1e-9);
        }
    }
}
