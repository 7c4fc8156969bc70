//! The attendance sheet.

use super::{CenterPapers, session_head};
use crate::{
    results::{ResultError, SessionHeader},
    store::CandidateRow,
};
use vigie_documents::{AttendanceSheet, Attendee};
use vigie_shared::{session::Session, time::ExtraTime};

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
    let points = u32::try_from(candidate.extra_time).map_err(|_| unknown())?;
    Ok(Attendee {
        number: u32::try_from(candidate.seat).map_err(|_| unknown())?,
        last_name: candidate.last_name.clone(),
        first_name: candidate.first_name.clone(),
        birth_date: candidate.birthdate.parse()?,
        class: candidate.division.clone(),
        extra_time: ExtraTime::from_basis_points(points).ok_or_else(unknown)?,
    })
}
