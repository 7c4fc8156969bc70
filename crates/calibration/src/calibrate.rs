//! The calibration, from log to report.

use crate::{
    cycles::{self, Cycle, Ended},
    expect::{Expected, expect},
    fit::{self, Fit},
    flag,
    information::{self, Covariance, Precision},
    items::Parameters,
    log::Log,
    model::{Curve, Population},
    options::Options,
    plan::{OptionsError, Plan, Role},
    posterior::State,
    report::{Convergence, Estimate, HeldBy, ItemReport, LogSize, Report, SCHEMA, Scale},
};

impl Log {
    /// Estimates `a` and `b` of the items from their answers, by marginal maximum
    /// likelihood under the two-parameter logistic model. `progress` hears of each cycle.
    ///
    /// The same log and options give the same numbers, to the last digit. A calibration
    /// whose cycles run out still gives its last numbers; [`Convergence::converged`] says
    /// so and is to be looked at.
    ///
    /// # Errors
    /// Anchors that the bank does not have, or that nobody answered.
    pub fn calibrate(
        &self,
        options: &Options,
        progress: &mut dyn FnMut(Cycle),
    ) -> Result<Report, OptionsError> {
        let plan = Plan::of(self, options)?;
        let ended = cycles::run(self, &plan, options, progress);
        let expected = expect(self, &ended.state);
        let precision = information::precision(self, &ended.state, &plan, options);
        let fits = fit::fits(self, &ended.state, &plan, &expected);
        let items = items(self, &ended.state, &plan, (&precision, fits), options);
        Ok(Report {
            schema: SCHEMA,
            bank: self.items().version().to_owned(),
            log: LogSize {
                tests: self.len(),
                answers: self.answers(),
                items: plan
                    .tallies
                    .iter()
                    .filter(|tally| tally.answers > 0)
                    .count(),
            },
            scale: scale(&ended.state, &plan, &precision, &items),
            prior: options.prior,
            limits: options.limits,
            convergence: convergence(&plan, options, &expected, ended),
            standard_errors: precision.method,
            items,
        })
    }
}

fn items(
    log: &Log,
    state: &State,
    plan: &Plan,
    (precision, fits): (&Precision, Vec<Option<Fit>>),
    options: &Options,
) -> Vec<ItemReport> {
    let report = |(item, fit): (usize, Option<Fit>)| {
        let (role, curve): (Role, Curve) = (plan.roles[item], state.curves[item]);
        let in_use = log.items().parameters()[item];
        let estimate = estimate(curve, in_use, precision.items[item]);
        let mut report = ItemReport {
            id: log.items().ids()[item].clone(),
            role,
            answers: plan.tallies[item].answers,
            right: plan.tallies[item].right,
            in_use,
            estimate: (role == Role::Estimated).then_some(estimate),
            fit,
            flags: Vec::new(),
        };
        report.flags = flag::flags(&report, &options.limits);
        report
    };
    fits.into_iter().enumerate().map(report).collect()
}

fn estimate(curve: Curve, in_use: Parameters, covariance: Option<Covariance>) -> Estimate {
    let Parameters { a, b } = curve.parameters();
    // `a` varies `a` times as much as its logarithm.
    let errors = covariance.map(|[ln_a, _, b]| Parameters {
        a: a * ln_a.sqrt(),
        b: b.sqrt(),
    });
    let before = Curve::of(in_use);
    let distance = covariance.map(|[ln_a_twice, both, b_twice]| {
        let (ln_a, b) = (curve.ln_a - before.ln_a, curve.b - before.b);
        let form = b_twice * ln_a * ln_a - 2.0 * both * ln_a * b + ln_a_twice * b * b;
        (form / (ln_a_twice * b_twice - both * both)).sqrt()
    });
    Estimate {
        a,
        b,
        errors,
        distance,
    }
}

fn scale(state: &State, plan: &Plan, precision: &Precision, items: &[ItemReport]) -> Scale {
    let changes = |change: fn(&Estimate, Parameters) -> f64| -> Vec<f64> {
        let estimates = items.iter().filter_map(|item| {
            let estimate = item.estimate.as_ref()?;
            Some(change(estimate, item.in_use))
        });
        estimates.collect()
    };
    Scale {
        held_by: if plan.anchored {
            HeldBy::Anchors
        } else {
            HeldBy::Population
        },
        population: state.population,
        population_errors: precision.population.map(|[mean, _, sd]| Population {
            mean: mean.sqrt(),
            sd: sd.sqrt(),
        }),
        median_shift: median(changes(|new, old| new.b - old.b)).unwrap_or(0.0),
        median_ratio: median(changes(|new, old| new.a / old.a)).unwrap_or(1.0),
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

fn convergence(plan: &Plan, options: &Options, expected: &Expected, ended: Ended) -> Convergence {
    let prior = cycles::log_prior(&ended.state, plan, options);
    let mut objectives = ended.objectives;
    objectives.push(expected.log_likelihood + prior);
    Convergence {
        converged: ended.converged,
        cycles: ended.cycles,
        most_cycles: options.cycles,
        largest_move: ended.largest_move,
        tolerance: options.tolerance,
        log_likelihood: expected.log_likelihood,
        objectives,
    }
}
