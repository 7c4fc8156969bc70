//! The files of public reports, each with what is right.

use crate::support::*;
use jiff::civil::date;
use vigie_shared::api::{
    RosterAnswers, RosterColumn, RosterDiagnosticCode, RosterEncoding, RosterSpread, SpreadOrder,
};

macro_rules! case {
    ($name:literal) => {
        include_bytes!(concat!("../cases/", $name))
    };
}

#[test]
fn case_01a_goes_in_without_editing_and_names_what_it_ignores() {
    let reading = read(case!("01a-roster-siecle.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["VASSEUR Élodie", "N'GUESSAN Aya"]);
    assert_eq!(reading.source.encoding, Some(RosterEncoding::Windows1252));
    assert_eq!(reading.people[0].external_id, "000000101FA");
    assert_eq!(reading.people[0].division, "TG2");
    let ignored = of_code(&reading, RosterDiagnosticCode::UnknownColumn);
    let ignored: Vec<_> = ignored
        .iter()
        .map(|one| {
            (
                one.letter.as_deref().unwrap(),
                one.heading.as_deref().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("F", "Ligne 3 Adresse financ."),
        ("G", "Commune resp. financ."),
    ];
    assert_eq!(ignored, expected);
    // What is ignored is not repeated to anybody: it is about guardians.
    assert!(!format!("{:?}", reading.columns).contains("LILAS"));
}

#[test]
fn case_01c_makes_the_session_it_names() {
    let spread = RosterSpread {
        by: SpreadOrder::File,
        rooms: Vec::new(),
    };
    let bytes = case!("01c-roster-pix-import.csv");
    let reading = read_spread(bytes, &RosterAnswers::default(), Some(&spread));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["Vasseur Élodie", "Benali Ahmed"]);
    assert_eq!(reading.people[0].birth_place, "Paris 15e");
    assert_eq!(reading.people[1].birth_place, "Oran (ALGERIE)");
    assert_eq!(reading.people[1].extra_time.basis_points(), 3_300);
    assert_eq!(reading.people[0].external_id, "000000301AA");
    let [session] = reading.sessions.as_slice() else {
        panic!("{:?}", reading.sessions);
    };
    let planned = &session.planned;
    assert_eq!(
        (planned.site.as_str(), planned.room.as_str()),
        ("Lycée Exemple", "B12")
    );
    assert_eq!(
        (planned.held_on.as_str(), planned.held_at.as_str()),
        ("2027-01-15", "14:00")
    );
    assert_eq!(planned.invigilators, ["Claire Morel"]);
    assert_eq!(session.people, [0, 1]);
}

#[test]
fn case_03_is_never_silent_and_taken_with_one_answer() {
    let bytes = case!("03-roster-double-utf8.csv");
    let reading = read(bytes);
    assert!(!reading.ready);
    let found = of_code(&reading, RosterDiagnosticCode::DoubleEncoding);
    let proposals: Vec<_> = found
        .iter()
        .map(|one| (one.line, one.proposal.as_deref().unwrap()))
        .collect();
    let expected = [
        (2, "Lefèvre"),
        (2, "Chloé"),
        (3, "Müller"),
        (3, "Zoé"),
        (4, "Garçon"),
        (4, "Noël"),
    ];
    assert_eq!(proposals, expected);
    let answers = RosterAnswers {
        cells: take_proposals(&reading),
        ..RosterAnswers::default()
    };
    let reading = read_with(bytes, &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(
        names(&reading),
        ["Lefèvre Chloé", "Müller Zoé", "Garçon Noël"]
    );
}

#[test]
fn case_04a_is_read_rightly() {
    let reading = read(case!("04a-roster-macroman.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(
        names(&reading),
        ["Vasseur Chloé", "Étienne Noé", "Martin André"]
    );
    assert_eq!(reading.source.encoding, Some(RosterEncoding::MacRoman));
}

#[test]
fn case_05a_loses_nobody_and_names_the_line_of_the_quotation_mark() {
    let bytes = case!("05a-roster-quote-to-end.csv");
    let reading = read(bytes);
    assert_eq!(
        blocking(&reading),
        [(4, RosterDiagnosticCode::UnclosedQuote)]
    );
    let answers = RosterAnswers {
        accepted: vec![accept(RosterDiagnosticCode::UnclosedQuote)],
        ..RosterAnswers::default()
    };
    let reading = read_with(bytes, &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    let expected = [
        "Vasseur Élodie",
        "Benali Ahmed",
        "Cordier Louis",
        "Delmas Inès",
        "Etcheverry Maialen",
    ];
    assert_eq!(names(&reading), expected);
}

#[test]
fn case_07_has_one_way_for_one_name() {
    let bytes = case!("07-roster-one-name.csv");
    let reading = read(bytes);
    let expected = [2, 3, 4, 5].map(|line| (line, RosterDiagnosticCode::OneName));
    assert_eq!(blocking(&reading), expected);
    let answers = RosterAnswers {
        accepted: vec![accept(RosterDiagnosticCode::OneName)],
        ..RosterAnswers::default()
    };
    let reading = read_with(bytes, &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["Suharto", "Thandiwe", "Zaw", "Zaw"]);
    assert!(reading.people.iter().all(|one| one.first_name.is_empty()));
}

#[test]
fn cases_08_and_09_keep_every_name_as_it_is_written() {
    let reading = read(case!("08-roster-several-first-names.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people[1].first_name, "Ahmed, Amine");
    assert_eq!(reading.people[3].last_name, "Haddad épouse Roux");
    let reading = read(case!("09-roster-letters.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people.len(), 7);
    assert_eq!(names(&reading)[5], "Əliyev Orxan");
}

#[test]
fn case_10_are_four_people() {
    let reading = read(case!("10-roster-twins-and-homonyms.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people.len(), 4);
    let homonyms = of_code(&reading, RosterDiagnosticCode::Homonym);
    assert_eq!((homonyms[0].line, homonyms[0].same_as_line), (5, Some(4)));
}

#[test]
fn case_11_goes_in() {
    let reading = read(case!("11-roster-wrong-on-the-day.csv"));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people[2].birthdate, date(2008, 6, 5));
}

#[test]
fn case_29_tells_which_names_no_paper_can_print() {
    let reading = read(case!("29-roster-scripts.csv"));
    let lines: Vec<u32> = of_code(&reading, RosterDiagnosticCode::NotPrintable)
        .iter()
        .map(|one| one.line)
        .collect();
    for line in 2..=7 {
        assert!(lines.contains(&line), "{line}");
    }
    assert!(!lines.contains(&8) && !lines.contains(&9));
    assert_eq!(names(&reading), ["Шевченко Олена", "Ķīselis Čedomir"]);
}

#[test]
fn the_school_export_offers_173_pupils_by_class() {
    let bytes = case!("siecle-eleves-sans-adresses.xml");
    let reading = read(bytes);
    let offered: u32 = reading.classes.iter().map(|class| class.people).sum();
    assert_eq!(offered, 173);
    let classes: Vec<&str> = reading
        .classes
        .iter()
        .map(|class| class.name.as_str())
        .collect();
    assert_eq!(classes, ["TG1", "TG2", "TG3", "TG4", "TG5", "TG6"]);
    assert_eq!(reading.source.school.as_deref(), Some("0350001A"));
    assert_eq!(reading.source.encoding, Some(RosterEncoding::Iso8859_15));
    let count = |code| of_code(&reading, code)[0].count;
    assert_eq!(count(RosterDiagnosticCode::HasLeft), Some(4));
    assert_eq!(count(RosterDiagnosticCode::InNoClass), Some(3));
    let without = of_code(&reading, RosterDiagnosticCode::NoIdentifier);
    assert_eq!(without.len(), 1);
    assert_eq!(without[0].person.as_deref(), Some("DELANNOY Jean-Baptiste"));
    let same = of_code(&reading, RosterDiagnosticCode::SameIdentifier);
    assert_eq!(same.len(), 1);
    assert!(same[0].person.as_ref().unwrap().contains(" / "));
    assert_eq!(
        blocking(&reading),
        [
            (same[0].line, RosterDiagnosticCode::SameIdentifier),
            too_many(&reading)
        ]
    );
    let zoe = reading
        .people
        .iter()
        .find(|one| one.last_name == "SCHÄFFER" && one.first_name == "Zoé");
    assert_eq!(zoe.unwrap().other_first_names, "Gaël");
    assert!(reading.people.iter().any(|one| one.used_name == "Delannoy"));
    assert!(
        reading
            .people
            .iter()
            .any(|one| one.birth_place == "ORAN (Algérie)")
    );
}

/// One session does not hold them all.
fn too_many(reading: &vigie_roster_import::RosterReading) -> (u32, RosterDiagnosticCode) {
    let found = of_code(reading, RosterDiagnosticCode::TooMany);
    (found[0].line, found[0].code)
}

#[test]
fn a_school_is_spread_over_six_rooms_in_one_go() {
    let bytes = case!("siecle-eleves-sans-adresses.xml");
    let reading = read(bytes);
    let twice = of_code(&reading, RosterDiagnosticCode::SameIdentifier)[0];
    let spread = RosterSpread {
        by: SpreadOrder::Class,
        rooms: (1..=6).map(|room| format!("Salle {room}")).collect(),
    };
    let answers = RosterAnswers {
        cells: vec![vigie_shared::api::CellAnswer {
            line: Some(twice.line),
            place: twice.place.unwrap(),
            found: twice.value.clone().unwrap(),
            value: String::new(),
        }],
        ..RosterAnswers::default()
    };
    let reading = read_spread(bytes, &answers, Some(&spread));
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.people.len(), 173);
    assert_eq!(reading.sessions.len(), 6);
    for (session, class) in reading
        .sessions
        .iter()
        .zip(["TG1", "TG2", "TG3", "TG4", "TG5", "TG6"])
    {
        assert_eq!(session.planned.classes, [class]);
    }
    // What is not chosen stops nobody.
    let answers = RosterAnswers {
        classes: Some(vec!["TG1".to_owned()]),
        ..RosterAnswers::default()
    };
    let reading = read_with(bytes, &answers);
    assert!(reading.people.iter().all(|one| one.division == "TG1"));
    assert_eq!(reading.columns[0].role, RosterColumn::LastName);
}
