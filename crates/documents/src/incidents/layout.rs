//! How the incident report is laid out.

use super::{Closing, IncidentReport, OutcomeCounts, ReportedIncident, Standing};
use crate::flow::{Flow, Section, styles};
use crate::messages::time_with_date;
use crate::table::{self, Cell, Column, Lines, Row};
use crate::text::Style;
use crate::tree::{Node, Role};
use vigie_i18n::Messages;

/// Lays out the report.
pub fn lay_out(report: &IncidentReport, flow: &mut Flow, messages: &Messages) {
    let number = [("session", report.session.number.as_str().into())];
    let part = flow.begin(Section {
        title: messages.text_with("incidents-document", &number),
        foot: messages.text_with("incidents-document", &number),
        head: messages.text_with("session-continued", &number),
    });
    flow.masthead(part, messages);
    flow.heading(part, 1, &messages.text("incidents-title"));
    report.session.lay_out(flow, part, messages);
    flow.skip(8.0);

    flow.heading(part, 2, &messages.text("incidents-list"));
    if report.incidents.is_empty() {
        flow.paragraph(part, &messages.text("incidents-none"), styles::TEXT);
    } else {
        let count = [("count", report.incidents.len().into())];
        let count = messages.text_with("incidents-count", &count);
        flow.paragraph(part, &count, styles::TEXT);
        let numbered = report.incidents.iter().enumerate();
        let rows = numbered.map(|(index, incident)| row(index + 1, incident, report, messages));
        table::lay_out(flow, part, &columns(messages), rows.collect(), Lines::Rows);
    }

    flow.skip(12.0);
    flow.heading(part, 2, &messages.text("incidents-observations"));
    match report.observations.trim() {
        "" => flow.paragraph(
            part,
            &messages.text("incidents-no-observations"),
            styles::TEXT,
        ),
        observations => flow.paragraph(part, observations, styles::TEXT),
    }
    flow.skip(8.0);
    flow.heading(part, 2, &messages.text("incidents-outcomes"));
    match &report.outcomes {
        None => flow.paragraph(
            part,
            &messages.text("incidents-not-finalized"),
            styles::TEXT,
        ),
        Some(counts) => outcomes(counts, flow, part, messages),
    }
    signatures(report, flow, part, messages);
    flow.end(part, messages);
}

fn columns(messages: &Messages) -> [Column; 6] {
    let column = |key: &str, width: f32| Column {
        title: messages.text(key),
        width,
    };
    // 761 points in all, the width of the text.
    [
        column("incidents-col-number", 28.0),
        column("incidents-col-category", 112.0),
        column("incidents-col-who", 128.0),
        column("incidents-col-when", 90.0),
        column("incidents-col-what", 232.0),
        column("incidents-col-state", 171.0),
    ]
}

fn row(
    number: usize,
    incident: &ReportedIncident,
    report: &IncidentReport,
    messages: &Messages,
) -> Row {
    let cell = |texts: Vec<(String, Style)>| Cell {
        role: Role::Cell(1),
        texts,
    };
    let code = incident.category.code();
    // fluent: incident-category-*
    let category = messages.find(&format!("incident-category-{code}"), &[]);
    let kind = Cell {
        role: Role::RowHead,
        texts: vec![
            (format!("{code} "), styles::CELL_HEAD),
            (category.unwrap_or_default(), styles::CELL),
        ],
    };
    Row {
        cells: vec![
            cell(vec![(number.to_string(), styles::CELL)]),
            kind,
            cell(who(incident, messages)),
            cell(when(incident, report, messages)),
            cell(what(incident, report, messages)),
            cell(state(incident, report, messages)),
        ],
        height: 0.0,
        ground: None,
    }
}

fn who(incident: &ReportedIncident, messages: &Messages) -> Vec<(String, Style)> {
    let mut texts: Vec<_> = incident
        .candidates
        .iter()
        .map(|name| (format!("{name} "), styles::CELL))
        .collect();
    if texts.is_empty() {
        texts.push((messages.text("incidents-whole-room"), styles::CELL));
    }
    if let Some(number) = incident.question {
        let question = messages.text_with("incidents-question", &[("number", number.into())]);
        texts.push((question, styles::SMALL));
    }
    texts
}

fn when(
    incident: &ReportedIncident,
    report: &IncidentReport,
    messages: &Messages,
) -> Vec<(String, Style)> {
    let moment = |at| time_with_date(at, report.session.date, messages.language());
    let text = match incident.interval {
        None => String::from("–"),
        Some((from, None)) => {
            messages.text_with("incidents-since", &[("from", moment(from).into())])
        }
        Some((from, Some(to))) => {
            let ends = [("from", moment(from).into()), ("to", moment(to).into())];
            messages.text_with("incidents-interval", &ends)
        }
    };
    vec![(text, styles::CELL)]
}

fn what(
    incident: &ReportedIncident,
    report: &IncidentReport,
    messages: &Messages,
) -> Vec<(String, Style)> {
    let mut texts = Vec::new();
    if !incident.description.trim().is_empty() {
        texts.push((format!("{} ", incident.description.trim()), styles::CELL));
    }
    let at = time_with_date(
        incident.recorded_at,
        report.session.date,
        messages.language(),
    );
    let by = incident.recorded_by.as_str();
    let record = [("by", by.into()), ("at", at.into())];
    texts.push((
        messages.text_with("incidents-recorded", &record),
        styles::SMALL,
    ));
    texts
}

fn state(
    incident: &ReportedIncident,
    report: &IncidentReport,
    messages: &Messages,
) -> Vec<(String, Style)> {
    let Standing::Closed {
        how,
        reason,
        by,
        at,
    } = &incident.standing
    else {
        return vec![(messages.text("incidents-state-open"), styles::CELL_HEAD)];
    };
    let state = match how {
        Closing::Upheld => messages.text("incidents-state-upheld"),
        Closing::Dismissed => messages.text("incidents-state-dismissed"),
        Closing::Automatic => messages.text("incidents-state-automatic"),
        Closing::Deleted => messages.text("incidents-state-deleted"),
    };
    let mut texts = vec![(format!("{state} "), styles::CELL_HEAD)];
    if !reason.trim().is_empty() {
        texts.push((format!("{} ", reason.trim()), styles::CELL));
    }
    let at = time_with_date(*at, report.session.date, messages.language());
    let closed = match by.trim() {
        "" => messages.text_with("incidents-closed", &[("at", at.into())]),
        by => messages.text_with(
            "incidents-closed-by",
            &[("by", by.into()), ("at", at.into())],
        ),
    };
    texts.push((closed, styles::SMALL));
    texts
}

fn outcomes(counts: &OutcomeCounts, flow: &mut Flow, part: Node, messages: &Messages) {
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
    let all = counts
        .into_iter()
        .chain([(messages.text("outcomes-total"), total)]);
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    for (title, count) in all {
        columns.push(Column {
            title,
            width: 110.0,
        });
        cells.push(Cell {
            role: Role::Cell(1),
            texts: vec![(count.to_string(), styles::STRONG)],
        });
    }
    let row = Row {
        cells,
        height: 0.0,
        ground: None,
    };
    table::lay_out(flow, part, &columns, vec![row], Lines::Cells);
}

fn signatures(report: &IncidentReport, flow: &mut Flow, part: Node, messages: &Messages) {
    flow.skip(14.0);
    let session = &report.session;
    let sign = |key: &str, name: &str| messages.text_with(key, &[("name", name.into())]);
    let mut labels = vec![sign("sign-referent", &session.referent)];
    let names = session.invigilators.iter();
    labels.extend(names.map(|name| sign("sign-invigilator", name)));
    flow.signatures(part, messages, &labels);
}
