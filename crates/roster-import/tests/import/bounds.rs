//! Whatever the bytes, nothing panics and nothing grows without limit.

use crate::support::*;
use crate::workbooks::{sheet, workbook, zip};
use proptest::prelude::*;
use vigie_roster_import::{RosterReading, limits};
use vigie_shared::api::{
    AcceptedFinding, CellAnswer, ColumnAnswer, RosterAnswers, RosterColumn, RosterDiagnosticCode,
    RosterSpread, SpreadOrder,
};

fn check(reading: &RosterReading) {
    assert!(reading.findings.len() <= limits::MAX_FINDINGS);
    assert!(reading.people.len() <= limits::MAX_ROWS);
    assert!(reading.columns.len() <= limits::MAX_COLUMNS + 1);
    for found in &reading.findings {
        let value = found.value.as_deref().unwrap_or("");
        assert!(value.chars().count() <= limits::MAX_CELL_CHARS);
    }
    for person in &reading.people {
        assert!(!person.last_name.is_empty());
    }
}

fn answers() -> impl Strategy<Value = RosterAnswers> {
    let roles = prop::sample::select(vec![
        RosterColumn::LastName,
        RosterColumn::FirstName,
        RosterColumn::FullName,
        RosterColumn::Birthdate,
        RosterColumn::ExtraTime,
        RosterColumn::Ignored,
        RosterColumn::Room,
        RosterColumn::HeldOn,
        RosterColumn::Unknown,
    ]);
    let columns = prop::collection::vec((0_u16..6, roles), 0..6);
    let cells = prop::collection::vec((0_u16..200, ".{0,5}", ".{0,5}"), 0..4);
    (columns, cells, any::<bool>()).prop_map(|(columns, cells, accepts)| RosterAnswers {
        columns: columns
            .into_iter()
            .map(|(place, role)| ColumnAnswer { place, role })
            .collect(),
        cells: cells
            .into_iter()
            .map(|(place, found, value)| CellAnswer {
                line: None,
                place,
                found,
                value,
            })
            .collect(),
        accepted: accepts
            .then_some(AcceptedFinding {
                code: RosterDiagnosticCode::OneName,
                line: None,
            })
            .into_iter()
            .collect(),
        ..RosterAnswers::default()
    })
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check(&read(&bytes));
    }

    #[test]
    fn any_bytes_behind_the_mark_of_a_format(
        mark in prop::sample::select(vec![
            &b"PK\x03\x04"[..], b"<BEE_ELEVES>", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..500),
    ) {
        check(&read(&[mark, &bytes].concat()));
    }

    #[test]
    fn any_table_with_any_answers(
        rows in prop::collection::vec("[a-zé0-9;,\"\t/ =%.\n-]{0,40}", 0..30),
        answers in answers(),
        by in prop::sample::select(vec![SpreadOrder::Class, SpreadOrder::Alphabet, SpreadOrder::File]),
        rooms in prop::collection::vec("[a-z]{0,3}", 0..5),
    ) {
        let text = format!("Nom;Prénom;Date de naissance;Temps majoré\n{}", rows.join("\n"));
        let spread = RosterSpread { by, rooms };
        check(&read_spread(text.as_bytes(), &answers, Some(&spread)));
    }

    #[test]
    fn a_workbook_with_any_byte_changed(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = workbook(&[sheet(&["Nom", "Prénom", "Date de naissance"], &[&["Petit", "Léa", "14/03/2008"]])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        check(&read(&bytes));
    }

    #[test]
    fn a_sheet_with_any_xml(xml in "(<(row|c|v|f|is|t|mergeCell)( r=\"[A-Z]{0,5}[0-9]{0,7}\")?( ref=\"[A-Z0-9:]{0,20}\")?/?>|</(row|c|v)>|[a-z0-9&;]{0,4}){0,30}") {
        let sheet = format!("<worksheet><sheetData>{xml}</sheetData></worksheet>");
        check(&read(&workbook(&[sheet])));
        check(&read(&zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &xml)])));
    }
}
