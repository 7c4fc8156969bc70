//! What stands on the incident report, from top to bottom.

use vigie_i18n::Messages;

use super::row::incident_row;
use super::{IncidentReport, OutcomeCounts};
use crate::layout::{DocumentLayout, SectionLabels, styles};
use crate::structure_tree::{ElementId, ElementRole};
use crate::table::{Table, TableBorders, TableCell, TableColumn, TableRow};

pub fn lay_out(report: &IncidentReport, layout: &mut DocumentLayout) {
    let messages = layout.messages;
    let number = [("session", report.session.number.as_str().into())];
    let part = layout.begin_section(SectionLabels {
        outline: messages.text_with("incidents-document", &number),
        footer: messages.text_with("incidents-document", &number),
        header: messages.text_with("session-continued", &number),
    });
    layout.masthead(part);
    layout.heading(part, 1, &messages.text("incidents-title"));
    report.session.lay_out(layout, part);
    layout.advance(8.0);
    incidents(report, layout, part);
    layout.advance(12.0);
    layout.heading(part, 2, &messages.text("incidents-observations"));
    let observations = match report.observations.trim() {
        "" => &messages.text("incidents-no-observations"),
        observations => observations,
    };
    layout.paragraph(part, observations, styles::TEXT);
    layout.advance(8.0);
    if !report.remark.trim().is_empty() {
        layout.heading(part, 2, &messages.text("incidents-remark"));
        layout.paragraph(part, report.remark.trim(), styles::TEXT);
        layout.advance(8.0);
    }
    layout.heading(part, 2, &messages.text("incidents-outcomes"));
    match &report.outcomes {
        None => {
            let note = messages.text("incidents-not-finalized");
            layout.paragraph(part, &note, styles::TEXT);
        }
        Some(counts) => layout.table(part, outcome_table(counts, messages)),
    }
    layout.advance(14.0);
    layout.signatures(part, &signature_labels(report, messages));
    layout.end_section(part);
}

fn incidents(report: &IncidentReport, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    layout.heading(part, 2, &messages.text("incidents-list"));
    if report.incidents.is_empty() {
        layout.paragraph(part, &messages.text("incidents-none"), styles::TEXT);
        return;
    }
    let count = [("count", report.incidents.len().into())];
    let count = messages.text_with("incidents-count", &count);
    layout.paragraph(part, &count, styles::TEXT);
    let session_date = report.session.date;
    let numbered = (1..).zip(&report.incidents);
    let table = Table {
        columns: columns(messages),
        rows: numbered
            .map(|(number, incident)| incident_row(number, incident, session_date, messages))
            .collect(),
        borders: TableBorders::Rows,
    };
    layout.table(part, table);
}

fn columns(messages: &Messages) -> Vec<TableColumn> {
    let column = |key: &str, width: f32| TableColumn {
        title: messages.text(key),
        width,
    };
    // 761 points in all, the width of the content.
    vec![
        column("incidents-col-number", 28.0),
        column("incidents-col-category", 112.0),
        column("incidents-col-who", 128.0),
        column("incidents-col-when", 90.0),
        column("incidents-col-what", 232.0),
        column("incidents-col-state", 171.0),
    ]
}

fn outcome_table(counts: &OutcomeCounts, messages: &Messages) -> Table {
    let counts = [
        (messages.text("outcome-validated"), counts.validated),
        (
            messages.text("outcome-validated-degraded"),
            counts.validated_degraded,
        ),
        (messages.text("outcome-rejected"), counts.rejected),
        (messages.text("outcome-cancelled"), counts.cancelled),
        (messages.text("outcome-absent"), counts.absent),
    ];
    let total = counts.iter().map(|(_, count)| count).sum();
    let total = (messages.text("outcomes-total"), total);
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    for (title, count) in counts.into_iter().chain([total]) {
        columns.push(TableColumn {
            title,
            width: 110.0,
        });
        cells.push(TableCell {
            role: ElementRole::TableCell(1),
            texts: vec![(count.to_string(), styles::STRONG)],
        });
    }
    let row = TableRow {
        cells,
        min_height: 0.0,
        background: None,
    };
    Table {
        columns,
        rows: vec![row],
        borders: TableBorders::Cells,
    }
}

fn signature_labels(report: &IncidentReport, messages: &Messages) -> Vec<String> {
    let session = &report.session;
    let label = |key: &str, name: &str| messages.text_with(key, &[("name", name.into())]);
    let mut labels = vec![label("sign-referent", &session.referent)];
    let names = session.invigilators.iter();
    labels.extend(names.map(|name| label("sign-invigilator", name)));
    labels
}
