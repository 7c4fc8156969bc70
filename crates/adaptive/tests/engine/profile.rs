use proptest::prelude::*;
use vigie_adaptive::{Asked, Mark, Pool, SPREAD};

use crate::pools::{item, pool};

/// Two competences with two items each, one answered right twice and the other wrong.
fn contrast() -> (Pool, Vec<Asked>) {
    let mut items = vec![
        item(0, 0, 1.4, 0.2),
        item(0, 1, 1.1, -0.4),
        item(1, 0, 1.2, 0.1),
        item(1, 1, 1.6, -0.2),
    ];
    items.extend((2..16).map(|competence| item(competence, 0, 1.0, 0.0)));
    let pool = Pool::new(items).expect("the pool is valid");
    let mark = |item: usize| if item < 2 { Mark::Right } else { Mark::Wrong };
    let asked = (0..4).map(|item| Asked {
        item,
        mark: mark(item),
    });
    let asked = asked.collect();
    (pool, asked)
}

/// The model by its definition: a sum over the global ability and both deviations.
fn brute_force(pool: &Pool) -> [f64; 3] {
    let steps = || (-60..=60).map(|step| f64::from(step) / 10.0);
    let normal = |value: f64, sd: f64| (-0.5 * (value / sd).powi(2)).exp();
    let chance = |item: usize, ability: f64| pool.items()[item].parameters.probability(ability);
    let (mut total, mut sums) = (0.0, [0.0; 3]);
    for global in steps() {
        for first in steps().filter(|step: &f64| step.abs() <= 1.5) {
            let one = global + first;
            let left =
                normal(global, 1.0) * normal(first, SPREAD) * chance(0, one) * chance(1, one);
            for second in steps().filter(|step: &f64| step.abs() <= 1.5) {
                let two = global + second;
                let right = (1.0 - chance(2, two)) * (1.0 - chance(3, two));
                let weight = left * normal(second, SPREAD) * right;
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
    let (pool, asked) = contrast();
    let profile = pool.profile(&asked);
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
fn a_competence_without_answers_follows_the_others_with_more_doubt() {
    let (pool, asked) = contrast();
    let profile = pool.profile(&asked);
    let unknown = profile.competences[7];
    assert!((unknown.estimate.ability - profile.global.ability).abs() < 1e-6);
    let expected = (profile.global.error.powi(2) + SPREAD * SPREAD).sqrt();
    // Deviations are cut at three of their standard deviations.
    assert!((unknown.estimate.error - expected).abs() < 0.01);
    assert!(profile.competences[0].estimate.error < unknown.estimate.error);
    let (low, high) = unknown.interval;
    assert!(low < unknown.median && unknown.median < high);
}

#[test]
fn a_profile_of_no_answers_is_the_prior() {
    let profile = pool(160).profile(&[]);
    assert!(profile.global.ability.abs() < 1e-9);
    assert!((profile.global.error - 1.0).abs() < 1e-9);
}

proptest! {
    #[test]
    fn a_right_answer_lowers_no_competence(
        answers in prop::collection::vec(any::<bool>(), 1..32),
        turned in 0_usize..32,
    ) {
        let pool = pool(160);
        let asked = |turned: Option<usize>| -> Vec<Asked> {
            let marks = answers.iter().enumerate().map(|(item, &right)| Asked {
                item,
                mark: match right || turned == Some(item) {
                    true => Mark::Right,
                    false => Mark::Wrong,
                },
            });
            marks.collect()
        };
        let (before, after) = (pool.profile(&asked(None)), pool.profile(&asked(Some(turned))));
        for (before, after) in before.competences.iter().zip(&after.competences) {
            prop_assert!(after.median >= before.median - 1e-9);
            prop_assert!(after.estimate.ability >= before.estimate.ability - 1e-9);
        }
    }
}
