//! What the log does not determine is reported as such.

use vigie_calibration::{CalibrationOptions, ItemFlag, ItemRole};

use crate::simulated_bank::{RandomStream, SimulatedBank};

#[test]
fn items_with_insufficient_data_keep_their_parameters() {
    let mut random = RandomStream::new(41);
    let bank = SimulatedBank::new(20, 0.2, &mut random);
    let rows: Vec<_> = bank
        .complete(300, 0.0, &mut random)
        .into_iter()
        .filter_map(|(test, item, right)| match item {
            0 => None,
            1 if test >= 29 => None,
            2 => Some((test, item, true)),
            3 => Some((test, item, false)),
            _ => Some((test, item, right)),
        })
        .collect();
    let report = bank
        .log(&rows)
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    let (few, same) = (ItemRole::TooFewAnswers, ItemRole::NoVariation);
    let flagged = [ItemFlag::TooFewAnswers, ItemFlag::NoVariation];
    for (item, role, answers, flag) in [
        (0, few, 0, flagged[0]),
        (1, few, 29, flagged[0]),
        (2, same, 300, flagged[1]),
        (3, same, 300, flagged[1]),
    ] {
        let item = &report.items[item];
        assert_eq!((item.role, item.answers), (role, answers));
        assert!(item.estimate.is_none() && item.fit.is_none());
        assert_eq!(item.flags, [flag]);
    }
    assert!(report.items[4..].iter().all(|item| item.estimate.is_some()));
    assert_eq!((report.log.tests, report.log.items), (300, 19));
}

#[test]
fn cycles_that_run_out_are_reported() {
    let mut random = RandomStream::new(42);
    let bank = SimulatedBank::new(20, 0.5, &mut random);
    let rows = bank.complete(200, 0.0, &mut random);
    let options = CalibrationOptions {
        max_cycles: 4,
        ..CalibrationOptions::default()
    };
    let mut seen = Vec::new();
    let report = bank
        .log(&rows)
        .calibrate(&options, &mut |cycle| seen.push(cycle))
        .unwrap();
    assert!(!report.convergence.converged);
    assert_eq!(report.convergence.cycles, 4);
    assert!(report.convergence.largest_move > options.tolerance);
    assert_eq!(seen.len(), 4);
    assert_eq!(seen[3].number, 4);
    assert_eq!(seen[3].largest_move, report.convergence.largest_move);
}

#[test]
fn a_log_that_determines_nothing_still_gets_a_report() {
    let mut random = RandomStream::new(43);
    let bank = SimulatedBank::new(5, 0.0, &mut random);
    let report = bank
        .log(&bank.complete(3, 0.0, &mut random))
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    assert!(report.convergence.converged);
    assert!(
        report
            .items
            .iter()
            .all(|item| item.flags == [ItemFlag::TooFewAnswers])
    );
}

#[test]
fn the_json_has_the_fields_that_the_documentation_names() {
    let mut random = RandomStream::new(44);
    let bank = SimulatedBank::new(5, 0.0, &mut random);
    let log = bank.log(&bank.complete(200, 0.0, &mut random));
    let report = log
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["schema"], "vigie-calibration/1");
    let documentation = include_str!("../../README.md");
    let mut names = Vec::new();
    collect(&json, &mut names);
    for name in names {
        assert!(documentation.contains(&format!("`{name}`")), "{name}");
    }
}

fn collect(json: &serde_json::Value, names: &mut Vec<String>) {
    match json {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                names.push(name.clone());
                collect(value, names);
            }
        }
        serde_json::Value::Array(values) => {
            for value in values {
                collect(value, names);
            }
        }
        _ => {}
    }
}
