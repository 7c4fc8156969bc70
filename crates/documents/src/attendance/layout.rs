//! How the attendance sheet is laid out.

use super::{AttendanceSheet, Attendee};
use crate::flow::{Flow, Section, styles};
use crate::messages::short_date;
use crate::table::{self, Cell, Column, Lines, Row};
use crate::tree::Role;
use vigie_i18n::{Messages, format_number};

/// Room for a signature, points.
const SIGNATURE_HEIGHT: f32 = 26.5;

/// Lays out the sheet.
pub fn lay_out(sheet: &AttendanceSheet, flow: &mut Flow, messages: &Messages) {
    let number = [("session", sheet.session.number.as_str().into())];
    let part = flow.begin(Section {
        title: messages.text_with("attendance-document", &number),
        foot: messages.text_with("attendance-document", &number),
        head: messages.text_with("session-continued", &number),
    });
    flow.masthead(part, messages);
    flow.heading(part, 1, &messages.text("attendance-title"));
    sheet.session.lay_out(flow, part, messages);
    flow.skip(4.0);
    flow.paragraph(part, &messages.text("attendance-note"), styles::TEXT);
    flow.skip(2.0);

    let rows = sheet
        .candidates
        .iter()
        .map(|attendee| row(attendee, messages));
    table::lay_out(flow, part, &columns(messages), rows.collect(), Lines::Cells);
    flow.skip(8.0);
    let total = [("count", sheet.candidates.len().into())];
    let total = messages.text_with("attendance-total", &total);
    flow.paragraph(part, &total, styles::TEXT);

    flow.skip(8.0);
    let invigilators = sheet
        .session
        .invigilators
        .iter()
        .map(|name| messages.text_with("sign-invigilator", &[("name", name.as_str().into())]));
    let mut labels: Vec<String> = invigilators.collect();
    if labels.is_empty() {
        labels.push(messages.text("sign-invigilator-unnamed"));
    }
    flow.signatures(part, messages, &labels);
    flow.end(part, messages);
}

fn columns(messages: &Messages) -> [Column; 8] {
    let column = |key: &str, width: f32| Column {
        title: messages.text(key),
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

fn row(attendee: &Attendee, messages: &Messages) -> Row {
    let extra = match attendee.extra_time.basis_points() {
        0 => String::new(),
        _ => {
            let percent = format_number(messages.language(), &attendee.extra_time.percent());
            messages.text_with("percent", &[("percent", percent.into())])
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
            cell(short_date(attendee.birth_date, messages.language())),
            cell(attendee.class.clone()),
            cell(extra),
            cell(String::new()),
            cell(String::new()),
        ],
        height: SIGNATURE_HEIGHT,
        ground: None,
    }
}
