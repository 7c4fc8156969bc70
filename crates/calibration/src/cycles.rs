//! The cycles of estimation: E step, M step, and leaps over many of them.
//!
//! Bock and Aitkin, "Marginal maximum likelihood estimation of item parameters",
//! Psychometrika 46, 1981. The cycles creep where little is known about the common shift
//! of all difficulties; so every second one is followed by a leap along the last two
//! moves (SQUAREM, third scheme: Varadhan and Roland, Scandinavian Journal of Statistics
//! 35, 2008). A leap that lands lower is taken back, so the objective never falls.

use crate::{
    expect::{Expected, expect},
    log::Log,
    maximise,
    model::{Curve, Population},
    options::Options,
    plan::Plan,
    posterior::State,
};

/// A cycle that was done, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cycle {
    /// Number of the cycle, from 1.
    pub number: u32,
    /// Largest move of any `ln a` or `b`.
    pub largest_move: f64,
    /// Log likelihood before the move, with the log density of the prior.
    pub objective: f64,
}

/// Where the cycles ended.
pub struct Ended {
    pub state: State,
    pub cycles: u32,
    pub converged: bool,
    pub largest_move: f64,
    /// The objective of every cycle that was kept; never falls.
    pub objectives: Vec<f64>,
}

pub fn run(log: &Log, plan: &Plan, options: &Options, progress: &mut dyn FnMut(Cycle)) -> Ended {
    let mut here = start(log, plan);
    let mut objectives = Vec::new();
    let mut path = Path::Begun;
    let mut largest_move = f64::INFINITY;
    let mut cycles = 0;
    while cycles < options.cycles.max(1) && largest_move > options.tolerance {
        cycles += 1;
        let expected = expect(log, &here);
        let objective = expected.log_likelihood + log_prior(&here, plan, options);
        if let Path::Leapt { else_at } = path {
            path = Path::Begun;
            if objectives.last().is_some_and(|last| objective < *last) {
                here = else_at;
                continue;
            }
        }
        objectives.push(objective);
        let next = maximise(&here, &expected, plan, options);
        largest_move = distance(&here, &next, plan);
        progress(Cycle {
            number: cycles,
            largest_move,
            objective,
        });
        (here, path) = match path {
            Path::Once { from } => {
                let leap = leap(&from, &here, &next, plan);
                (leap, Path::Leapt { else_at: next })
            }
            Path::Begun | Path::Leapt { .. } => (next, Path::Once { from: here }),
        };
    }
    let converged = largest_move <= options.tolerance;
    // A leap that nobody looked at yet is not a result.
    if let Path::Leapt { else_at } = path {
        here = else_at;
    }
    Ended {
        state: here,
        cycles,
        converged,
        largest_move,
        objectives,
    }
}

/// Where the next leap stands.
enum Path {
    Begun,
    Once { from: State },
    Leapt { else_at: State },
}

/// From the parameters in use: where tests are adaptive, the share of right answers says
/// nothing about the difficulty.
fn start(log: &Log, plan: &Plan) -> State {
    let mut curves: Vec<_> = log
        .items()
        .parameters()
        .iter()
        .copied()
        .map(Curve::of)
        .collect();
    for item in &plan.estimated {
        curves[*item] = curves[*item].bounded();
    }
    State {
        curves,
        population: Population::STANDARD,
    }
}

/// Logarithm of the prior density of a state.
pub fn log_prior(state: &State, plan: &Plan, options: &Options) -> f64 {
    let Some(prior) = &options.prior else {
        return 0.0;
    };
    let curves = plan.estimated.iter().map(|item| state.curves[*item]);
    curves.map(|curve| prior.log_density(curve)).sum()
}

fn maximise(here: &State, expected: &Expected, plan: &Plan, options: &Options) -> State {
    let mut next = here.clone();
    for item in &plan.estimated {
        let takers = &expected.takers[*item];
        next.curves[*item] = maximise::curve(here.curves[*item], takers, options.prior.as_ref());
    }
    if plan.anchored {
        next.population = maximise::population(here.population, &expected.candidates);
    }
    next
}

fn distance(one: &State, other: &State, plan: &Plan) -> f64 {
    let moves = coordinates(one, plan).zip(coordinates(other, plan));
    moves
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

/// Everything that is estimated.
fn coordinates<'a>(state: &'a State, plan: &'a Plan) -> impl Iterator<Item = f64> + 'a {
    let curves = plan.estimated.iter().map(|item| state.curves[*item]);
    let Population { mean, sd } = state.population;
    curves
        .flat_map(|curve| [curve.ln_a, curve.b])
        .chain([mean, libm::log(sd)])
}

fn leap(from: &State, once: &State, twice: &State, plan: &Plan) -> State {
    let (mut moved, mut bent) = (0.0, 0.0);
    let pairs = coordinates(from, plan).zip(coordinates(once, plan));
    for ((from, once), twice) in pairs.zip(coordinates(twice, plan)) {
        let (first, bend) = (once - from, twice - 2.0 * once + from);
        moved += first * first;
        bent += bend * bend;
    }
    // Where nothing bends there is nothing to extrapolate.
    let length = if bent > 0.0 {
        (moved / bent).sqrt().max(1.0)
    } else {
        1.0
    };
    let along = |from: f64, once: f64, twice: f64| {
        from + 2.0 * length * (once - from) + length * length * (twice - 2.0 * once + from)
    };
    let mut state = twice.clone();
    for item in &plan.estimated {
        let [from, once, twice] = [from, once, twice].map(|state| state.curves[*item]);
        state.curves[*item] = Curve {
            ln_a: along(from.ln_a, once.ln_a, twice.ln_a),
            b: along(from.b, once.b, twice.b),
        }
        .bounded();
    }
    let [from, once, twice] = [from, once, twice].map(|state| state.population);
    let ln_sd = along(libm::log(from.sd), libm::log(once.sd), libm::log(twice.sd));
    if plan.anchored {
        state.population = Population {
            mean: along(from.mean, once.mean, twice.mean),
            sd: libm::exp(ln_sd),
        }
        .bounded();
    }
    state
}
