//! Headings, cells and answers of tables in text.

use crate::support::*;
use jiff::civil::date;
use vigie_shared::api::{
    CellAnswer, ColumnAnswer, RosterAnswers, RosterColumn, RosterDiagnosticCode, RosterSeverity,
    RosterSpread, SpreadOrder,
};

const HEADER: &str = "last_name,first_name,birthdate,sex,birth_place,external_id,division,\
                      extra_time,accessible,eligible\n";

#[test]
fn one_bad_cell_is_one_finding_that_names_its_column() {
    use RosterDiagnosticCode::*;
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
        (0, "", "last_name", OneName),
        (0, "'", "last_name", OneName),
        (0, &long, "last_name", TooLong),
        (0, "=1+1", "last_name", Formula),
        (0, "12345", "last_name", OddName),
        (0, "Lef?vre", "last_name", LostLetter),
        (0, "#REF!", "last_name", OddName),
        (0, "王小明", "last_name", NotPrintable),
        (1, "-", "first_name", OneName),
        (1, " +33", "first_name", Formula),
        (1, "\tLéa", "first_name", Formula),
        (1, "Lé\u{202e}a", "first_name", ControlCharacters),
        (1, "\"Lé\na\"", "first_name", ControlCharacters),
        (1, "L\u{fffd}a", "first_name", BadEncoding),
        (1, "LÃ©a", "first_name", DoubleEncoding),
        (2, "", "birthdate", BadBirthdate),
        (2, "2008-02-30", "birthdate", BadBirthdate),
        (2, "1899-12-31", "birthdate", BirthdateBefore1900),
        (2, "02/12/2026", "birthdate", BirthdateInFuture),
        (2, "01/11/2026", "birthdate", OddBirthdate),
        (3, "Q", "sex", BadSex),
        (4, "@Lyon", "birth_place", Formula),
        (5, "-1", "external_id", Formula),
        (5, "\"1,23E+10\"", "external_id", DamagedIdentifier),
        (7, "0.33", "extra_time", ExtraTimeLooksLikeAShare),
        (7, "1.33", "extra_time", ExtraTimeLooksLikeACoefficient),
        (7, "133", "extra_time", ExtraTimeLooksLikeACoefficient),
        (7, "35 min", "extra_time", ExtraTimeLooksLikeMinutes),
        (7, "un tiers", "extra_time", ExtraTimeInWords),
        (7, "33.333", "extra_time", BadExtraTime),
        (7, "201", "extra_time", BadExtraTime),
        (7, "%", "extra_time", BadExtraTime),
        (7, "-5", "extra_time", BadExtraTime),
        (8, "peut-être", "accessible", BadFlag),
        (9, "?", "eligible", BadFlag),
    ];
    for (place, value, column, code) in cases {
        let mut cells = good;
        cells[*place] = value;
        let reading = read(format!("{HEADER}{}", cells.join(",")).as_bytes());
        let found: Vec<_> = reading
            .findings
            .iter()
            .filter(|one| one.severity != RosterSeverity::Note)
            .map(|one| (one.line, one.column.as_deref().unwrap_or(""), one.code))
            .collect();
        assert_eq!(found, [(2, *column, *code)], "{value:?}");
        assert!(!reading.ready && reading.people.is_empty());
    }
}

#[test]
fn headings_of_pronote_onde_and_siecle_go_in() {
    let pronote = "Nom;Prénom;Né(e) le;Sexe;Classe;N° INE;Régime\nPETIT;Léa;14/03/2008;Féminin;TG2;123456789AB;DP\n";
    let siecle = "Nom de famille;Prénom 1;Date Naissance;Commune naissance;Code sexe;Division;INE\nPETIT;Léa;14.03.2008;Lyon;2;TG2;123456789AB\n";
    let onde = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Niveau;Libellé classe\nPETIT;;Léa;14/03/08;F;123456789AB;CM2;TG2\n";
    for text in [pronote, siecle, onde] {
        let reading = read(text.as_bytes());
        assert!(reading.ready, "{:?}", reading.findings);
        let one = &reading.people[0];
        assert_eq!(
            (one.birthdate, one.division.as_str()),
            (date(2008, 3, 14), "TG2")
        );
        assert_eq!(one.external_id, "123456789AB");
    }
}

#[test]
fn look_alikes_of_what_changes_a_test_ask_and_are_answered() {
    let text = "Nom;Prénom;Né(e) le;Projet d'accompagnement;Tiers-tps;Régime\n\
                PETIT;Léa;14/03/2008;PAP;33 %;DP\n";
    let reading = read(text.as_bytes());
    let asked: Vec<_> = of_code(&reading, RosterDiagnosticCode::LookAlikeColumn)
        .iter()
        .map(|one| (one.letter.as_deref(), one.probable_column))
        .collect();
    let expected = [
        (Some("D"), Some(RosterColumn::Accessible)),
        (Some("E"), Some(RosterColumn::ExtraTime)),
    ];
    assert_eq!(asked, expected);
    let answers = RosterAnswers {
        columns: vec![
            ColumnAnswer {
                place: 3,
                role: RosterColumn::Ignored,
            },
            ColumnAnswer {
                place: 4,
                role: RosterColumn::ExtraTime,
            },
        ],
        ..RosterAnswers::default()
    };
    let reading = read_with(text.as_bytes(), &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people[0].extra_time.basis_points(), 3_300);
    let learned: Vec<_> = reading.learned.headings.into_iter().collect();
    let expected = [
        ("projetdaccompagnement".to_owned(), RosterColumn::Ignored),
        ("tierstps".to_owned(), RosterColumn::ExtraTime),
    ];
    assert_eq!(learned, expected);
}

#[test]
fn one_answer_serves_every_line_with_the_same_value() {
    let text = "Nom;Prénom;Date de naissance;Temps majoré\nA;B;1/1/2008;1,33\nC;D;1/1/2008;1,33\nE;F;1/1/2008;\n";
    let answers = RosterAnswers {
        cells: vec![CellAnswer {
            line: None,
            place: 3,
            found: "1,33".to_owned(),
            value: "33 %".to_owned(),
        }],
        ..RosterAnswers::default()
    };
    let reading = read_with(text.as_bytes(), &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    let points: Vec<u32> = reading
        .people
        .iter()
        .map(|one| one.extra_time.basis_points())
        .collect();
    assert_eq!(points, [3_300, 3_300, 0]);
}

#[test]
fn titles_above_and_headings_that_come_again_are_no_people() {
    let text = "Lycée Exemple\nListe de la TG2\n\nNom;Prénom;Né(e) le\nPetit;Léa;14/03/2008\nNom;Prénom;Né(e) le\nRoux;Noé;15/03/2008\n";
    let reading = read(text.as_bytes());
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["Petit Léa", "Roux Noé"]);
}

#[test]
fn dates_with_the_month_first_are_asked_about_once() {
    let text = "Nom;Prénom;Date de naissance\nA;B;03/14/2008\nC;D;04/05/2008\n";
    let reading = read(text.as_bytes());
    assert!(blocking(&reading).contains(&(1, RosterDiagnosticCode::MonthFirst)));
    let answers = RosterAnswers {
        accepted: vec![accept(RosterDiagnosticCode::MonthFirst)],
        ..RosterAnswers::default()
    };
    let reading = read_with(text.as_bytes(), &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    let dates: Vec<_> = reading.people.iter().map(|one| one.birthdate).collect();
    assert_eq!(dates, [date(2008, 3, 14), date(2008, 4, 5)]);
}

#[test]
fn who_may_not_be_certified_yet_is_set_aside_and_stops_nobody() {
    let text = "Nom;Prénom;Date de naissance;Éligible\nA;B;1/1/2008;non\nC;D;1/1/2008;oui\nE;F;1/1/2008;3\nG;H;1/1/2008;7\n";
    let reading = read(text.as_bytes());
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["C D", "G H"]);
    let aside: Vec<&str> = reading
        .set_aside
        .iter()
        .map(|one| one.last_name.as_str())
        .collect();
    assert_eq!(aside, ["A", "E"]);
}

#[test]
fn a_person_twice_and_an_identifier_twice_are_found() {
    let text = "Nom;Prénom;Date de naissance;INE\nPetit;Léa;1/1/2008;000000001AA\nPETIT;lea;1/1/2008;\nRoux;Noé;1/1/2008;000000001AA\n";
    let reading = read(text.as_bytes());
    let expected = [
        (3, RosterDiagnosticCode::DuplicateOfLine),
        (4, RosterDiagnosticCode::SameIdentifier),
    ];
    assert_eq!(blocking(&reading), expected);
    assert_eq!(reading.findings.last().unwrap().same_as_line, Some(2));
}

#[test]
fn spreadsheets_that_protect_zeros_are_unpacked_by_an_answer() {
    let text = "Nom;Prénom;Date de naissance;INE\nPetit;Léa;1/1/2008;=\"000000001AA\"\n";
    let reading = read(text.as_bytes());
    let answers = RosterAnswers {
        cells: take_proposals(&reading),
        ..RosterAnswers::default()
    };
    let reading = read_with(text.as_bytes(), &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people[0].external_id, "000000001AA");
}

#[test]
fn several_sessions_of_one_file_are_separated_and_checked() {
    let header = "N° de session;* Nom du site;* Nom de la salle;* Date de début;* Heure de début (heure locale);* Surveillant(s);* Nom de naissance;* Prénom;* Date de naissance\n";
    let rows = ";Lycée;B12;15/01/2027;14:00;Ada Lovelace, Alan Turing;Petit;Léa;1/1/2008\n\
                ;Lycée;B13;15/01/2027;14h00;Ada Lovelace;Roux;Noé;1/1/2008\n\
                ;;;;;;Gros;Ève;1/1/2008\n";
    let spread = RosterSpread {
        by: SpreadOrder::File,
        rooms: Vec::new(),
    };
    let good = format!("{header}{rows}");
    let reading = read_spread(good.as_bytes(), &RosterAnswers::default(), Some(&spread));
    assert!(reading.ready, "{:?}", reading.findings);
    let sessions: Vec<_> = reading
        .sessions
        .iter()
        .map(|one| (one.planned.room.as_str(), one.people.clone()))
        .collect();
    assert_eq!(sessions, [("B12", vec![0]), ("B13", vec![1, 2])]);
    assert_eq!(reading.sessions[0].planned.invigilators.len(), 2);
    let bad =
        format!("{header};Lycée;;hier;25:00;X;Petit;Léa;1/1/2008\n123456;;;;;;Roux;Noé;1/1/2008\n");
    let reading = read_spread(bad.as_bytes(), &RosterAnswers::default(), Some(&spread));
    let expected = [
        (2, RosterDiagnosticCode::BadSession),
        (2, RosterDiagnosticCode::BadSession),
        (2, RosterDiagnosticCode::BadSession),
        (3, RosterDiagnosticCode::ExistingSession),
    ];
    assert_eq!(blocking(&reading), expected);
}

#[test]
fn addresses_are_not_taken_for_births_nor_rooms_for_sessions() {
    let text = "Nom;Prénom;Date de naissance;Pays;Nom de la commune;Salle;Observations\nA;B;1/1/2008;FRANCE;Meaux;12;oui\n";
    let reading = read(text.as_bytes());
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people[0].birth_place, "");
    assert!(reading.sessions.is_empty());
}

#[test]
fn nothing_is_an_empty_roster() {
    for text in ["", "\n\n", "\u{feff}", ";;;\n"] {
        let expected = [(1, RosterDiagnosticCode::EmptyRoster)];
        assert_eq!(blocking(&read(text.as_bytes())), expected, "{text:?}");
    }
}

#[test]
fn a_missing_column_is_named_once() {
    let reading = read("Nom;Classe\nPetit;TG2\n".as_bytes());
    let columns: Vec<_> = of_code(&reading, RosterDiagnosticCode::MissingColumn)
        .iter()
        .map(|one| one.column.as_deref().unwrap())
        .collect();
    assert_eq!(columns, ["first_name", "birthdate"]);
    assert_eq!(blocking(&reading).len(), 2);
}
