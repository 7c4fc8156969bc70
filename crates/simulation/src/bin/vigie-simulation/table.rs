//! Tables in Markdown.

use vigie_simulation::Metrics;

/// Heading of [`row`].
pub const HEAD: &str = "\
| rule | RMSE | bias | 95 % coverage | max exposure | among equals | overlap | of neighbours | never used | 16 competences | repeats | µs a step (p99) |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// Precision and exposure of one rule.
pub fn row(name: &str, metrics: &Metrics) -> String {
    format!(
        "| {name} | {:.3} | {:+.3} | {:.3} | {:.3} | {:.2} | {:.3} | {:.3} | {:.0} % | {:.1} % | {} | {:.1} ({:.1}) |",
        metrics.rmse,
        metrics.bias,
        metrics.coverage,
        metrics.max_exposure,
        metrics.max_exposure_alike,
        metrics.overlap,
        metrics.overlap_neighbours,
        100.0 * metrics.never_used,
        100.0 * metrics.all_competences,
        metrics.repeats,
        metrics.timing.mean_us,
        metrics.timing.p99_us,
    )
}
