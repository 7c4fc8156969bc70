//! Changes of the roster as referents ask for them.

use super::session_harness::{SessionHarness, invigilator};
use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{
        CandidateEdit, Command, IdentityChange, IdentityDigest, IncidentCategory, LateEnrollment,
        RecordIncident, SeatState, SeatTerms,
    },
    time::ExtraTime,
};

/// A digest of one digit.
pub fn digest(digit: char) -> IdentityDigest {
    IdentityDigest(digit.to_string().repeat(64))
}

/// Terms with this extra time.
pub fn terms(points: u32, accessible: bool) -> SeatTerms {
    SeatTerms {
        extra_time: ExtraTime::from_basis_points(points).unwrap(),
        accessible,
    }
}

/// An edit that changes nothing, of somebody who sees what is there.
pub fn edit_of(seat: Seat, known: Option<&SeatState>) -> CandidateEdit {
    let seen_terms = known.map_or(terms(0, false), |known| {
        SeatTerms::from_config(&known.config)
    });
    CandidateEdit {
        seat,
        seen_version: known.map_or(1, SeatState::identity_version),
        seen_terms,
        identity: None,
        terms: seen_terms,
        reason: "as agreed".into(),
        incident: None,
        at_door: false,
    }
}

pub fn edit(edit: CandidateEdit) -> Command {
    Command::EditCandidate(Box::new(edit))
}

/// Other terms, of somebody who sees those that are there.
pub fn change_terms(
    seat: Seat,
    known: Option<&SeatState>,
    points: u32,
    accessible: bool,
) -> Command {
    edit(CandidateEdit {
        terms: terms(points, accessible),
        ..edit_of(seat, known)
    })
}

/// Another identity, which may settle an incident.
pub fn correct(known: &SeatState, after: char, incident: Option<IncidentId>) -> Command {
    edit(CandidateEdit {
        identity: Some(IdentityChange {
            before: known.identities.last().cloned().unwrap_or(digest('0')),
            after: digest(after),
        }),
        incident,
        ..edit_of(known.config.seat, Some(known))
    })
}

pub fn enroll(seat: u16, points: u32) -> Command {
    Command::EnrollCandidate(Box::new(LateEnrollment {
        seat: Seat(seat),
        identity: digest('e'),
        terms: terms(points, false),
        reason: "came in with the afternoon group".into(),
        moved_from: None,
        at_door: false,
    }))
}

pub fn remove(seat: u16) -> Command {
    Command::RemoveCandidate {
        seat: Seat(seat),
        moved_to: None,
        reason: "has left the school".into(),
    }
}

pub fn cancel() -> Command {
    Command::CancelSession {
        reason: "power cut in the building".into(),
    }
}

/// Records an incident about these seats.
pub fn record(room: &mut SessionHarness, category: IncidentCategory, seats: &[u16]) -> IncidentId {
    let incident = Command::RecordIncident(RecordIncident {
        category,
        seats: seats.iter().copied().map(Seat).collect(),
        number: None,
        description: "born in 2001, not in 2008".into(),
        when: None,
        credit: false,
    });
    room.execute(&invigilator(), &incident).unwrap();
    room.session.incidents().last().unwrap().id
}
