//! A calibration on one page.

use std::fmt::Write;
use vigie_calibration::{
    AbilityDistribution, CalibrationReport, ItemFlag, ItemParameters, ItemReport, ScaleOrigin,
};

/// Items named in a line; the others are counted, and stand in the whole report.
const NAMED: usize = 8;
/// A common shift of the difficulties, or stretch of the discriminations, from here on is
/// worth a note.
const SHIFT: f64 = 0.15;

/// Flags of items that keep their parameters: named in a line, not in the table.
const LACKING: [ItemFlag; 2] = [ItemFlag::TooFewAnswers, ItemFlag::NoVariation];

/// What was done, and the items that need a decision.
pub fn page(report: &CalibrationReport) -> String {
    let mut page = head(report) + &scale(report);
    for flag in LACKING {
        page += &kept(report, flag);
    }
    let needs_decision = |item: &&ItemReport| {
        let mut flags = item.flags.iter();
        flags.any(|flag| !LACKING.contains(flag))
    };
    let flagged: Vec<_> = report.items.iter().filter(needs_decision).collect();
    page + &table(&flagged)
}

fn head(report: &CalibrationReport) -> String {
    let log = report.log;
    let convergence = &report.convergence;
    let estimated = report.items.iter().filter(|item| item.estimate.is_some());
    let ended = if convergence.converged {
        "converged"
    } else {
        "NOT CONVERGED"
    };
    format!(
        "{} answers of {} tests to {} of {} items, bank version {}\n\
         estimated: {}; {ended} after {} cycles (largest move {:.6}), log likelihood {:.3}\n",
        log.answers,
        log.tests,
        log.items,
        report.items.len(),
        report.bank,
        count(estimated.count()),
        convergence.cycles,
        convergence.largest_move,
        convergence.log_likelihood,
    )
}

fn scale(report: &CalibrationReport) -> String {
    let scale = &report.scale;
    let AbilityDistribution { mean, sd } = scale.population;
    let mut text = match (scale.held_by, scale.population_errors) {
        (ScaleOrigin::Population, _) => {
            "scale: the candidates of this log are N(0, 1) by definition\n".to_owned()
        }
        (ScaleOrigin::Anchors, None) => {
            format!("scale: held by anchors; candidates have mean {mean:.2}, deviation {sd:.2}\n")
        }
        (ScaleOrigin::Anchors, Some(errors)) => format!(
            "scale: held by anchors; candidates have mean {mean:.2} ({:.2}), deviation {sd:.2} ({:.2})\n",
            errors.mean, errors.sd
        ),
    };
    let (shift, ratio) = (scale.median_shift, scale.median_ratio);
    if shift.abs() >= SHIFT || ratio.ln().abs() >= SHIFT {
        let _ = writeln!(
            text,
            "note: the items as a whole moved, by {shift:+.2} in b and times {ratio:.2} in a{}",
            match scale.held_by {
                ScaleOrigin::Population =>
                    ": other candidates than the bank was made for? --anchor holds the scale",
                ScaleOrigin::Anchors => ": do the anchors still hold?",
            }
        );
    }
    text
}

fn kept(report: &CalibrationReport, flag: ItemFlag) -> String {
    let mut kept: Vec<_> = report
        .items
        .iter()
        .filter(|item| item.flags.contains(&flag))
        .collect();
    // Most answers first: those are nearest to an estimate.
    kept.sort_by_key(|item| std::cmp::Reverse(item.answers));
    if kept.is_empty() {
        return String::new();
    }
    let named = kept.iter().take(NAMED);
    let named: Vec<_> = named
        .map(|item| format!("{} ({})", item.id, item.answers))
        .collect();
    let others = if kept.len() > NAMED { ", .." } else { "" };
    format!(
        "kept as they are, {}: {}: {}{others}\n",
        flag.name(),
        count(kept.len()),
        named.join(", ")
    )
}

fn count(items: usize) -> String {
    match items {
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    }
}

fn table(items: &[&ItemReport]) -> String {
    if items.is_empty() {
        return "to be decided: nothing\n".to_owned();
    }
    let width = items.iter().map(|item| item.id.len()).max().unwrap_or(0);
    let width = width.max("item".len());
    let mut table = format!(
        "to be decided: {}\n\n{:width$}  answers  right     a (error)  in use      b (error)  in use  reason\n",
        count(items.len()),
        "item",
    );
    for item in items {
        let right = 100.0 * f64::from(item.right) / f64::from(item.answers);
        let ItemParameters { a, b } = item.in_use;
        let [estimated_a, estimated_b] = estimates(item);
        let reasons: Vec<_> = item.flags.iter().map(|flag| flag.name()).collect();
        let _ = writeln!(
            table,
            "{:width$}  {:>7}  {right:>4.0}%  {estimated_a:>12}  {a:>6.2}  {estimated_b:>13}  {b:>6.2}  {}",
            item.id,
            item.answers,
            reasons.join(", "),
        );
    }
    table
}

/// Value and standard error, for `a` and for `b`.
fn estimates(item: &ItemReport) -> [String; 2] {
    let Some(estimate) = &item.estimate else {
        return ["held", "held"].map(str::to_owned);
    };
    match estimate.errors {
        None => [estimate.a, estimate.b].map(|value| format!("{value:.2} (?)")),
        Some(errors) => [(estimate.a, errors.a), (estimate.b, errors.b)]
            .map(|(value, error)| format!("{value:.2} ({error:.2})")),
    }
}
