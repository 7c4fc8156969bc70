//! The incident report of a session.

mod body;
mod row;

use jiff::civil::DateTime;
use vigie_shared::session::IncidentCategory;

use crate::DocumentError;
use crate::layout::{DocumentLayout, PageFormat};
use crate::messages;
use crate::pdf_writer::{DocumentTitle, write_pdf};
use crate::render_options::RenderOptions;
use crate::session::SessionDetails;

/// The content of an incident report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentReport {
    /// The session of the report.
    pub session: SessionDetails,
    /// In the order they were recorded, deleted ones too; may be empty.
    pub incidents: Vec<ReportedIncident>,
    /// Observations on the session; may be empty.
    pub observations: String,
    /// General remark of the referent who finalized; may be empty.
    pub remark: String,
    /// Candidates by outcome, once the session is finalized.
    pub outcomes: Option<OutcomeCounts>,
}

/// An incident in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedIncident {
    /// Its category, with the code that is printed.
    pub category: IncidentCategory,
    /// Names of the candidates; empty for the whole room.
    pub candidates: Vec<String>,
    /// Number of the question, 1..=32.
    pub question: Option<u8>,
    /// Start and end, local; no end while it lasts.
    pub interval: Option<(DateTime, Option<DateTime>)>,
    /// Free text; may be empty.
    pub description: String,
    /// Name of the person who recorded it.
    pub recorded_by: String,
    /// When it was recorded, local.
    pub recorded_at: DateTime,
    /// Whether and how it was closed.
    pub status: IncidentStatus,
}

/// Whether an incident is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncidentStatus {
    /// To be resolved.
    Open,
    /// To be resolved, and left open on purpose when the session was finalized.
    CarriedOver,
    /// Resolved or deleted.
    Closed {
        /// How it was closed.
        resolution: ReportedResolution,
        /// Free text; may be empty.
        reason: String,
        /// Name of the person who closed it; empty when it was closed automatically.
        closed_by: String,
        /// When it was closed, local.
        closed_at: DateTime,
    },
}

/// How an incident was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportedResolution {
    /// A referent found that it is true.
    Upheld,
    /// A referent found that it is not true, or has no effect.
    Dismissed,
    /// A referent took note of it.
    Noted,
    /// By handling the alert that it came from.
    Automatic,
    /// Withdrawn by its author.
    Deleted,
}

/// Number of candidates with each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutcomeCounts {
    /// Validated, score as estimated.
    pub validated: u32,
    /// Validated, score degraded.
    pub validated_degraded: u32,
    /// Rejected: too few answers, or fraud.
    pub rejected: u32,
    /// Cancelled after a technical problem.
    pub cancelled: u32,
    /// Never started.
    pub absent: u32,
}

/// Renders the incident report of a session.
///
/// # Errors
/// Only for options without a valid creation date.
pub fn render_incident_report(
    report: &IncidentReport,
    options: &RenderOptions,
) -> Result<Vec<u8>, DocumentError> {
    let messages = messages::for_language(options.language);
    let mut layout = DocumentLayout::new(PageFormat::LANDSCAPE, messages)?;
    body::lay_out(report, &mut layout);
    let number = [("session", report.session.number.as_str().into())];
    let title = DocumentTitle {
        title: messages.text_with("incidents-document", &number),
        subject: messages.text("incidents-subject"),
    };
    write_pdf(layout, title, options)
}
