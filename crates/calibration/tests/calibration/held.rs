//! What the log cannot tell is said, never made up.

use vigie_calibration::{Flag, Options, Role};

use crate::world::{Chance, World};

#[test]
fn items_with_too_little_to_say_keep_their_parameters() {
    let mut chance = Chance(41);
    let world = World::new(20, 0.2, &mut chance);
    let rows: Vec<_> = world
        .complete(300, 0.0, &mut chance)
        .into_iter()
        .filter_map(|(test, item, right)| match item {
            0 => None,
            1 if test >= 29 => None,
            2 => Some((test, item, true)),
            3 => Some((test, item, false)),
            _ => Some((test, item, right)),
        })
        .collect();
    let report = world
        .log(&rows)
        .calibrate(&Options::default(), &mut |_| {})
        .unwrap();
    let (few, same) = (Role::TooFewAnswers, Role::NoVariation);
    let flagged = [Flag::TooFewAnswers, Flag::NoVariation];
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
    let mut chance = Chance(42);
    let world = World::new(20, 0.5, &mut chance);
    let rows = world.complete(200, 0.0, &mut chance);
    let options = Options {
        cycles: 4,
        ..Options::default()
    };
    let mut heard = Vec::new();
    let report = world
        .log(&rows)
        .calibrate(&options, &mut |cycle| heard.push(cycle))
        .unwrap();
    assert!(!report.convergence.converged);
    assert_eq!(report.convergence.cycles, 4);
    assert!(report.convergence.largest_move > options.tolerance);
    assert_eq!(heard.len(), 4);
    assert_eq!(heard[3].number, 4);
    assert_eq!(heard[3].largest_move, report.convergence.largest_move);
}

#[test]
fn a_log_that_can_estimate_nothing_still_gets_a_report() {
    let mut chance = Chance(43);
    let world = World::new(5, 0.0, &mut chance);
    let report = world
        .log(&world.complete(3, 0.0, &mut chance))
        .calibrate(&Options::default(), &mut |_| {})
        .unwrap();
    assert!(report.convergence.converged);
    assert!(
        report
            .items
            .iter()
            .all(|item| item.flags == [Flag::TooFewAnswers])
    );
}

#[test]
fn the_json_has_the_fields_that_the_documentation_names() {
    let mut chance = Chance(44);
    let world = World::new(5, 0.0, &mut chance);
    let log = world.log(&world.complete(200, 0.0, &mut chance));
    let report = log.calibrate(&Options::default(), &mut |_| {}).unwrap();
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
