//! Vigie's printed papers, as PDF.
//!
//! | paper | input | function |
//! |---|---|---|
//! | certificate | [`Certificate`] | [`certificate`] |
//! | all certificates of a session in one file | [`CertificateFile`] | [`certificates`] |
//! | incident report (procès-verbal d'incident) | [`IncidentReport`] | [`incident_report`] |
//! | attendance sheet (feuille d'émargement) | [`AttendanceSheet`] | [`attendance_sheet`] |
//!
//! Each function takes its input and an [`Edition`] (language, creation date) and gives the
//! bytes of a file. The same input gives the same bytes: nothing here reads a clock, a
//! file or a random number. Every file is A4, conforms to PDF/A-2a and PDF/UA-1 as far as
//! the PDF library can check (it refuses to write one that does not), and reads well
//! in black and white.
//!
//! **Texts from outside** are printed as they are, with three exceptions: control
//! characters and bidi marks are left out, letters are composed, and a character that the
//! fonts lack (they have Latin with Vietnamese, Greek and Cyrillic) is printed as `�`, with
//! a note on the paper that says so. Long texts shrink or wrap; they never run over.
//!
//! Not here: what the papers say about whom (the server gathers that), and where they go.
//!
//! Reading order: an input (`certificate`), its layout (`certificate/front`), the cursor
//! that lays out (`flow`), the structure for screen readers (`tree`), and how both become
//! a file (`press`).

mod attendance;
mod certificate;
mod edition;
mod error;
mod flow;
mod incidents;
mod messages;
mod press;
mod qr;
mod session;
mod sheet;
mod table;
mod text;
mod tree;

pub use attendance::{AttendanceSheet, Attendee, attendance_sheet};
pub use certificate::{
    Certificate, CertificateFile, Level, MESHES, Record, certificate, certificates,
};
pub use edition::Edition;
pub use error::PaperError;
pub use incidents::{
    Closing, IncidentReport, OutcomeCounts, ReportedIncident, Standing, incident_report,
};
pub use session::{SessionHead, SessionStage};
pub use vigie_i18n::Language;
