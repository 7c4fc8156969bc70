//! The rosters of sessions: files read in turns of the work pool, and people enrolled.
//!
//! What a file means is decided in `vigie-roster-import`; here are the memory of the center, the
//! limits on work, and the sessions that are made.

mod change;
mod enroll;
mod import;
mod person;

pub use change::{CandidateChange, PersonEdit, edit, enroll_late, remove};
pub use enroll::{EnrollError, EnrolledSession, SessionPlan, enroll};
pub use import::{RosterSource, read};
pub use person::{PersonSource, checked_person};
pub use vigie_roster_import::{
    CivilSex, RosterPerson, RosterReading, identity, is_visible, parse_date,
};
