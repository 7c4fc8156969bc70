//! Reference values computed elsewhere, for a 2PL test of 7 answers under N(0, 1).

use proptest::prelude::*;
use vigie_adaptive::point_estimate::{self, PointEstimate, ScoredResponse};
use vigie_adaptive::{ItemParameters, Prior};

fn answers(parameters: &[(f64, f64)], right: &[bool]) -> Vec<ScoredResponse> {
    let items = parameters.iter().map(|&(a, b)| ItemParameters { a, b });
    items.zip(right.iter().copied()).collect()
}

#[track_caller]
fn assert_near(found: PointEstimate, ability: f64, error: f64) {
    assert!((found.ability - ability).abs() < 1e-6, "{found:?}");
    assert!((found.standard_error - error).abs() < 1e-6, "{found:?}");
}

#[test]
fn one_right_answer_to_a_flat_item_has_a_map_and_a_wle_but_no_mle() {
    let answers = answers(&[(0.2921, 2.5047)], &[true]);
    assert_near(
        point_estimate::map(&answers, Prior::default()),
        0.193_557_373_481_714_73,
        0.990_597_467_711_285_4,
    );
    let wle = point_estimate::wle(&answers).expect("there is an answer");
    assert_near(wle, 6.265_782_809_545_052, 7.906_200_194_311_889);
    assert_eq!(point_estimate::mle(&answers), None);
    let eap = point_estimate::eap(&answers, Prior::default());
    assert!((eap.ability - 0.192_713_643_078_289_6).abs() < 1e-9);
    assert!((eap.standard_error - 0.990_728_935_589_271_8).abs() < 1e-9);
}

#[test]
fn without_answers_there_is_the_prior_and_nothing_else() {
    let prior = Prior { mean: 0.5, sd: 1.2 };
    assert_near(point_estimate::map(&[], prior), 0.5, 1.2);
    assert_eq!(point_estimate::wle(&[]), None);
    assert_eq!(point_estimate::mle(&[]), None);
}

proptest! {
    #[test]
    fn each_estimate_is_where_its_function_is_highest(
        parameters in prop::collection::vec((0.3..2.5, -3.0..3.0), 2..20),
        right in prop::collection::vec(any::<bool>(), 20),
    ) {
        let answers = answers(&parameters, &right);
        let log = |ability: f64| point_estimate::log_likelihood(&answers, ability);
        let warm = |ability: f64| log(ability) + 0.5 * point_estimate::information(&answers, ability).ln();
        let posterior = |ability: f64| log(ability) - 0.5 * ability * ability;
        let around = (-800..=800).map(|cent| f64::from(cent) / 100.0);
        let map = point_estimate::map(&answers, Prior::default()).ability;
        let wle = point_estimate::wle(&answers).expect("there are answers").ability;
        prop_assert!(wle.abs() <= 8.0 && map.is_finite());
        for ability in around {
            prop_assert!(posterior(ability) <= posterior(map) + 1e-9);
            prop_assert!(warm(ability) <= warm(wle) + 1e-9);
        }
        if let Some(mle) = point_estimate::mle(&answers) {
            prop_assert!(log(mle.ability) >= log(map) && log(mle.ability) >= log(wle));
        }
    }
}
