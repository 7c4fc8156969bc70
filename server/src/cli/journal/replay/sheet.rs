//! A room as lines of text: one a seat, then what is open.

use super::when::{clock, instant, span};
use jiff::tz::TimeZone;
use std::fmt;
use vigie_server::record::{Moment, Record};
use vigie_shared::{
    rules::QUESTIONS,
    session::{AlertKind, By, Companion, Incident, IncidentState, Place},
    view::{Phase, SessionStatus},
};

/// A room at a moment, to be printed.
pub struct Sheet<'a> {
    record: &'a Record,
    moment: &'a Moment,
    zone: &'a TimeZone,
}

impl<'a> Sheet<'a> {
    /// Of this moment, times in this zone.
    pub fn new(record: &'a Record, moment: &'a Moment, zone: &'a TimeZone) -> Self {
        Self {
            record,
            moment,
            zone,
        }
    }

    fn line(&self, place: &Place) -> [String; 8] {
        let none = || "-".to_owned();
        let test = place.test.as_ref();
        let number = |test: &vigie_shared::session::Test| test.asked.last().map_or(0, |a| a.number);
        let left = test.map(|test| {
            let until = test.end.as_ref().map_or(self.moment.at, |end| end.at);
            span(test.time_left(&place.terms, until))
        });
        let alerts: Vec<String> = test
            .into_iter()
            .flat_map(|test| test.open_alerts())
            .map(|alert| {
                let since = clock(alert.raised_at, self.zone);
                match alert.kind {
                    AlertKind::Question { number, .. } => {
                        format!("question {number} since {since}")
                    }
                    AlertKind::Companion => format!("companion since {since}"),
                }
            })
            .collect();
        let connection = match (place.device, place.lost_since) {
            (None, _) => none(),
            (Some(_), Some(since)) => format!("lost {}", clock(since, self.zone)),
            (Some(_), None) => "there".to_owned(),
        };
        [
            place.terms.seat.to_string(),
            phase(Phase::of(place)).to_owned(),
            test.map_or_else(none, |test| format!("{}/{QUESTIONS}", number(test))),
            test.map_or_else(none, |test| test.treated().to_string()),
            left.unwrap_or_else(none),
            connection,
            companion(place.companion).to_owned(),
            match alerts.is_empty() {
                true => none(),
                false => alerts.join(", "),
            },
        ]
    }
}

impl fmt::Display for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let session = &self.moment.session;
        writeln!(f, "session {}", self.record.session)?;
        writeln!(f, "at {}", instant(self.moment.at, self.zone))?;
        let rows = self.record.rows.len();
        writeln!(f, "row {} of {rows}", self.moment.row)?;
        writeln!(f, "status {}", status(SessionStatus::of(session)))?;
        let head = [
            "seat",
            "phase",
            "question",
            "treated",
            "left",
            "connection",
            "companion",
            "alerts",
        ];
        let mut table = vec![head.map(str::to_owned)];
        table.extend(session.places().iter().map(|place| self.line(place)));
        let width = |column: usize| table.iter().map(|line| line[column].len()).max();
        let widths: [usize; 8] = std::array::from_fn(|column| width(column).unwrap_or_default());
        for line in &table {
            let cells = line.iter().zip(widths);
            let cells: Vec<String> = cells
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            writeln!(f, "{}", cells.join("  ").trim_end())?;
        }
        let open = |incident: &&Incident| incident.state == IncidentState::Open;
        let open: Vec<&Incident> = session.incidents().iter().filter(open).collect();
        writeln!(f, "{} open incidents", open.len())?;
        for incident in open {
            let seats: Vec<String> = incident.seats.iter().map(ToString::to_string).collect();
            let (code, at) = (incident.category.code(), clock(incident.at, self.zone));
            let (seats, by) = (seats.join(", "), by(&incident.by));
            writeln!(
                f,
                "{} {code} since {at}, seats {seats}, by {by}",
                incident.id
            )?;
        }
        Ok(())
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Absent => "absent",
        Phase::Instructions => "instructions",
        Phase::Waiting => "waiting",
        Phase::Ready => "ready",
        Phase::Testing => "testing",
        Phase::Blocked => "blocked",
        Phase::AwaitingResume => "awaiting resume",
        Phase::Ended => "ended",
    }
}

fn companion(companion: Companion) -> &'static str {
    match companion {
        Companion::Unknown => "unknown",
        Companion::Present => "present",
        Companion::Absent => "absent",
    }
}

fn status(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Created => "created",
        SessionStatus::InProgress => "in progress",
        SessionStatus::Finalized => "finalized",
        SessionStatus::Published => "published",
    }
}

fn by(by: &By) -> &str {
    match by {
        By::Server => "a rule",
        By::Candidate => "the candidate",
        By::Invigilator(name) | By::Referent(name) => name,
    }
}
