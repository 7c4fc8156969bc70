use proptest::prelude::*;
use vigie_adaptive::{Asked, Estimate, Mark, Need, Progress, Scale};

use crate::pools::{marks, pool, pool_of};

/// The definition, written without any of the engine's shortcuts.
fn brute_force(parameters: &[(f64, f64)], answers: &[bool]) -> Estimate {
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
    Estimate {
        ability,
        error: (second / sum - ability * ability).sqrt(),
    }
}

#[track_caller]
fn assert_close(left: Estimate, right: Estimate) {
    assert!(
        (left.ability - right.ability).abs() < 1e-6,
        "{left:?} {right:?}"
    );
    assert!(
        (left.error - right.error).abs() < 1e-6,
        "{left:?} {right:?}"
    );
}

fn test() -> impl Strategy<Value = (Vec<(f64, f64)>, Vec<bool>)> {
    let question = ((0.3..2.5, -4.0..4.5), any::<bool>());
    prop::collection::vec(question, 0..33).prop_map(|questions| questions.into_iter().unzip())
}

proptest! {
    #[test]
    fn the_estimate_equals_a_brute_force_over_a_finer_grid((parameters, answers) in test()) {
        let estimate = pool_of(&parameters).estimate(&marks(&answers));
        assert_close(estimate, brute_force(&parameters, &answers));
    }

    #[test]
    fn the_order_of_the_questions_does_not_matter_to_the_last_bit(
        (parameters, answers) in test(),
        turn in 0_usize..32,
    ) {
        let (pool, asked) = (pool_of(&parameters), marks(&answers));
        let mut turned = asked.clone();
        turned.rotate_left(turn.min(asked.len()));
        let mut reversed = asked.clone();
        reversed.reverse();
        prop_assert_eq!(pool.estimate(&asked), pool.estimate(&turned));
        prop_assert_eq!(pool.estimate(&asked), pool.estimate(&reversed));
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
            pool.estimate(&marks(&answers)).ability
        });
        let scale = Scale::shipped();
        prop_assert!(right >= wrong);
        prop_assert!(scale.pix(right).1 >= scale.pix(wrong).1);
    }

    #[test]
    fn a_degraded_ability_is_the_same_each_time_and_never_above_the_other(
        answers in prop::collection::vec(any::<bool>(), 0..32),
        missing in 0_u8..13,
    ) {
        let (pool, asked) = (pool(160), marks(&answers));
        let list = pool.degraded(&asked, Need::Any, missing);
        prop_assert_eq!(&list, &pool.degraded(&asked, Need::Any, missing));
        prop_assert_eq!(list.len(), asked.len() + usize::from(missing));
        let degraded = pool.estimate(&list);
        prop_assert!(degraded.ability <= pool.estimate(&asked).ability);
        prop_assert!(degraded.ability.is_finite() && degraded.error.is_finite());
        let one_more = pool.estimate(&pool.degraded(&asked, Need::Any, missing + 1));
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
        let estimate = pool_of(parameters).estimate(&marks(answers));
        assert_close(estimate, Estimate { ability, error });
    }
}

#[test]
fn extreme_tests_stay_finite_and_inside_the_grid() {
    for a in [0.01, 1.0, 10.0] {
        for b in [-8.0, 0.0, 8.0] {
            for right in [true, false] {
                let pool = pool_of(&[(a, b); 40]);
                let asked = marks(&[right; 40]);
                let degraded = pool.degraded(&asked, Need::Any, 12);
                for estimate in [pool.estimate(&asked), pool.estimate(&degraded)] {
                    assert!(estimate.ability.abs() <= 8.0, "{estimate:?}");
                    assert!((0.0..=1.1).contains(&estimate.error), "{estimate:?}");
                }
            }
        }
    }
}

#[test]
fn a_test_followed_answer_by_answer_equals_the_one_seen_at_once() {
    let pool = pool(160);
    let asked = marks(&[true, false, true, true, false]);
    let mut progress = Progress::new(&pool, Need::Any);
    for (number, &question) in asked.iter().enumerate() {
        progress.record(question);
        let so_far = &asked[..=number];
        assert_eq!(progress.estimate(), pool.estimate(so_far));
        assert_eq!(progress.next(5), pool.next(so_far, Need::Any, 5));
    }
}

#[test]
fn withdrawn_and_unknown_items_do_not_count() {
    let pool = pool(160);
    let counted = marks(&[true, false, true]);
    let mut asked = counted.clone();
    asked.push(Asked {
        item: 90,
        mark: Mark::Withdrawn,
    });
    asked.push(Asked {
        item: 5_000,
        mark: Mark::Right,
    });
    assert_eq!(pool.estimate(&asked), pool.estimate(&counted));
    assert!(pool.next(&asked, Need::Any, 1).is_some());
}

#[test]
fn degradation_simulates_what_is_left_when_less_is_left_than_missing() {
    let pool = pool_of(&[]);
    let all = pool.degraded(&[], Need::Any, 16);
    assert_eq!(pool.degraded(&[], Need::Any, 255), all);
    assert_eq!(pool.degraded(&[], Need::Any, 0), []);
}
