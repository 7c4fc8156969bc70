//! A room as lines of text: one a seat, then the open incidents.

use super::instant::{date_and_time, duration, time_of_day};
use jiff::tz::TimeZone;
use std::fmt;
use vigie_server::archive::{SessionArchive, SessionSnapshot};
use vigie_shared::{
    rules::QUESTION_COUNT,
    session::{ActorName, AlertKind, CompanionStatus, Incident, IncidentState, SeatState},
    view::{SeatPhase, SessionStatus},
};

/// A room at one instant, to be printed.
pub struct RoomTable<'a> {
    record: &'a SessionArchive,
    snapshot: &'a SessionSnapshot,
    zone: &'a TimeZone,
}

impl<'a> RoomTable<'a> {
    /// Times are printed in this zone.
    pub fn new(
        record: &'a SessionArchive,
        snapshot: &'a SessionSnapshot,
        zone: &'a TimeZone,
    ) -> Self {
        Self {
            record,
            snapshot,
            zone,
        }
    }

    fn line(&self, seat_state: &SeatState) -> [String; 8] {
        let none = || "-".to_owned();
        let test = seat_state.test.as_ref();
        let number =
            |test: &vigie_shared::session::Test| test.presentations.last().map_or(0, |a| a.number);
        let left = test.map(|test| {
            let until = test.end.as_ref().map_or(self.snapshot.at, |end| end.at);
            duration(test.time_left(&seat_state.config, until))
        });
        let alerts: Vec<String> = test
            .into_iter()
            .flat_map(|test| test.open_alerts())
            .map(|alert| {
                let since = time_of_day(alert.raised_at, self.zone);
                match alert.kind {
                    AlertKind::Question { number, .. } => {
                        format!("question {number} since {since}")
                    }
                    AlertKind::Companion => format!("companion since {since}"),
                }
            })
            .collect();
        let connection = match (&seat_state.holder, seat_state.lost_since) {
            (None, _) => none(),
            (Some(_), Some(since)) => format!("lost {}", time_of_day(since, self.zone)),
            (Some(_), None) => "there".to_owned(),
        };
        [
            seat_state.config.seat.to_string(),
            phase(SeatPhase::from_seat(seat_state)).to_owned(),
            test.map_or_else(none, |test| format!("{}/{QUESTION_COUNT}", number(test))),
            test.map_or_else(none, |test| test.treated().to_string()),
            left.unwrap_or_else(none),
            connection,
            companion(seat_state.companion()).to_owned(),
            match alerts.is_empty() {
                true => none(),
                false => alerts.join(", "),
            },
        ]
    }
}

impl fmt::Display for RoomTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let session = &self.snapshot.session;
        writeln!(f, "session {}", self.record.session)?;
        writeln!(f, "at {}", date_and_time(self.snapshot.at, self.zone))?;
        let rows = self.record.rows.len();
        writeln!(f, "row {} of {rows}", self.snapshot.row)?;
        writeln!(f, "status {}", status(SessionStatus::from_session(session)))?;
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
        table.extend(
            session
                .enrolled_seats()
                .map(|seat_state| self.line(seat_state)),
        );
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
            let (code, at) = (
                incident.category.code(),
                time_of_day(incident.at, self.zone),
            );
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

fn phase(phase: SeatPhase) -> &'static str {
    match phase {
        SeatPhase::Absent => "absent",
        SeatPhase::Instructions => "instructions",
        SeatPhase::Waiting => "waiting",
        SeatPhase::Ready => "ready",
        SeatPhase::Testing => "testing",
        SeatPhase::Blocked => "blocked",
        SeatPhase::AwaitingResume => "awaiting resume",
        SeatPhase::Ended => "ended",
    }
}

fn companion(companion: CompanionStatus) -> &'static str {
    match companion {
        CompanionStatus::Unknown => "unknown",
        CompanionStatus::Present => "present",
        CompanionStatus::Absent => "absent",
    }
}

fn status(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Created => "created",
        SessionStatus::InProgress => "in progress",
        SessionStatus::Finalized => "finalized",
        SessionStatus::Published => "published",
        SessionStatus::Cancelled => "cancelled",
    }
}

fn by(by: &ActorName) -> &str {
    match by {
        ActorName::Server => "a rule",
        ActorName::Candidate => "the candidate",
        ActorName::Invigilator(member) | ActorName::Referent(member) => &member.name,
    }
}
