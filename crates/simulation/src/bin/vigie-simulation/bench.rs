//! The tables of `bench`.

use vigie_adaptive::ExposureLimits;
use vigie_simulation::{CompetenceMetrics, Perturbation, SelectionRule, StudyInput, StudyMetrics};

use crate::metrics_table;
use crate::prepared_study::PreparedStudy;
use crate::reference_rules::{MaximumInformation, PixRule};

/// Perturbations by name; leaks depend on the rule.
const PERTURBATIONS: [(&str, Perturbation); 5] = [
    ("10 % passed", Perturbation::Passes(0.1)),
    ("5 % slips", Perturbation::Slips(0.05)),
    ("last 6 wrong", Perturbation::LastWrong(6)),
    (
        "first 3 wrong (able candidates)",
        Perturbation::FirstWrong(3),
    ),
    (
        "calibration errors (b 0.2, a 15 %)",
        Perturbation::CalibrationError { b: 0.2, a: 0.15 },
    ),
];
/// Number of its own most used items that are known to all candidates in a leak.
const LEAKED_ITEMS: usize = 50;

/// Prints all tables.
pub fn print(inputs: &[StudyInput], curve: bool) -> Result<(), String> {
    println!(
        "{} cores, {} build; the steps are timed on one thread\n",
        std::thread::available_parallelism().map_or(1, usize::from),
        if cfg!(debug_assertions) {
            "dev"
        } else {
            "release"
        },
    );
    for input in inputs {
        let study = PreparedStudy::new(input.clone(), ExposureLimits::default())?;
        print_study(&study);
    }
    if let (true, Some(input)) = (curve, inputs.first()) {
        trade_off(input)?;
    }
    Ok(())
}

fn print_study(study: &PreparedStudy) {
    let PreparedStudy {
        input,
        uncontrolled,
        fit_duration,
        ..
    } = study;
    println!(
        "## {}: {} items, {} candidates, {} questions (control fitted in {:.1} s)\n",
        input.name,
        uncontrolled.len(),
        input.simulees.len(),
        input.test.length,
        fit_duration.as_secs_f64(),
    );
    let engine = study.engine();
    let rules: [&dyn SelectionRule; 3] = [
        &MaximumInformation(uncontrolled),
        &PixRule(uncontrolled),
        &engine,
    ];
    let metrics = rules.map(|rule| study.measure(rule, Perturbation::None));
    println!("{}", metrics_table::HEAD);
    for (rule, metrics) in rules.iter().zip(&metrics) {
        println!("{}", metrics_table::row(&rule.name(), metrics));
    }
    print_perturbations(study, &rules, &metrics);
    let [_, _, ours] = &metrics;
    if let Some(estimated) = ours.profile {
        print_competences(ours.deduced, estimated);
    }
    println!();
}

/// The error of every rule under every perturbation.
fn print_perturbations(
    study: &PreparedStudy,
    rules: &[&dyn SelectionRule],
    unperturbed: &[StudyMetrics],
) {
    println!("\nRMSE under perturbations:\n");
    print!("| rule |");
    for (name, _) in PERTURBATIONS {
        print!(" {name} |");
    }
    println!(" {LEAKED_ITEMS} most used items leaked |\n|---|---|---|---|---|---|---|");
    for (rule, metrics) in rules.iter().zip(unperturbed) {
        print!("| {} |", rule.name());
        let leaked = &metrics.most_used[..LEAKED_ITEMS.min(metrics.most_used.len())];
        let perturbations = PERTURBATIONS.map(|(_, perturbation)| perturbation);
        let leaked = Perturbation::LeakedItems(leaked);
        for perturbation in perturbations.into_iter().chain([leaked]) {
            print!(" {:.3} |", study.measure(*rule, perturbation).rmse);
        }
        println!();
    }
}

fn print_competences(deduced: CompetenceMetrics, estimated: CompetenceMetrics) {
    println!("\n| competences | RMSE | exact level | 95 % coverage |\n|---|---|---|---|");
    for (name, metrics) in [
        ("deduced from the global ability", deduced),
        ("estimated each", estimated),
    ] {
        let exact = 100.0 * metrics.exact;
        println!(
            "| {name} | {:.3} | {exact:.1} % | {:.3} |",
            metrics.rmse, metrics.coverage
        );
    }
}

/// From no control at all to a very strict one.
fn trade_off(input: &StudyInput) -> Result<(), String> {
    println!("## The trade-off on {}\n", input.name);
    println!(
        "Limits: overall, conditional, sharing, random.\n\n{}",
        metrics_table::HEAD
    );
    for limits in ExposureLimits::TRADE_OFF {
        let ExposureLimits {
            overall,
            conditional,
            sharing,
            random,
        } = limits;
        let study = PreparedStudy::new(input.clone(), limits)?;
        let metrics = study.measure(&study.engine(), Perturbation::None);
        let name = format!("{overall}, {conditional}, {sharing}, {random}");
        println!("{}", metrics_table::row(&name, &metrics));
    }
    println!();
    Ok(())
}
