//! The roster of a session: from the text of a CSV file to enrolled candidates.
//!
//! Every diagnostic of a file is reported at once, with the line as an editor counts
//! it, so that a referent corrects a file once and not once a line.

mod date;
mod diagnostic;
mod enroll;
mod extra_time;
mod header;
mod line_counter;
mod read;
mod row;

pub use date::parse_date;
pub use enroll::{EnrollError, EnrolledSession, SessionPlan, enroll};
pub use read::{ParsedRoster, read};
pub use row::{Enrollment, Sex};

use jiff::civil::Date;
use vigie_shared::person::fold_name;

/// What distinguishes the candidates of a session, and what a login compares:
/// folded first name, folded last name, birthdate. Folding leaves no spaces, so
/// that a space can separate.
pub fn identity(first_name: &str, last_name: &str, birthdate: Date) -> String {
    format!(
        "{} {} {birthdate}",
        fold_name(first_name),
        fold_name(last_name)
    )
}

/// Whether a character may stand in a name or a description. Invisible ones may not: control
/// characters, and those that turn the direction of a text or take no room.
pub fn is_printable(c: char) -> bool {
    let invisible = matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !c.is_control() && !invisible
}

#[cfg(test)]
mod tests;
