//! Attendance sheets.

use vigie_documents::{AttendanceSheet, Language, render_attendance_sheet};

use crate::reader::{ParsedPdf, without_whitespace};
use crate::samples;

fn render(sheet: &AttendanceSheet, language: Language) -> ParsedPdf {
    ParsedPdf::open(&render_attendance_sheet(sheet, &samples::render_options(language)).unwrap())
}

#[test]
fn forty_candidates_have_a_row_each_over_the_pages() {
    let sheet = samples::attendance_sheet(40);
    let pdf = render(&sheet, Language::French);
    let structure = pdf.structure();
    let rows = structure.all("TR");
    assert_eq!(rows.len(), 41);
    for (row, attendee) in rows[1..].iter().zip(&sheet.candidates) {
        assert_eq!(row.children.len(), 8, "a cell for each signature");
        let cells = row.child_texts();
        assert_eq!(cells[0], attendee.number.to_string());
        assert_eq!(cells[1], attendee.last_name);
        assert_eq!(cells[2], attendee.first_name);
        assert_eq!(cells[4], attendee.class);
    }
    assert!(pdf.pages.len() > 1);
    for page in &pdf.pages {
        let text = without_whitespace(&page.all);
        let has_row = text.contains("2ndeB");
        assert!(!has_row || text.contains("Nomdenaissance"), "{text}");
    }
    assert!(pdf.text().contains("40 candidats inscrits."));
}

#[test]
fn extra_time_is_written_exactly() {
    let sheet = samples::attendance_sheet(6);
    let extra = |language| {
        let pdf = render(&sheet, language);
        let structure = pdf.structure();
        let rows = structure.all("TR");
        rows[1..]
            .iter()
            .map(|row| row.child_texts()[5].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        extra(Language::French),
        ["33,33\u{a0}%", "", "33\u{a0}%", "", "50\u{a0}%", ""]
    );
    assert_eq!(extra(Language::English)[0], "33.33\u{a0}%");
}

#[test]
fn long_names_wrap_within_their_cells() {
    let mut sheet = samples::attendance_sheet(3);
    sheet.candidates[1].last_name = "W".repeat(120);
    sheet.candidates[1].class = "Terminale générale spécialité ".repeat(4);
    let pdf = render(&sheet, Language::French);
    let text = without_whitespace(&pdf.text());
    assert!(text.contains(&"W".repeat(120)));
    assert!(text.contains(&without_whitespace(&sheet.candidates[1].class)));
}

#[test]
fn a_sheet_without_candidates_or_invigilators_can_be_printed() {
    let mut sheet = samples::attendance_sheet(0);
    sheet.session.invigilators.clear();
    let text = render(&sheet, Language::French).text();
    assert!(text.contains("Aucun candidat inscrit."));
    assert!(text.contains("Surveillant"));
}
