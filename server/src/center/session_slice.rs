//! What one session contributes to the view of its center.

use vigie_shared::{
    ids::{AlertId, SessionId},
    item::ItemId,
    session::{Event, Incident, IncidentCategory, PresentationState, Session, Test},
    view::{ItemReport, SessionStatus},
};

/// The slice of a session in the view of its center.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SessionSlice {
    /// Version of the last row of the journal in it.
    pub(super) version: i64,
    pub(super) status: SessionStatus,
    /// How often somebody was corrected, enrolled or removed: when it differs, the people are
    /// read again.
    pub(super) roster_changes: u32,
    pub(super) testing: u16,
    /// Tests that an alert blocks; part of `testing`.
    pub(super) blocked: u16,
    pub(super) ended: u16,
    /// Open ones.
    pub(super) incidents: Vec<Incident>,
    /// Problems reported of items.
    pub(super) reports: Vec<(ItemId, ItemReport)>,
}

impl SessionSlice {
    /// The slice of a session at this version of its journal.
    pub(crate) fn from_session(id: SessionId, version: i64, session: &Session) -> Self {
        let tests = || {
            let seats = session.seats().iter();
            seats.filter_map(|seat| seat.test.as_ref())
        };
        let count = |fits: fn(&&Test) -> bool| tests().filter(fits).count() as u16;
        let open = session
            .incidents()
            .iter()
            .filter(|incident| incident.is_open());
        let reports = session
            .incidents()
            .iter()
            .flat_map(|incident| reports(id, session, incident));
        Self {
            version,
            status: SessionStatus::from_session(session),
            roster_changes: roster_changes(session),
            testing: count(|test| test.end.is_none()),
            blocked: count(|test| test.end.is_none() && test.blocked_since.is_some()),
            ended: count(|test| test.end.is_some()),
            incidents: open.cloned().collect(),
            reports: reports.collect(),
        }
    }

    /// Is the session finalized, so that the center does not show it any more?
    pub(super) fn is_closed(&self) -> bool {
        self.status.is_closed()
    }
}

fn roster_changes(session: &Session) -> u32 {
    let seats = session.seats().iter();
    seats
        .map(|seat| seat.identity_version() + u32::from(seat.removed.is_some()))
        .sum()
}

/// Can this event change the slice of its session? Answers and what follows from them,
/// nearly all events of a test, cannot.
pub(crate) fn affects_center(event: &Event) -> bool {
    matches!(
        event,
        Event::TestStarted { .. }
            | Event::TestEnded { .. }
            | Event::AlertRaised { .. }
            | Event::AlertAccepted { .. }
            | Event::TimeCredited { .. }
            | Event::IncidentRecorded { .. }
            | Event::IncidentDeleted { .. }
            | Event::IncidentResolved { .. }
            | Event::IncidentReopened { .. }
            | Event::CandidateCorrected { .. }
            | Event::CandidateEnrolled { .. }
            | Event::CandidateRemoved { .. }
            | Event::SessionCancelled { .. }
            | Event::IncidentsCarriedOver { .. }
            | Event::SessionFinalized { .. }
            | Event::SessionReopened { .. }
            | Event::SessionPublished { .. }
    )
}

/// The items an incident is about. One that was deleted or dismissed counts against no item.
fn reports(
    id: SessionId,
    session: &Session,
    incident: &Incident,
) -> impl Iterator<Item = (ItemId, ItemReport)> {
    let void = incident.is_deleted() || incident.is_dismissed();
    let problem = match (incident.category, incident.number) {
        (IncidentCategory::Question(reason), Some(number)) if !void => Some((reason, number)),
        _ => None,
    };
    let report = move |(reason, number)| {
        let of_seat = move |seat: &_| {
            let test = session.seat_state(*seat)?.test.as_ref()?;
            let item = presented(test, number, incident.alert)?;
            let report = ItemReport {
                session: id,
                seat: *seat,
                number,
                reason,
                at: incident.at,
            };
            Some((item.clone(), report))
        };
        incident.seats.iter().filter_map(of_seat)
    };
    problem.into_iter().flat_map(report)
}

/// The item that was presented under a number: the one that the alert withdrew, if it did,
/// otherwise the last one.
fn presented(test: &Test, number: u8, alert: Option<AlertId>) -> Option<&ItemId> {
    let withdrawn = alert.and_then(|alert| {
        let state = PresentationState::Withdrawn { alert };
        test.presentations
            .iter()
            .find(|presented| presented.state == state)
    });
    let last = || {
        test.presentations
            .iter()
            .rfind(|presented| presented.number == number)
    };
    withdrawn.or_else(last).map(|presented| &presented.item)
}
