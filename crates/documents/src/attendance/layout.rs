//! How the attendance sheet is laid out.

use super::{AttendanceSheet, Attendee};
use crate::flow::{Flow, Section, styles};
use crate::table::{self, Cell, Column, Lines, Row};
use crate::tree::Role;
use crate::words::Words;

/// Room for a signature, points.
const SIGNATURE_HEIGHT: f32 = 26.5;

/// Lays out the sheet.
pub fn lay_out(sheet: &AttendanceSheet, flow: &mut Flow, words: &Words) {
    let number = [("session", sheet.session.number.as_str().into())];
    let part = flow.begin(Section {
        title: words.text_with("attendance-document", &number),
        foot: words.text_with("attendance-document", &number),
        head: words.text_with("session-continued", &number),
    });
    flow.masthead(part, words);
    flow.heading(part, 1, &words.text("attendance-title"));
    sheet.session.lay_out(flow, part, words);
    flow.skip(4.0);
    flow.paragraph(part, &words.text("attendance-note"), styles::TEXT);
    flow.skip(2.0);

    let rows = sheet.candidates.iter().map(|attendee| row(attendee, words));
    table::lay_out(flow, part, &columns(words), rows.collect(), Lines::Cells);
    flow.skip(8.0);
    let total = [("count", sheet.candidates.len().into())];
    let total = words.text_with("attendance-total", &total);
    flow.paragraph(part, &total, styles::TEXT);

    flow.skip(8.0);
    let invigilators = sheet
        .session
        .invigilators
        .iter()
        .map(|name| words.text_with("sign-invigilator", &[("name", name.as_str().into())]));
    let mut labels: Vec<String> = invigilators.collect();
    if labels.is_empty() {
        labels.push(words.text("sign-invigilator-unnamed"));
    }
    flow.signatures(part, words, &labels);
    flow.end(part, words);
}

fn columns(words: &Words) -> [Column; 8] {
    let column = |key: &str, width: f32| Column {
        title: words.text(key),
        width,
    };
    // 499 points in all, the width of the text.
    [
        column("attendance-col-number", 26.0),
        column("attendance-col-last-name", 96.0),
        column("attendance-col-first-name", 84.0),
        column("attendance-col-birth-date", 60.0),
        column("attendance-col-class", 48.0),
        column("attendance-col-extra-time", 51.0),
        column("attendance-col-entry", 67.0),
        column("attendance-col-exit", 67.0),
    ]
}

fn row(attendee: &Attendee, words: &Words) -> Row {
    let extra = match attendee.extra_time.basis_points() {
        0 => String::new(),
        _ => {
            let percent = attendee.extra_time.percent();
            let percent = percent.replace('.', &words.text("decimal-mark"));
            words.text_with("percent", &[("percent", percent.into())])
        }
    };
    let cell = |text: String| Cell {
        role: Role::Cell(1),
        texts: vec![(text, styles::CELL)],
    };
    let name = Cell {
        role: Role::RowHead,
        texts: vec![(attendee.last_name.clone(), styles::CELL_HEAD)],
    };
    Row {
        cells: vec![
            cell(attendee.number.to_string()),
            name,
            cell(attendee.first_name.clone()),
            cell(words.short_date(attendee.birth_date)),
            cell(attendee.class.clone()),
            cell(extra),
            cell(String::new()),
            cell(String::new()),
        ],
        height: SIGNATURE_HEIGHT,
        ground: None,
    }
}
