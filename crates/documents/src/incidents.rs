//! The incident report of a session.

mod layout;

use jiff::civil::DateTime;
use vigie_shared::session::Category;

use crate::PaperError;
use crate::edition::Edition;
use crate::flow::{Flow, Format};
use crate::messages;
use crate::press::{self, Title};
use crate::session::SessionHead;

/// What the report of a session's incidents says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentReport {
    /// The session.
    pub session: SessionHead,
    /// Its incidents in the order they were recorded, deleted ones too; may be none.
    pub incidents: Vec<ReportedIncident>,
    /// Observations on the session; may be empty.
    pub observations: String,
    /// Candidates by outcome, once the session is finalized.
    pub outcomes: Option<OutcomeCounts>,
}

/// An incident in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedIncident {
    /// What kind.
    pub category: Category,
    /// Names of the candidates; empty for the whole room.
    pub candidates: Vec<String>,
    /// Number of the question, 1..=32.
    pub question: Option<u8>,
    /// From when to when it lasted, local; the end is open while it lasts.
    pub interval: Option<(DateTime, Option<DateTime>)>,
    /// In words; may be empty.
    pub description: String,
    /// Who recorded it.
    pub recorded_by: String,
    /// When, local.
    pub recorded_at: DateTime,
    /// Where it stands.
    pub standing: Standing,
}

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// To be resolved.
    Open,
    /// Done.
    Closed {
        /// How.
        how: Closing,
        /// Why, in words; may be empty.
        reason: String,
        /// Who did it; may be empty for what happened by itself.
        by: String,
        /// When, local.
        at: DateTime,
    },
}

/// How an incident was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// A referent says it is so.
    Upheld,
    /// A referent says it is not so.
    Dismissed,
    /// By handling the alert it came from.
    Automatic,
    /// Withdrawn by its author.
    Deleted,
}

/// How many candidates have which outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutcomeCounts {
    /// Validated, score as estimated.
    pub validated: u32,
    /// Validated, score degraded.
    pub validated_degraded: u32,
    /// Rejected.
    pub rejected: u32,
    /// Cancelled.
    pub cancelled: u32,
    /// Never started.
    pub absent: u32,
}

/// Prints the incident report of a session.
///
/// # Errors
/// Only for an edition whose instant is no date.
pub fn incident_report(report: &IncidentReport, edition: &Edition) -> Result<Vec<u8>, PaperError> {
    let messages = messages::for_language(edition.language);
    let mut flow = Flow::new(Format::LANDSCAPE)?;
    layout::lay_out(report, &mut flow, messages);
    let number = [("session", report.session.number.as_str().into())];
    let title = messages.text_with("incidents-document", &number);
    let subject = messages.text("incidents-subject");
    press::print(flow, Title { title, subject }, messages, edition)
}
