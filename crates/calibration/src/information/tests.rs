use super::*;
use crate::{
    cycles,
    expect::expect,
    items::{ItemsInUse, Parameters},
    model,
};

fn curve(item: usize, items: usize) -> Parameters {
    Parameters {
        a: 0.8 + 0.1 * (item % 7) as f64,
        b: 4.0 * item as f64 / items as f64 - 2.0,
    }
}

/// Items by difficulty; each test asks some of those near its ability.
fn log(items: usize, tests: usize, length: usize) -> Log {
    let named = (0..items).map(|item| (item.to_string(), curve(item, items)));
    let mut csv = "test,item,right\n".to_owned();
    let mut word = 17_u64;
    let mut even = || {
        word = word
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (word >> 40) as f64 / f64::from(1 << 24)
    };
    for test in 0..tests {
        // The sum of three even numbers is nearly normal.
        let ability = 2.0 * (even() + even() + even()) - 3.0;
        let nearest = (ability + 2.0).max(0.0) / 4.0 * items as f64;
        let first = (nearest as usize).clamp(length, items - length) - length;
        let mut near: Vec<_> = (first..first + 2 * length).collect();
        for _ in 0..length {
            let item = near.swap_remove((even() * near.len() as f64) as usize);
            let Parameters { a, b } = curve(item, items);
            let right = u8::from(even() < model::right(a * (ability - b)));
            csv += &format!("{test},{item},{right}\n");
        }
    }
    Log::read(ItemsInUse::new("v", named).unwrap(), csv.as_bytes()).unwrap()
}

fn calibrated(log: &Log, options: &Options) -> (Plan, State) {
    let plan = Plan::of(log, options).unwrap();
    let state = cycles::run(log, &plan, options, &mut |_| {}).state;
    (plan, state)
}

fn anchored(anchors: &[&str]) -> Options {
    Options {
        anchors: anchors.iter().map(|anchor| (*anchor).to_owned()).collect(),
        ..Options::default()
    }
}

#[test]
fn the_information_is_the_second_derivative_of_the_likelihood() {
    const STEP: f64 = 3e-4;
    let log = log(8, 120, 4);
    let options = Options {
        prior: None,
        ..anchored(&["0"])
    };
    let (plan, state) = calibrated(&log, &options);
    let blocks = Blocks {
        items: plan.estimated.clone(),
        basis: Basis::exact(plan.estimated.len() + 1),
    };
    let information = Information::of(&log, &state, &options, &blocks);
    let likelihood = |moves: &[(usize, f64)]| {
        let mut state = state.clone();
        for (parameter, by) in moves {
            match (blocks.items.get(parameter / 2), parameter % 2) {
                (Some(item), 0) => state.curves[*item].ln_a += by,
                (Some(item), _) => state.curves[*item].b += by,
                (None, 0) => state.population.mean += by,
                (None, _) => state.population.sd += by,
            }
        }
        expect(&log, &state).log_likelihood
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
        Options::default(),
        anchored(&["10", "40", "60", "85", "110"]),
    ] {
        let (plan, state) = calibrated(&log, &options);
        let whole = in_basis(&log, &state, &plan, &options, |difficulties, others| {
            Basis::exact(difficulties.len() + others)
        });
        let smooth = in_basis(&log, &state, &plan, &options, Basis::smooth);
        assert_eq!(whole.method, Method::Full);
        assert_eq!(smooth.method, Method::CommonMovements);
        let both = whole.items.iter().zip(&smooth.items);
        let both = both.filter_map(|(whole, smooth)| Some(((*whole)?, (*smooth)?)));
        let ratios = |(whole, smooth): (Covariance, Covariance)| {
            [0, 2].map(|entry| (smooth[entry] / whole[entry]).sqrt())
        };
        let items: Vec<_> = both.flat_map(ratios).collect();
        assert!(items.len() >= 2 * 115);
        assert!(
            items.iter().all(|ratio| (0.93..1.03).contains(ratio)),
            "{items:?}"
        );
        if let Some(population) = whole.population.zip(smooth.population) {
            let [mean, sd] = ratios(population);
            assert!(
                (0.97..1.03).contains(&mean) && (0.85..1.05).contains(&sd),
                "{mean} {sd}"
            );
        }
    }
}
