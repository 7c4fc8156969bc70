//! The attendance sheet of a session.

mod layout;

use jiff::civil::Date;
use vigie_shared::time::ExtraTime;

use crate::PaperError;
use crate::edition::Edition;
use crate::flow::{Flow, Format};
use crate::messages;
use crate::press::{self, Title};
use crate::session::SessionHead;

/// What the attendance sheet of a session says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceSheet {
    /// The session.
    pub session: SessionHead,
    /// Its candidates, in the order they are to be listed.
    pub candidates: Vec<Attendee>,
}

/// A candidate on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Number on the sheet, from 1.
    pub number: u32,
    /// Birth name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Date of birth.
    pub birth_date: Date,
    /// Class; may be empty.
    pub class: String,
    /// Extra time, printed exactly: 33.33 % stays 33.33 %.
    pub extra_time: ExtraTime,
}

/// Prints the attendance sheet of a session.
///
/// # Errors
/// Only for an edition whose instant is no date.
pub fn attendance_sheet(sheet: &AttendanceSheet, edition: &Edition) -> Result<Vec<u8>, PaperError> {
    let messages = messages::for_language(edition.language);
    let mut flow = Flow::new(Format::PORTRAIT)?;
    layout::lay_out(sheet, &mut flow, messages);
    let number = [("session", sheet.session.number.as_str().into())];
    let title = messages.text_with("attendance-document", &number);
    let subject = messages.text("attendance-subject");
    press::print(flow, Title { title, subject }, messages, edition)
}
