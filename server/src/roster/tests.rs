use super::*;
use jiff::civil::date;
use vigie_shared::{
    api::{
        RosterDiagnostic,
        RosterDiagnosticCode::{self, *},
    },
    time::ExtraTime,
};

const HEADER: &str = "last_name,first_name,birthdate,sex,birth_place,external_id,division,\
                      extra_time,accessible,eligible\n";

fn read_rows(rows: &str) -> ParsedRoster {
    read(&format!("{HEADER}{rows}"), date(2025, 6, 1))
}

/// Line, column and code of every error.
fn faults(roster: &ParsedRoster) -> Vec<(u32, &str, RosterDiagnosticCode)> {
    fn short(one: &RosterDiagnostic) -> (u32, &str, RosterDiagnosticCode) {
        (one.line, one.column.as_deref().unwrap_or(""), one.code)
    }
    roster.diagnostics.iter().map(short).collect()
}

#[test]
fn the_roster_of_the_demo_is_read_without_a_fault() {
    let roster = read(include_str!("../demo/roster.csv"), date(2025, 6, 1));
    assert_eq!(roster.diagnostics, []);
    assert_eq!(roster.candidates.len(), 24);
    let third = ExtraTime::from_basis_points(3_300).unwrap();
    let with = |test: fn(&Enrollment) -> bool| roster.candidates.iter().filter(|c| test(c)).count();
    assert_eq!(
        roster
            .candidates
            .iter()
            .filter(|c| c.extra_time == third)
            .count(),
        4
    );
    assert_eq!(with(|candidate| candidate.accessible), 2);
    assert_eq!(with(|candidate| candidate.division == "TG3"), 24);
}

#[test]
fn one_bad_cell_is_one_fault_that_names_its_column() {
    let good = [
        "Petit",
        "Léa",
        "2008-01-02",
        "F",
        "Lyon",
        "A1",
        "TG3",
        "33 %",
        "x",
        "oui",
    ];
    let long = "a".repeat(81);
    let cases: &[(usize, &str, &str, RosterDiagnosticCode)] = &[
        (0, "", "last_name", EmptyName),
        (0, "--", "last_name", Formula),
        (0, "'", "last_name", EmptyName),
        (0, &long, "last_name", TooLong),
        (0, "=1+1", "last_name", Formula),
        (1, " +33", "first_name", Formula),
        (1, "\tLéa", "first_name", Formula),
        (1, "Lé\u{202e}a", "first_name", ControlCharacters),
        (1, "\"Lé\na\"", "first_name", ControlCharacters),
        (1, "L\u{fffd}a", "first_name", BadEncoding),
        (2, "", "birthdate", BadBirthdate),
        (2, "2008-02-30", "birthdate", BadBirthdate),
        (2, "08-01-02", "birthdate", BadBirthdate),
        (2, "1899-12-31", "birthdate", BirthdateBefore1900),
        (2, "02/06/2025", "birthdate", BirthdateInFuture),
        (3, "H", "sex", BadSex),
        (4, "@Lyon", "birth_place", Formula),
        (5, "-1", "external_id", Formula),
        (7, "0.33", "extra_time", ExtraTimeLooksLikeAShare),
        (7, "un tiers", "extra_time", BadExtraTime),
        (7, "33.333", "extra_time", BadExtraTime),
        (7, "201", "extra_time", BadExtraTime),
        (7, "%", "extra_time", BadExtraTime),
        (7, "-5", "extra_time", BadExtraTime),
        (8, "peut-être", "accessible", BadFlag),
        (9, "non", "eligible", NotEligible),
        (9, "?", "eligible", BadFlag),
    ];
    for (place, value, column, code) in cases {
        let mut cells = good;
        cells[*place] = value;
        let roster = read_rows(&cells.join(","));
        assert_eq!(faults(&roster), [(2, *column, *code)], "{value:?}");
        assert_eq!(roster.candidates, []);
    }
}

#[test]
fn extra_time_is_exact_to_the_basis_point() {
    let cases = [
        ("", 0),
        ("0", 0),
        ("33", 3_300),
        ("33 %", 3_300),
        ("\"33,33\"", 3_333),
        ("33.3%", 3_330),
        ("\"50,00\u{a0}%\"", 5_000),
        ("200", 20_000),
    ];
    for (written, points) in cases {
        let roster = read_rows(&format!("Petit,Léa,2008-01-02,,,,,{written},,"));
        assert_eq!(roster.diagnostics, [], "{written}");
        assert_eq!(
            roster.candidates[0].extra_time.basis_points(),
            points,
            "{written}"
        );
    }
}

#[test]
fn french_headings_in_another_order_and_with_another_separator_are_the_same_roster() {
    let french = "\u{feff}Classe;Prénom;NOM DE NAISSANCE;Date de naissance;Temps majoré;\
                  Besoin d’accessibilité;;\r\nTG3;Léa;Petit;02/01/2008;33 %;oui;;\r\n";
    let english = "first_name\tlast_name\tbirthdate\textra_time\taccessible\tdivision\n\
                   Léa\tPetit\t2008-01-02\t33\tyes\tTG3";
    let today = date(2025, 6, 1);
    let roster = read(french, today);
    assert_eq!(roster.diagnostics, []);
    assert_eq!(roster, read(english, today));
}

#[test]
fn lines_are_counted_as_in_the_file() {
    let rows =
        "\n\"Petit\",Léa,2008-01-02,F,\"Saint\nDenis\",,,,,\n\n,,,,,,,,,\nRoux,,2008-01-02\n";
    assert_eq!(
        faults(&read_rows(rows)),
        [
            (3, "birth_place", ControlCharacters),
            (7, "first_name", EmptyName)
        ]
    );
}

#[test]
fn every_fault_of_a_file_is_reported_at_once() {
    let rows = "Petit,,2008-13-02,Z\nRoux,Léo,2008-01-02\nROUX,léo,02/01/2008\n";
    let roster = read_rows(rows);
    assert_eq!(
        faults(&roster),
        [
            (2, "first_name", EmptyName),
            (2, "birthdate", BadBirthdate),
            (2, "sex", BadSex),
            (4, "", DuplicateOfLine),
        ]
    );
    assert_eq!(roster.diagnostics[3].same_as_line, Some(3));
    assert_eq!(roster.diagnostics[2].value.as_deref(), Some("Z"));
    assert_eq!(roster.candidates.len(), 1);
}

#[test]
fn homonyms_with_different_birthdates_are_two_people() {
    let roster = read_rows("Roux,Léo,2008-01-02\nRoux,Léo,2008-01-03\n");
    assert_eq!(roster.diagnostics, []);
    assert_eq!(roster.candidates.len(), 2);
}

#[test]
fn a_header_that_cannot_be_trusted_stops_the_reading() {
    let today = date(2025, 6, 1);
    let roster = read("Prénom;Temps majorée;Prénom\nLéa;33;Léa", today);
    assert_eq!(
        faults(&roster),
        [
            (1, "", UnknownColumn),
            (1, "first_name", DuplicateColumn),
            (1, "last_name", MissingColumn),
            (1, "birthdate", MissingColumn),
        ]
    );
    assert_eq!(
        roster.diagnostics[0].value.as_deref(),
        Some("Temps majorée")
    );
}

#[test]
fn a_roster_has_from_one_to_sixty_candidates() {
    assert_eq!(faults(&read("", date(2025, 6, 1))), [(1, "", EmptyRoster)]);
    assert_eq!(faults(&read_rows("\n\n")), [(1, "", EmptyRoster)]);
    let rows =
        |n: usize| -> String { (0..n).map(|i| format!("Nom{i},Léa,2008-01-02\n")).collect() };
    assert_eq!(read_rows(&rows(60)).candidates.len(), 60);
    assert_eq!(faults(&read_rows(&rows(200))), [(62, "", TooMany)]);
}

#[test]
fn more_cells_than_headings_are_a_fault_and_not_a_guess() {
    let roster = read(
        "last_name,first_name,birthdate\nPetit,Léa,2008-01-02,33",
        date(2025, 6, 1),
    );
    assert_eq!(faults(&roster), [(2, "", ExtraCells)]);
}

#[test]
fn a_person_is_recognised_whatever_the_spelling_of_the_name() {
    let born = date(2008, 1, 2);
    assert_eq!(
        identity("Jean-François", "D’Arc", born),
        identity("JEAN FRANCOIS", "d'arc", born)
    );
    assert_ne!(
        identity("Léo", "Roux", born),
        identity("Léo", "Roux", date(2008, 1, 3))
    );
    assert_ne!(
        identity("Anne", "Marie", born),
        identity("An", "Nemarie", born)
    );
}
