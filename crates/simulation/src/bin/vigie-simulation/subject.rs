//! One study, with the engine fitted to its bank.

use std::time::Duration;
use std::time::Instant;
use vigie_adaptive::{Exposure, Limits, Pool};
use vigie_simulation::{Engine, Input, Metrics, Rule, Trouble, run};

/// A study and what the rules need for it.
pub struct Subject {
    /// The study.
    pub input: Input,
    /// Its items, without exposure control: what the other rules use.
    pub open: Pool,
    /// The same under control.
    pub controlled: Pool,
    /// How long the fit took.
    pub fit: Duration,
}

impl Subject {
    /// Fits the exposure control.
    pub fn new(input: Input, limits: Limits) -> Result<Self, String> {
        let open = input.pool().map_err(|error| error.to_string())?;
        for warning in open.warnings() {
            eprintln!("{}: warning: {warning}", input.name);
        }
        let start = Instant::now();
        let exposure = Exposure::fit(&open, limits, |_| ());
        let fit = start.elapsed();
        Ok(Self {
            controlled: open.clone().under(exposure),
            input,
            open,
            fit,
        })
    }

    /// The engine of Vigie on this bank.
    pub fn engine(&self) -> Engine<'_> {
        Engine {
            pool: &self.controlled,
        }
    }

    /// Figures of a rule.
    pub fn measure(&self, rule: &dyn Rule, trouble: Trouble) -> Metrics {
        Metrics::of(&self.input, &run(rule, &self.input, trouble))
    }
}
