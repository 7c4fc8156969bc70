//! What stands on the attendance sheet, from top to bottom.

use vigie_i18n::{Messages, format_number};

use super::{AttendanceSheet, Attendee};
use crate::layout::{DocumentLayout, SectionLabels, styles};
use crate::messages::short_date;
use crate::structure_tree::ElementRole;
use crate::table::{Table, TableBorders, TableCell, TableColumn, TableRow};

/// Room for a signature, points.
const SIGNATURE_HEIGHT: f32 = 26.5;

pub fn lay_out(sheet: &AttendanceSheet, layout: &mut DocumentLayout) {
    let messages = layout.messages;
    let number = [("session", sheet.session.number.as_str().into())];
    let part = layout.begin_section(SectionLabels {
        outline: messages.text_with("attendance-document", &number),
        footer: messages.text_with("attendance-document", &number),
        header: messages.text_with("session-continued", &number),
    });
    layout.masthead(part);
    layout.heading(part, 1, &messages.text("attendance-title"));
    sheet.session.lay_out(layout, part);
    layout.advance(4.0);
    layout.paragraph(part, &messages.text("attendance-note"), styles::TEXT);
    layout.advance(2.0);

    let rows = sheet.candidates.iter();
    let table = Table {
        columns: columns(messages),
        rows: rows.map(|attendee| row(attendee, messages)).collect(),
        borders: TableBorders::Cells,
    };
    layout.table(part, table);
    layout.advance(8.0);
    let total = [("count", sheet.candidates.len().into())];
    let total = messages.text_with("attendance-total", &total);
    layout.paragraph(part, &total, styles::TEXT);

    layout.advance(8.0);
    layout.signatures(part, &signature_labels(sheet, messages));
    layout.end_section(part);
}

fn signature_labels(sheet: &AttendanceSheet, messages: &Messages) -> Vec<String> {
    let invigilators = &sheet.session.invigilators;
    if invigilators.is_empty() {
        return vec![messages.text("sign-invigilator-unnamed")];
    }
    let label =
        |name: &String| messages.text_with("sign-invigilator", &[("name", name.as_str().into())]);
    invigilators.iter().map(label).collect()
}

fn columns(messages: &Messages) -> Vec<TableColumn> {
    let column = |key: &str, width: f32| TableColumn {
        title: messages.text(key),
        width,
    };
    // 499 points in all, the width of the content.
    vec![
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

fn row(attendee: &Attendee, messages: &Messages) -> TableRow {
    let language = messages.language();
    let extra_time = match attendee.extra_time.basis_points() {
        0 => String::new(),
        _ => {
            let percent = format_number(language, &attendee.extra_time.percent());
            messages.text_with("percent", &[("percent", percent.into())])
        }
    };
    let cell = |text: String| TableCell {
        role: ElementRole::TableCell(1),
        texts: vec![(text, styles::CELL)],
    };
    let name = TableCell {
        role: ElementRole::RowHeader,
        texts: vec![(attendee.last_name.clone(), styles::CELL_STRONG)],
    };
    TableRow {
        cells: vec![
            cell(attendee.number.to_string()),
            name,
            cell(attendee.first_name.clone()),
            cell(short_date(attendee.birth_date, language)),
            cell(attendee.class.clone()),
            cell(extra_time),
            cell(String::new()),
            cell(String::new()),
        ],
        min_height: SIGNATURE_HEIGHT,
        background: None,
    }
}
