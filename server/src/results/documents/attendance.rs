//! The attendance sheet.

use super::{CenterPapers, session_head};
use crate::{
    results::{ResultError, SessionHeader},
    store::CandidateRow,
};
use vigie_documents::{AttendanceSheet, Attendee};
use vigie_shared::session::Session;

/// The attendance sheet of a session as it stands, for this referent. By seat, as on the
/// board, and with its numbers.
///
/// # Errors
/// When a date is none.
pub fn attendance_sheet(
    header: &SessionHeader,
    center: &CenterPapers,
    session: &Session,
    candidates: &[CandidateRow],
    referent: &str,
) -> Result<AttendanceSheet, ResultError> {
    let candidates: Result<_, ResultError> = candidates.iter().map(attendee).collect();
    Ok(AttendanceSheet {
        session: session_head(header, center, session, referent)?,
        candidates: candidates?,
    })
}

fn attendee(candidate: &CandidateRow) -> Result<Attendee, ResultError> {
    let unknown = || ResultError::UnknownSeat(candidate.seat);
    let terms = candidate.terms().map_err(|_| unknown())?;
    let person = &candidate.person;
    Ok(Attendee {
        number: u32::try_from(candidate.seat).map_err(|_| unknown())?,
        last_name: person.last_name.clone(),
        first_name: person.first_name.clone(),
        birth_date: person.birthdate.parse()?,
        class: person.division.clone(),
        extra_time: terms.extra_time,
    })
}
