//! The tables.

use vigie_adaptive::Limits;
use vigie_simulation::{Input, Rule, Trouble};

use crate::rules::{MaximumInformation, Pix};
use crate::subject::Subject;
use crate::table;

/// What goes wrong, by name; leaks depend on the rule.
const TROUBLES: [(&str, Trouble); 5] = [
    ("10 % passed", Trouble::Passes(0.1)),
    ("5 % slips", Trouble::Slips(0.05)),
    ("last 6 wrong", Trouble::LastWrong(6)),
    ("first 3 wrong (able candidates)", Trouble::FirstWrong(3)),
    (
        "calibration errors (b 0.2, a 15 %)",
        Trouble::Calibration { b: 0.2, a: 0.15 },
    ),
];
/// Number of its own most used items that are known to everybody in a leak.
const LEAK: usize = 50;

/// Prints all tables.
pub fn print(inputs: &[Input], curve: bool) -> Result<(), String> {
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
        let subject = Subject::new(input.clone(), Limits::default())?;
        study(&subject);
    }
    if let (true, Some(input)) = (curve, inputs.first()) {
        trade_off(input)?;
    }
    Ok(())
}

fn study(subject: &Subject) {
    let Subject {
        input, open, fit, ..
    } = subject;
    println!(
        "## {}: {} items, {} candidates, {} questions (control fitted in {:.1} s)\n",
        input.name,
        open.len(),
        input.simulees.len(),
        input.test.length,
        fit.as_secs_f64(),
    );
    let engine = subject.engine();
    let rules: [&dyn Rule; 3] = [&MaximumInformation(open), &Pix(open), &engine];
    let metrics = rules.map(|rule| subject.measure(rule, Trouble::None));
    println!("{}", table::HEAD);
    for (rule, metrics) in rules.iter().zip(&metrics) {
        println!("{}", table::row(&rule.name(), metrics));
    }
    println!("\nRMSE when something goes wrong:\n");
    print!("| rule |");
    for (name, _) in TROUBLES {
        print!(" {name} |");
    }
    println!(" {LEAK} most used items leaked |\n|---|---|---|---|---|---|---|");
    for (rule, metrics) in rules.iter().zip(&metrics) {
        print!("| {} |", rule.name());
        let leaked = Trouble::Leaked(&metrics.most_used[..LEAK.min(open.len())]);
        for trouble in TROUBLES
            .map(|(_, trouble)| trouble)
            .into_iter()
            .chain([leaked])
        {
            print!(" {:.3} |", subject.measure(*rule, trouble).rmse);
        }
        println!();
    }
    let [_, _, ours] = &metrics;
    if let Some(profile) = ours.profile {
        println!("\n| competences | RMSE | exact level | 95 % coverage |\n|---|---|---|---|");
        for (name, told) in [
            ("deduced from the global ability", ours.deduced),
            ("estimated each", profile),
        ] {
            let exact = 100.0 * told.exact;
            println!(
                "| {name} | {:.3} | {exact:.1} % | {:.3} |",
                told.rmse, told.coverage
            );
        }
    }
    println!();
}

/// From no control at all to a very strict one.
fn trade_off(input: &Input) -> Result<(), String> {
    println!("## The trade-off on {}\n", input.name);
    println!(
        "Limits: overall, alike, sharing, chance.\n\n{}",
        table::HEAD
    );
    for limits in Limits::CURVE {
        let Limits {
            overall,
            alike,
            sharing,
            chance,
        } = limits;
        let subject = Subject::new(input.clone(), limits)?;
        let metrics = subject.measure(&subject.engine(), Trouble::None);
        let name = format!("{overall}, {alike}, {sharing}, {chance}");
        println!("{}", table::row(&name, &metrics));
    }
    println!();
    Ok(())
}
