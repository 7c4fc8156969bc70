//! The rosters of sessions: files read in turns of the work pool, and people enrolled.
//!
//! What a file means is decided in `vigie-roster-import`; here are the memory of the center, the
//! limits on work, and the sessions that are made.

mod enroll;
mod import;

pub use enroll::{EnrollError, EnrolledSession, SessionPlan, enroll};
pub use import::{RosterSource, read};
pub use vigie_roster_import::{Enrollment, RosterReading, Sex, identity, is_visible, parse_date};
