use proptest::prelude::*;
use vigie_adaptive::{AbilityEstimate, AdministeredItem, ItemFilter, ItemScore, Scale, TestState};

use crate::fixtures::{pool, pool_of, scored};

/// The definition, written without any of the engine's shortcuts.
fn brute_force(parameters: &[(f64, f64)], answers: &[bool]) -> AbilityEstimate {
    let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
    for point in 0..=2000 {
        let ability = -8.0 + 0.008 * f64::from(point);
        let mut weight = (-ability * ability / 2.0).exp();
        for (&(a, b), &right) in parameters.iter().zip(answers) {
            let p = 1.0 / (1.0 + (-a * (ability - b)).exp());
            weight *= if right {
                p
            } else {
                1.0 / (1.0 + (a * (ability - b)).exp())
            };
        }
        if point == 0 || point == 2000 {
            weight /= 2.0;
        }
        sum += weight;
        first += weight * ability;
        second += weight * ability * ability;
    }
    let ability = first / sum;
    AbilityEstimate {
        ability,
        standard_error: (second / sum - ability * ability).sqrt(),
    }
}

#[track_caller]
fn assert_close(left: AbilityEstimate, right: AbilityEstimate) {
    assert!(
        (left.ability - right.ability).abs() < 1e-6,
        "{left:?} {right:?}"
    );
    assert!(
        (left.standard_error - right.standard_error).abs() < 1e-6,
        "{left:?} {right:?}"
    );
}

fn test() -> impl Strategy<Value = (Vec<(f64, f64)>, Vec<bool>)> {
    let question = ((0.3..2.5, -4.0..4.5), any::<bool>());
    prop::collection::vec(question, 0..33).prop_map(|questions| questions.into_iter().unzip())
}

proptest! {
    #[test]
    fn the_estimate_equals_a_brute_force_over_finer_points((parameters, answers) in test()) {
        let estimate = pool_of(&parameters).estimate(&scored(&answers));
        assert_close(estimate, brute_force(&parameters, &answers));
    }

    #[test]
    fn the_order_of_the_questions_does_not_matter_to_the_last_bit(
        (parameters, answers) in test(),
        turn in 0_usize..32,
    ) {
        let (pool, administered) = (pool_of(&parameters), scored(&answers));
        let mut turned = administered.clone();
        turned.rotate_left(turn.min(administered.len()));
        let mut reversed = administered.clone();
        reversed.reverse();
        prop_assert_eq!(pool.estimate(&administered), pool.estimate(&turned));
        prop_assert_eq!(pool.estimate(&administered), pool.estimate(&reversed));
    }

    #[test]
    fn a_right_answer_never_scores_below_a_wrong_one(
        (parameters, answers) in test(),
        (a, b) in (0.01..10.0, -8.0..8.0),
    ) {
        let parameters: Vec<_> = [(a, b)].into_iter().chain(parameters).collect();
        let pool = pool_of(&parameters);
        let [right, wrong] = [true, false].map(|first| {
            let answers: Vec<_> = [first].into_iter().chain(answers.iter().copied()).collect();
            pool.estimate(&scored(&answers)).ability
        });
        let scale = Scale::shipped();
        prop_assert!(right >= wrong);
        prop_assert!(scale.pix(right).1 >= scale.pix(wrong).1);
    }

    #[test]
    fn imputed_failures_give_the_same_ability_each_time_and_never_a_higher_one(
        answers in prop::collection::vec(any::<bool>(), 0..32),
        missing in 0_u8..13,
    ) {
        let (pool, administered) = (pool(160), scored(&answers));
        let imputed = pool.impute_failed(&administered, ItemFilter::Any, missing);
        prop_assert_eq!(&imputed, &pool.impute_failed(&administered, ItemFilter::Any, missing));
        prop_assert_eq!(imputed.len(), administered.len() + usize::from(missing));
        let degraded = pool.estimate(&imputed);
        prop_assert!(degraded.ability <= pool.estimate(&administered).ability);
        prop_assert!(degraded.ability.is_finite() && degraded.standard_error.is_finite());
        let one_more = pool.estimate(&pool.impute_failed(&administered, ItemFilter::Any, missing + 1));
        prop_assert!(one_more.ability < degraded.ability, "each failure costs something");
    }
}

/// Parameters, answers, and the expected ability and error.
type Case<'a> = (&'a [(f64, f64)], &'a [bool], f64, f64);

/// Reference values computed elsewhere with 2,001 points on -8..8 and the trapezoid rule:
/// mean and standard deviation of the posterior under N(0, 1), P = 1/(1+exp(-a(t-b))).
#[test]
fn the_estimate_equals_the_reference_values() {
    let seven = [
        (0.998898, -0.155389),
        (0.790309, -0.386381),
        (0.948779, -2.775791),
        (0.883519, -1.383462),
        (1.32978, 1.122666),
        (1.101536, -0.426241),
        (0.756895, -0.049726),
    ];
    let seven_answers = [true, true, true, true, false, true, false];
    let cases: [Case; 6] = [
        (&[], &[], 0.0, 0.9999999999999596),
        (
            &[(2.9995, -1.9909)],
            &[false],
            -1.7796072472224682,
            0.6611682797057109,
        ),
        (
            &[(0.2921, 2.5047)],
            &[true],
            0.1927136430782896,
            0.9907289355892718,
        ),
        (
            &[(1.2009, 5.9949)],
            &[true],
            1.1934237625324091,
            0.9956766835192054,
        ),
        (
            &[(0.9924, -0.003)],
            &[false],
            -0.4115495513400603,
            0.9115899343843573,
        ),
        (
            &seven,
            &seven_answers,
            0.38719185026239133,
            0.6750262879941438,
        ),
    ];
    for (parameters, answers, ability, error) in cases {
        let estimate = pool_of(parameters).estimate(&scored(answers));
        assert_close(
            estimate,
            AbilityEstimate {
                ability,
                standard_error: error,
            },
        );
    }
}

#[test]
fn extreme_tests_stay_finite_and_inside_the_quadrature() {
    for a in [0.01, 1.0, 10.0] {
        for b in [-8.0, 0.0, 8.0] {
            for right in [true, false] {
                let pool = pool_of(&[(a, b); 40]);
                let administered = scored(&[right; 40]);
                let degraded = pool.impute_failed(&administered, ItemFilter::Any, 12);
                for estimate in [pool.estimate(&administered), pool.estimate(&degraded)] {
                    assert!(estimate.ability.abs() <= 8.0, "{estimate:?}");
                    assert!(
                        (0.0..=1.1).contains(&estimate.standard_error),
                        "{estimate:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_test_state_updated_answer_by_answer_equals_one_made_from_the_list() {
    let pool = pool(160);
    let administered = scored(&[true, false, true, true, false]);
    let mut state = TestState::new(&pool, ItemFilter::Any);
    for (number, &question) in administered.iter().enumerate() {
        state.record(question);
        let so_far = &administered[..=number];
        assert_eq!(state.estimate(), pool.estimate(so_far));
        assert_eq!(
            state.select_next(5),
            pool.select_next(so_far, ItemFilter::Any, 5)
        );
    }
}

#[test]
fn withdrawn_and_unknown_items_do_not_count() {
    let pool = pool(160);
    let counted = scored(&[true, false, true]);
    let mut administered = counted.clone();
    administered.push(AdministeredItem {
        item: 90,
        score: ItemScore::Withdrawn,
    });
    administered.push(AdministeredItem {
        item: 5_000,
        score: ItemScore::Right,
    });
    assert_eq!(pool.estimate(&administered), pool.estimate(&counted));
    assert!(
        pool.select_next(&administered, ItemFilter::Any, 1)
            .is_some()
    );
}

#[test]
fn imputation_uses_the_items_left_when_fewer_are_left_than_missing() {
    let pool = pool_of(&[]);
    let all = pool.impute_failed(&[], ItemFilter::Any, 16);
    assert_eq!(pool.impute_failed(&[], ItemFilter::Any, 255), all);
    assert_eq!(pool.impute_failed(&[], ItemFilter::Any, 0), []);
}
