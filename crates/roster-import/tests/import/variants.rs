//! Files of the same kinds as the cases, written otherwise: each gives the right value, or says
//! what is wrong with line and column, within two seconds.

mod markup;
mod numbers;
mod text;

use crate::support::*;
use std::time::{Duration, Instant};
use vigie_roster_import::{RosterPerson, RosterReading};
use vigie_shared::api::{RosterDiagnostic, RosterDiagnosticCode};

/// Line, letter of the column, what is found there.
type Place = (u32, Option<&'static str>, RosterDiagnosticCode);

/// What is right for a file.
enum Right {
    /// Nothing stops or asks, and these are the people: see [`line_of`].
    People(&'static [&'static str]),
    /// This stops or asks, and nothing else.
    Found(&'static [Place]),
    /// This stops or asks; with what is proposed taken, these are the people.
    Proposed(&'static [Place], &'static [&'static str]),
}

/// A file and what is right for it.
struct Variant {
    name: &'static str,
    bytes: Vec<u8>,
    right: Right,
}

impl Variant {
    fn new(name: &'static str, bytes: impl Into<Vec<u8>>, right: Right) -> Self {
        let bytes = bytes.into();
        Self { name, bytes, right }
    }
}

/// `Last First 2008-03-14 INE extra-time`, without what is empty.
fn line_of(person: &RosterPerson) -> String {
    let mut line = format!("{} {}", person.listed_name(), person.birthdate);
    for part in [&person.external_id, &person.division] {
        if !part.is_empty() {
            line = format!("{line} {part}");
        }
    }
    match person.extra_time.basis_points() {
        0 => line,
        points => format!("{line} +{points}"),
    }
}

fn lines(reading: &RosterReading) -> Vec<String> {
    reading.people.iter().map(line_of).collect()
}

fn places(reading: &RosterReading) -> Vec<(u32, Option<&str>, RosterDiagnosticCode)> {
    let blocking = reading.findings.iter().filter(|one| is_blocking(one));
    blocking
        .map(|one| (one.line, one.letter.as_deref(), one.code))
        .collect()
}

fn is_blocking(found: &RosterDiagnostic) -> bool {
    found.severity != vigie_shared::api::RosterSeverity::Note
}

#[expect(clippy::disallowed_methods, reason = "what a file costs is measured")]
fn check(variants: Vec<Variant>) {
    for Variant { name, bytes, right } in variants {
        let begun = Instant::now();
        let reading = read(&bytes);
        assert!(begun.elapsed() < Duration::from_secs(2), "{name} is slow");
        match right {
            Right::People(people) => {
                assert!(reading.ready, "{name}: {:?}", reading.findings);
                assert_eq!(lines(&reading), people, "{name}");
            }
            Right::Found(found) => assert_eq!(places(&reading), found, "{name}"),
            Right::Proposed(found, people) => {
                assert_eq!(places(&reading), found, "{name}");
                let answers = vigie_shared::api::RosterAnswers {
                    cells: take_proposals(&reading),
                    ..Default::default()
                };
                let reading = read_with(&bytes, &answers);
                assert!(reading.ready, "{name}: {:?}", reading.findings);
                assert_eq!(lines(&reading), people, "{name}");
            }
        }
    }
}
