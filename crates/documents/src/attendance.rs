//! The attendance sheet of a session.

mod body;

use jiff::civil::Date;
use vigie_shared::time::ExtraTime;

use crate::DocumentError;
use crate::layout::{DocumentLayout, PageFormat};
use crate::messages;
use crate::pdf_writer::{DocumentTitle, write_pdf};
use crate::render_options::RenderOptions;
use crate::session::SessionDetails;

/// The content of an attendance sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceSheet {
    /// The session of the sheet.
    pub session: SessionDetails,
    /// In the order in which they are listed.
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
    /// School class; may be empty.
    pub class: String,
    /// Printed exactly: 33.33 % stays 33.33 %.
    pub extra_time: ExtraTime,
}

/// Renders the attendance sheet of a session.
///
/// # Errors
/// Only for options without a valid creation date.
pub fn render_attendance_sheet(
    sheet: &AttendanceSheet,
    options: &RenderOptions,
) -> Result<Vec<u8>, DocumentError> {
    let messages = messages::for_language(options.language);
    let mut layout = DocumentLayout::new(PageFormat::PORTRAIT, messages)?;
    body::lay_out(sheet, &mut layout);
    let number = [("session", sheet.session.number.as_str().into())];
    let title = DocumentTitle {
        title: messages.text_with("attendance-document", &number),
        subject: messages.text("attendance-subject"),
    };
    write_pdf(layout, title, options)
}
