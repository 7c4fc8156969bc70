//! The calibration, from log to report.

use crate::{
    ability_distribution::AbilityDistribution,
    ability_posterior::ModelParameters,
    calibration_options::CalibrationOptions,
    calibration_report::{
        CalibrationReport, ConvergenceReport, ItemEstimate, ItemReport, LogSize, SCHEMA,
        ScaleOrigin, ScaleReport,
    },
    e_step::{ExpectedCounts, e_step},
    em_cycles::{self, EmCycle, EmResult},
    estimation_plan::{EstimationPlan, ItemRole, OptionsError},
    flag_rules,
    information::{self, EstimatePrecision, ParameterCovariance},
    item_curve::ItemCurve,
    item_fit::{self, ItemFit},
    items_in_use::ItemParameters,
    response_log::ResponseLog,
};

impl ResponseLog {
    /// Estimates `a` and `b` of the items from their answers, by marginal maximum
    /// likelihood under the two-parameter logistic model. `progress` is called after each
    /// cycle.
    ///
    /// The same log and options give the same numbers, to the last digit. A calibration
    /// whose cycles run out still gives its last numbers; check
    /// [`ConvergenceReport::converged`].
    ///
    /// ```
    /// use vigie_calibration::{
    ///     CalibrationOptions, ItemFlag, ItemParameters, ItemsInUse, ResponseLog,
    /// };
    ///
    /// // The author took all items for equally difficult.
    /// let guess = ItemParameters { a: 1.0, b: 0.0 };
    /// let items = ["easy", "hard", "new"].map(|id| (id.to_owned(), guess));
    /// let items = ItemsInUse::new("2026-11", items)?;
    ///
    /// // 200 tests: 8 in 10 candidates know the one item, 3 in 10 the other.
    /// let mut csv = "test,item,right\n".to_owned();
    /// for test in 0..200 {
    ///     let easy = u8::from(test % 10 < 8);
    ///     let hard = u8::from(test % 10 < 3);
    ///     csv += &format!("{test},easy,{easy}\n{test},hard,{hard}\n");
    /// }
    /// let log = ResponseLog::read(items, csv.as_bytes())?;
    ///
    /// let report = log.calibrate(&CalibrationOptions::default(), &mut |_cycle| ())?;
    /// assert!(report.convergence.converged);
    /// let [easy, hard, new] = &report.items[..] else {
    ///     unreachable!("the report has every item of the bank");
    /// };
    /// let b = |estimate: Option<vigie_calibration::ItemEstimate>| estimate.map(|found| found.b);
    /// assert!(b(easy.estimate) < Some(-0.5) && b(hard.estimate) > Some(0.4));
    /// // Nobody answered the third item: it keeps its parameters.
    /// assert_eq!((new.estimate, &new.flags[..]), (None, &[ItemFlag::TooFewAnswers][..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Anchors that the bank does not have, or that have no answer.
    pub fn calibrate(
        &self,
        options: &CalibrationOptions,
        progress: &mut dyn FnMut(EmCycle),
    ) -> Result<CalibrationReport, OptionsError> {
        let plan = EstimationPlan::new(self, options)?;
        let result = em_cycles::run(self, &plan, options, progress);
        let expected = e_step(self, &result.parameters);
        let precision = information::precision(self, &result.parameters, &plan, options);
        let fits = item_fit::item_fits(self, &result.parameters, &plan, &expected);
        let items = items(self, &result.parameters, &plan, (&precision, fits), options);
        Ok(CalibrationReport {
            schema: SCHEMA,
            bank: self.items().version().to_owned(),
            log: LogSize {
                tests: self.len(),
                answers: self.answers(),
                items: plan.counts.iter().filter(|count| count.answers > 0).count(),
            },
            scale: scale(&result.parameters, &plan, &precision, &items),
            prior: options.prior,
            thresholds: options.thresholds,
            convergence: convergence(&plan, options, &expected, result),
            standard_errors: precision.method,
            items,
        })
    }
}

fn items(
    log: &ResponseLog,
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    (precision, fits): (&EstimatePrecision, Vec<Option<ItemFit>>),
    options: &CalibrationOptions,
) -> Vec<ItemReport> {
    let report = |(item, fit): (usize, Option<ItemFit>)| {
        let (role, curve): (ItemRole, ItemCurve) = (plan.roles[item], parameters.curves[item]);
        let in_use = log.items().parameters()[item];
        let estimate = estimate(curve, in_use, precision.items[item]);
        let mut report = ItemReport {
            id: log.items().ids()[item].clone(),
            role,
            answers: plan.counts[item].answers,
            right: plan.counts[item].right,
            in_use,
            estimate: (role == ItemRole::Estimated).then_some(estimate),
            fit,
            flags: Vec::new(),
        };
        report.flags = flag_rules::flags(&report, &options.thresholds);
        report
    };
    fits.into_iter().enumerate().map(report).collect()
}

fn estimate(
    curve: ItemCurve,
    in_use: ItemParameters,
    covariance: Option<ParameterCovariance>,
) -> ItemEstimate {
    let ItemParameters { a, b } = curve.parameters();
    // `a` varies `a` times as much as its logarithm.
    let errors = covariance.map(|[ln_a, _, b]| ItemParameters {
        a: a * ln_a.sqrt(),
        b: b.sqrt(),
    });
    let before = ItemCurve::from_parameters(in_use);
    let distance = covariance.map(|[ln_a_twice, both, b_twice]| {
        let (ln_a, b) = (curve.ln_a - before.ln_a, curve.b - before.b);
        let form = b_twice * ln_a * ln_a - 2.0 * both * ln_a * b + ln_a_twice * b * b;
        (form / (ln_a_twice * b_twice - both * both)).sqrt()
    });
    ItemEstimate {
        a,
        b,
        errors,
        distance,
    }
}

fn scale(
    parameters: &ModelParameters,
    plan: &EstimationPlan,
    precision: &EstimatePrecision,
    items: &[ItemReport],
) -> ScaleReport {
    let changes = |change: fn(&ItemEstimate, ItemParameters) -> f64| -> Vec<f64> {
        let estimates = items.iter().filter_map(|item| {
            let estimate = item.estimate.as_ref()?;
            Some(change(estimate, item.in_use))
        });
        estimates.collect()
    };
    ScaleReport {
        held_by: if plan.anchored {
            ScaleOrigin::Anchors
        } else {
            ScaleOrigin::Population
        },
        population: parameters.distribution,
        population_errors: precision
            .distribution
            .map(|[mean, _, sd]| AbilityDistribution {
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

fn convergence(
    plan: &EstimationPlan,
    options: &CalibrationOptions,
    expected: &ExpectedCounts,
    result: EmResult,
) -> ConvergenceReport {
    let prior = em_cycles::log_prior(&result.parameters, plan, options);
    let mut objectives = result.objectives;
    objectives.push(expected.log_likelihood + prior);
    ConvergenceReport {
        converged: result.converged,
        cycles: result.cycles,
        max_cycles: options.max_cycles,
        largest_move: result.largest_move,
        tolerance: options.tolerance,
        log_likelihood: expected.log_likelihood,
        objectives,
    }
}
