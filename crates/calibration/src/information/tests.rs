use super::*;
use crate::{
    e_step::e_step,
    em_cycles, item_curve,
    items_in_use::{ItemParameters, ItemsInUse},
};

fn curve(item: usize, items: usize) -> ItemParameters {
    ItemParameters {
        a: 0.8 + 0.1 * (item % 7) as f64,
        b: 4.0 * item as f64 / items as f64 - 2.0,
    }
}

/// Items by difficulty; each test asks some of those near its ability.
fn log(items: usize, tests: usize, length: usize) -> ResponseLog {
    let named = (0..items).map(|item| (item.to_string(), curve(item, items)));
    let mut csv = "test,item,right\n".to_owned();
    let mut word = 17_u64;
    let mut uniform = || {
        word = word
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (word >> 40) as f64 / f64::from(1 << 24)
    };
    for test in 0..tests {
        // The sum of three uniform numbers is nearly normal.
        let ability = 2.0 * (uniform() + uniform() + uniform()) - 3.0;
        let nearest = (ability + 2.0).max(0.0) / 4.0 * items as f64;
        let first = (nearest as usize).clamp(length, items - length) - length;
        let mut near: Vec<_> = (first..first + 2 * length).collect();
        for _ in 0..length {
            let item = near.swap_remove((uniform() * near.len() as f64) as usize);
            let ItemParameters { a, b } = curve(item, items);
            let right = u8::from(uniform() < item_curve::probability_right(a * (ability - b)));
            csv += &format!("{test},{item},{right}\n");
        }
    }
    ResponseLog::read(ItemsInUse::new("v", named).unwrap(), csv.as_bytes()).unwrap()
}

fn calibrated(
    log: &ResponseLog,
    options: &CalibrationOptions,
) -> (EstimationPlan, ModelParameters) {
    let plan = EstimationPlan::new(log, options).unwrap();
    let parameters = em_cycles::run(log, &plan, options, &mut |_| {}).parameters;
    (plan, parameters)
}

fn anchored(anchors: &[&str]) -> CalibrationOptions {
    CalibrationOptions {
        anchors: anchors.iter().map(|anchor| (*anchor).to_owned()).collect(),
        ..CalibrationOptions::default()
    }
}

#[test]
fn the_information_is_the_second_derivative_of_the_likelihood() {
    const STEP: f64 = 3e-4;
    let log = log(8, 120, 4);
    let options = CalibrationOptions {
        prior: None,
        ..anchored(&["0"])
    };
    let (plan, parameters) = calibrated(&log, &options);
    let blocks = ParameterBlocks {
        items: plan.estimated.clone(),
        basis: ParameterBasis::exact(plan.estimated.len() + 1),
    };
    let information = InformationMatrix::new(&log, &parameters, &options, &blocks);
    let likelihood = |moves: &[(usize, f64)]| {
        let mut parameters = parameters.clone();
        for (parameter, by) in moves {
            match (blocks.items.get(parameter / 2), parameter % 2) {
                (Some(item), 0) => parameters.curves[*item].ln_a += by,
                (Some(item), _) => parameters.curves[*item].b += by,
                (None, 0) => parameters.distribution.mean += by,
                (None, _) => parameters.distribution.sd += by,
            }
        }
        e_step(&log, &parameters).log_likelihood
    };
    for row in 0..blocks.basis.size {
        for column in 0..=row {
            let at = |one, other| likelihood(&[(row, one * STEP), (column, other * STEP)]);
            let cross = at(1.0, 1.0) - at(1.0, -1.0) - at(-1.0, 1.0) + at(-1.0, -1.0);
            let expected = -cross / (4.0 * STEP * STEP);
            let found = information.common.get(row, column);
            let off = (found - expected).abs() / (1.0 + expected.abs());
            assert!(off < 1e-4, "{row} {column}: {found} {expected}");
        }
    }
}

#[test]
fn common_movements_give_nearly_the_errors_of_the_whole_matrix() {
    let log = log(120, 1_200, 16);
    for options in [
        CalibrationOptions::default(),
        anchored(&["10", "40", "60", "85", "110"]),
    ] {
        let (plan, parameters) = calibrated(&log, &options);
        let whole = precision_in_basis(
            &log,
            &parameters,
            &plan,
            &options,
            |difficulties, others| ParameterBasis::exact(difficulties.len() + others),
        );
        let smooth = precision_in_basis(&log, &parameters, &plan, &options, ParameterBasis::smooth);
        assert_eq!(whole.method, StandardErrorMethod::Full);
        assert_eq!(smooth.method, StandardErrorMethod::CommonMovements);
        let both = whole.items.iter().zip(&smooth.items);
        let both = both.filter_map(|(whole, smooth)| Some(((*whole)?, (*smooth)?)));
        let ratios = |(whole, smooth): (ParameterCovariance, ParameterCovariance)| {
            [0, 2].map(|entry| (smooth[entry] / whole[entry]).sqrt())
        };
        let items: Vec<_> = both.flat_map(ratios).collect();
        assert!(items.len() >= 2 * 115);
        assert!(
            items.iter().all(|ratio| (0.93..1.03).contains(ratio)),
            "{items:?}"
        );
        if let Some(distribution) = whole.distribution.zip(smooth.distribution) {
            let [mean, sd] = ratios(distribution);
            assert!(
                (0.97..1.03).contains(&mean) && (0.85..1.05).contains(&sd),
                "{mean} {sd}"
            );
        }
    }
}
