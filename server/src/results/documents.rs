//! The data of printed documents, gathered for [`vigie_documents`].

mod attendance;
mod certificate;
mod incidents;

pub use attendance::attendance_sheet;
pub use certificate::{CertificateContext, certificate};
pub use incidents::incident_report;

use super::{Language, ResultError, SessionHeader};
use jiff::{
    civil::{DateTime, Time},
    tz::TimeZone,
};
use vigie_documents::{RenderOptions, SessionDetails, SessionStage};
use vigie_shared::{session::Session, time::Timestamp, view::SessionStatus};

/// A document as it was at `created_at`: an instant of the record, so that a reprint is the
/// same file.
pub fn render_options(language: Language, created_at: Timestamp) -> RenderOptions {
    RenderOptions {
        language,
        created_at,
    }
}

/// The header of the documents of a session, for this referent.
fn session_head(
    header: &SessionHeader,
    session: &Session,
    referent: &str,
) -> Result<SessionDetails, ResultError> {
    Ok(SessionDetails {
        number: header.number.to_string(),
        center: header.center.clone(),
        site: header.site.clone(),
        room: header.room.clone(),
        date: header.held_on.parse()?,
        time: header.held_at.parse::<Time>()?,
        invigilators: header.invigilators.clone(),
        referent: referent.to_owned(),
        stage: match SessionStatus::from_session(session) {
            SessionStatus::Created | SessionStatus::Cancelled => SessionStage::Created,
            SessionStatus::InProgress => SessionStage::InProgress,
            SessionStatus::Finalized => SessionStage::Finalized,
            SessionStatus::Published => SessionStage::Published,
        },
    })
}

/// An instant in the zone of this machine, which is the center's: documents say what the
/// clock on the wall said.
fn local(at: Timestamp) -> Result<DateTime, ResultError> {
    let instant = jiff::Timestamp::from_microsecond(at.0)?;
    Ok(instant.to_zoned(TimeZone::system()).datetime())
}
