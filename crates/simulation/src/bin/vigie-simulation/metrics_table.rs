//! Tables in Markdown.

use vigie_simulation::StudyMetrics;

/// Heading of [`row`].
pub const HEAD: &str = "\
| rule | RMSE | bias | 95 % coverage | max exposure | among equals | overlap | of neighbors | never used | 16 competences | repeats | µs a step (p99) |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// Precision and exposure of one rule.
pub fn row(name: &str, metrics: &StudyMetrics) -> String {
    format!(
        "| {name} | {:.3} | {:+.3} | {:.3} | {:.3} | {:.2} | {:.3} | {:.3} | {:.0} % | {:.1} % | {} | {:.1} ({:.1}) |",
        metrics.rmse,
        metrics.bias,
        metrics.coverage,
        metrics.max_exposure,
        metrics.max_conditional_exposure,
        metrics.overlap,
        metrics.neighbor_overlap,
        100.0 * metrics.never_used,
        100.0 * metrics.all_competences,
        metrics.repeats,
        metrics.timing.mean_us,
        metrics.timing.p99_us,
    )
}
