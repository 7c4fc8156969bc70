//! The row of an incident in the report.

use jiff::civil::Date;
use vigie_i18n::Messages;

use super::{IncidentStatus, ReportedIncident, ReportedResolution};
use crate::layout::styles;
use crate::messages::time_with_date;
use crate::structure_tree::ElementRole;
use crate::table::{TableCell, TableRow};
use crate::text::TextStyle;

type CellTexts = Vec<(String, TextStyle)>;

/// The row of the incident with this number, from 1. Times on the day of the session are
/// written without the date.
pub fn incident_row(
    number: usize,
    incident: &ReportedIncident,
    session_date: Date,
    messages: &Messages,
) -> TableRow {
    let cell = |texts: CellTexts| TableCell {
        role: ElementRole::TableCell(1),
        texts,
    };
    TableRow {
        cells: vec![
            cell(vec![(number.to_string(), styles::CELL)]),
            TableCell {
                role: ElementRole::RowHeader,
                texts: category(incident, messages),
            },
            cell(candidates(incident, messages)),
            cell(interval(incident, session_date, messages)),
            cell(description(incident, session_date, messages)),
            cell(status(incident, session_date, messages)),
        ],
        min_height: 0.0,
        background: None,
    }
}

fn category(incident: &ReportedIncident, messages: &Messages) -> CellTexts {
    let code = incident.category.code();
    // fluent: incident-category-*
    let name = messages.text(&format!("incident-category-{code}"));
    vec![
        (format!("{code} "), styles::CELL_STRONG),
        (name, styles::CELL),
    ]
}

fn candidates(incident: &ReportedIncident, messages: &Messages) -> CellTexts {
    let names = incident.candidates.iter();
    let mut texts: CellTexts = names
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

fn interval(incident: &ReportedIncident, session_date: Date, messages: &Messages) -> CellTexts {
    let time = |at| time_with_date(at, session_date, messages.language());
    let text = match incident.interval {
        None => String::from("–"),
        Some((from, None)) => messages.text_with("incidents-since", &[("from", time(from).into())]),
        Some((from, Some(to))) => {
            let ends = [("from", time(from).into()), ("to", time(to).into())];
            messages.text_with("incidents-interval", &ends)
        }
    };
    vec![(text, styles::CELL)]
}

fn description(incident: &ReportedIncident, session_date: Date, messages: &Messages) -> CellTexts {
    let mut texts = Vec::new();
    if !incident.description.trim().is_empty() {
        texts.push((format!("{} ", incident.description.trim()), styles::CELL));
    }
    let at = time_with_date(incident.recorded_at, session_date, messages.language());
    let by = incident.recorded_by.as_str();
    let args = [("by", by.into()), ("at", at.into())];
    let recorded = messages.text_with("incidents-recorded", &args);
    texts.push((recorded, styles::SMALL));
    texts
}

fn status(incident: &ReportedIncident, session_date: Date, messages: &Messages) -> CellTexts {
    let IncidentStatus::Closed {
        resolution,
        reason,
        closed_by,
        closed_at,
    } = &incident.status
    else {
        let state = match incident.status {
            IncidentStatus::CarriedOver => messages.text("incidents-state-carried-over"),
            _ => messages.text("incidents-state-open"),
        };
        return vec![(state, styles::CELL_STRONG)];
    };
    let resolution = match resolution {
        ReportedResolution::Upheld => messages.text("incidents-state-upheld"),
        ReportedResolution::Dismissed => messages.text("incidents-state-dismissed"),
        ReportedResolution::Noted => messages.text("incidents-state-noted"),
        ReportedResolution::Automatic => messages.text("incidents-state-automatic"),
        ReportedResolution::Deleted => messages.text("incidents-state-deleted"),
    };
    let mut texts = vec![(format!("{resolution} "), styles::CELL_STRONG)];
    if !reason.trim().is_empty() {
        texts.push((format!("{} ", reason.trim()), styles::CELL));
    }
    let at = time_with_date(*closed_at, session_date, messages.language());
    let closed = match closed_by.trim() {
        "" => messages.text_with("incidents-closed", &[("at", at.into())]),
        by => {
            let args = [("by", by.into()), ("at", at.into())];
            messages.text_with("incidents-closed-by", &args)
        }
    };
    texts.push((closed, styles::SMALL));
    texts
}
