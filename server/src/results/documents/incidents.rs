//! The incident report (procès-verbal).

use super::{CenterPapers, session_head};
use crate::{
    center_zone::CenterZone,
    results::{ResultError, SessionHeader, day},
    store::CandidateRow,
};
use jiff::civil::DateTime;
use std::collections::BTreeMap;
use vigie_documents::{
    IncidentReport, IncidentStatus, OutcomeCounts, ReportedIncident, ReportedResolution,
};
use vigie_shared::{
    ids::Seat,
    person::shared_names,
    rules::Outcome,
    session::{ActorName, Incident, IncidentResolution, IncidentState, Session},
};

/// What Vigie did by itself, on paper.
const ITSELF: &str = "Vigie";

/// The report of a session as it stands, for this referent.
///
/// # Errors
/// When a date is none.
pub fn incident_report(
    header: &SessionHeader,
    center: &CenterPapers,
    session: &Session,
    candidates: &[CandidateRow],
    referent: &str,
) -> Result<IncidentReport, ResultError> {
    let names = RecordReader {
        names: SeatNames::of(candidates),
        zone: &header.zone,
    };
    let incidents = session.incidents().iter();
    let incidents: Result<_, ResultError> = incidents
        .map(|incident| names.reported(incident, session.enrolled_seats().count()))
        .collect();
    Ok(IncidentReport {
        session: session_head(header, center, session, referent)?,
        incidents: incidents?,
        observations: header.observations.clone(),
        remark: session.remark().to_owned(),
        outcomes: session.finalized().map(|_| counts(session)),
    })
}

fn counts(session: &Session) -> OutcomeCounts {
    let mut counts = OutcomeCounts::default();
    let decisions = session
        .seats()
        .iter()
        .filter_map(|place| place.decision.as_ref());
    for decision in decisions {
        let count = match decision.outcome {
            Outcome::Validated => &mut counts.validated,
            Outcome::ValidatedDegraded => &mut counts.validated_degraded,
            Outcome::Rejected => &mut counts.rejected,
            Outcome::Cancelled => &mut counts.cancelled,
            Outcome::Absent => &mut counts.absent,
        };
        *count += 1;
    }
    counts
}

struct SeatNames(BTreeMap<i64, String>);

impl SeatNames {
    fn of(candidates: &[CandidateRow]) -> Self {
        let shared = shared_names(candidates.iter().map(|row| row.person.names()));
        let name = |(row, shared): (&CandidateRow, bool)| {
            // A person with one name has no first name.
            let name = format!("{} {}", row.person.first_name, row.person.last_name);
            let name = name.trim();
            let name = match shared {
                // Names that two people share say more.
                true => format!("{name} ({}, {})", row.seat, day(&row.person.birthdate)),
                false => name.to_owned(),
            };
            (row.seat, name)
        };
        Self(candidates.iter().zip(shared).map(name).collect())
    }

    /// A seat's name; its number where the person was erased.
    fn at(&self, seat: Seat) -> String {
        let name = self.0.get(&i64::from(seat.0));
        name.cloned().unwrap_or_else(|| seat.to_string())
    }
}

/// Reads the record with the names of people and the clock of the center.
struct RecordReader<'a> {
    names: SeatNames,
    zone: &'a CenterZone,
}

impl RecordReader<'_> {
    fn reported(&self, incident: &Incident, room: usize) -> Result<ReportedIncident, ResultError> {
        let whole_room = incident.seats.len() > 1 && incident.seats.len() == room;
        Ok(ReportedIncident {
            category: incident.category,
            candidates: if whole_room {
                Vec::new()
            } else {
                incident
                    .seats
                    .iter()
                    .map(|seat| self.names.at(*seat))
                    .collect()
            },
            question: incident.number,
            interval: self.interval(incident)?,
            description: incident.description.clone(),
            recorded_by: self.by(incident),
            recorded_at: self.zone.local(incident.at)?,
            status: self.standing(incident)?,
        })
    }

    fn by(&self, incident: &Incident) -> String {
        match (&incident.by, &incident.seats[..]) {
            (ActorName::Invigilator(member) | ActorName::Referent(member), _) => {
                member.name.clone()
            }
            (ActorName::Candidate, [seat]) => self.names.at(*seat),
            (ActorName::Server | ActorName::Candidate, _) => ITSELF.to_owned(),
        }
    }

    fn standing(&self, incident: &Incident) -> Result<IncidentStatus, ResultError> {
        Ok(match &incident.state {
            IncidentState::Open if incident.carried_over => IncidentStatus::CarriedOver,
            IncidentState::Open => IncidentStatus::Open,
            IncidentState::Deleted { at } => IncidentStatus::Closed {
                resolution: ReportedResolution::Deleted,
                reason: String::new(),
                closed_by: self.by(incident),
                closed_at: self.zone.local(*at)?,
            },
            IncidentState::Resolved {
                how,
                by,
                at,
                reason,
            } => IncidentStatus::Closed {
                resolution: match how {
                    IncidentResolution::Automatic => ReportedResolution::Automatic,
                    IncidentResolution::Upheld => ReportedResolution::Upheld,
                    IncidentResolution::Dismissed => ReportedResolution::Dismissed,
                    IncidentResolution::Noted => ReportedResolution::Noted,
                },
                reason: reason.clone(),
                closed_by: match by {
                    ActorName::Invigilator(member) | ActorName::Referent(member) => {
                        member.name.clone()
                    }
                    ActorName::Server | ActorName::Candidate => String::new(),
                },
                closed_at: self.zone.local(*at)?,
            },
        })
    }

    /// When it happened, where that says more than when it was recorded.
    fn interval(
        &self,
        incident: &Incident,
    ) -> Result<Option<(DateTime, Option<DateTime>)>, ResultError> {
        let when = incident.when;
        if when.length() == 0 && when.from == incident.at {
            return Ok(None);
        }
        let (from, to) = (self.zone.local(when.from)?, self.zone.local(when.to)?);
        Ok(Some((from, Some(to))))
    }
}
