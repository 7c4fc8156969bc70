//! One study, with the engine fitted to its bank.

use std::time::Duration;
use std::time::Instant;
use vigie_adaptive::{ExposureControl, ExposureLimits, Pool};
use vigie_simulation::{
    Perturbation, SelectionRule, StudyInput, StudyMetrics, VigieEngine, run_study,
};

/// A study and the pools the rules need for it.
pub struct PreparedStudy {
    /// The study.
    pub input: StudyInput,
    /// Its items without exposure control, for the reference rules.
    pub uncontrolled: Pool,
    /// The same under control.
    pub controlled: Pool,
    /// How long the fit took.
    pub fit_duration: Duration,
}

impl PreparedStudy {
    /// Fits the exposure control.
    pub fn new(input: StudyInput, limits: ExposureLimits) -> Result<Self, String> {
        let uncontrolled = input.pool().map_err(|error| error.to_string())?;
        for warning in uncontrolled.warnings() {
            eprintln!("{}: warning: {warning}", input.name);
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "how long the fit takes is one of the figures"
        )]
        let start = Instant::now();
        let control = ExposureControl::fit(&uncontrolled, limits, |_| ());
        let fit_duration = start.elapsed();
        Ok(Self {
            controlled: uncontrolled.clone().with_exposure_control(control),
            input,
            uncontrolled,
            fit_duration,
        })
    }

    /// The engine of Vigie on this bank.
    pub fn engine(&self) -> VigieEngine<'_> {
        VigieEngine {
            pool: &self.controlled,
        }
    }

    /// Metrics of a rule.
    pub fn measure(&self, rule: &dyn SelectionRule, perturbation: Perturbation) -> StudyMetrics {
        StudyMetrics::new(&self.input, &run_study(rule, &self.input, perturbation))
    }
}
