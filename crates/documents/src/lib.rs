//! Vigie's printed documents, as PDF.
//!
//! | document | input | function |
//! |---|---|---|
//! | certificate | [`Certificate`] | [`render_certificate`] |
//! | all certificates of a session in one file | [`CertificateFile`] | [`render_certificates`] |
//! | incident report (procès-verbal d'incident) | [`IncidentReport`] | [`render_incident_report`] |
//! | attendance sheet (feuille d'émargement) | [`AttendanceSheet`] | [`render_attendance_sheet`] |
//!
//! Each function takes its input and [`RenderOptions`] (language, creation date) and returns
//! the bytes of a file. The same input gives the same bytes: nothing here reads a clock, a
//! file or a random number. Every file is A4, conforms to PDF/A-2a and PDF/UA-1 as far as
//! the PDF library can check (it refuses to write one that does not), and stays readable
//! when printed in black and white.
//!
//! **Text from outside** is printed as it is, with three exceptions: control characters and
//! bidi marks are left out, letters are composed, and a character that the fonts lack (they
//! have Latin with Vietnamese, Greek and Cyrillic) is printed as `�`, with a note in the
//! document that says so. Long texts shrink or wrap; they never overflow.
//!
//! Not here: what the documents say about which person (the server gathers that), and who may
//! fetch them.
//!
//! Reading order: an input (`certificate`), its content (`certificate/front`), the engine
//! that lays it out (`layout`), the structure for screen readers (`structure_tree`), and how
//! both become a file (`pdf_writer`).

mod attendance;
mod certificate;
mod error;
mod geometry;
mod incidents;
mod layout;
mod messages;
mod page;
mod pdf_writer;
mod qr;
mod render_options;
mod session;
mod signature_image;
mod structure_tree;
mod table;
mod text;

pub use attendance::{AttendanceSheet, Attendee, render_attendance_sheet};
pub use certificate::{
    Certificate, CertificateFile, CompetenceLevel, ResultProvenance, Signatory, render_certificate,
    render_certificates,
};
pub use error::DocumentError;
pub use incidents::{
    IncidentReport, IncidentStatus, OutcomeCounts, ReportedIncident, ReportedResolution,
    render_incident_report,
};
pub use render_options::RenderOptions;
pub use session::{CenterClock, SessionDetails, SessionStage};
pub use signature_image::{SignatureImage, SignatureImageError};
pub use text::is_printable_text;
pub use vigie_i18n::Language;
