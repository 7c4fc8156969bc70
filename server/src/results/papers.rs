//! What is printed, gathered for [`vigie_documents`].

mod attendance;
mod certificate;
mod incidents;

pub use attendance::attendance_sheet;
pub use certificate::{Scheme, certificate};
pub use incidents::incident_report;

use super::{Head, Language, ResultError};
use jiff::{
    civil::{DateTime, Time},
    tz::TimeZone,
};
use vigie_documents::{RenderOptions, SessionDetails, SessionStage};
use vigie_shared::{session::Session, time::Timestamp, view::SessionStatus};

/// A paper as it was at `created_at`: an instant of the record, so that a reprint is the
/// same file.
pub fn render_options(language: Language, created_at: Timestamp) -> RenderOptions {
    RenderOptions {
        language,
        created_at,
    }
}

/// The head of a session's papers, for this referent.
fn session_head(
    head: &Head,
    session: &Session,
    referent: &str,
) -> Result<SessionDetails, ResultError> {
    Ok(SessionDetails {
        number: head.number.to_string(),
        center: head.center.clone(),
        site: head.site.clone(),
        room: head.room.clone(),
        date: head.held_on.parse()?,
        time: head.held_at.parse::<Time>()?,
        invigilators: head.invigilators.clone(),
        referent: referent.to_owned(),
        stage: match SessionStatus::from_session(session) {
            SessionStatus::Created => SessionStage::Created,
            SessionStatus::InProgress => SessionStage::InProgress,
            SessionStatus::Finalized => SessionStage::Finalized,
            SessionStatus::Published => SessionStage::Published,
        },
    })
}

/// An instant in the zone of this machine, which is the center's: papers say what the
/// clock on the wall said.
fn local(at: Timestamp) -> Result<DateTime, ResultError> {
    let instant = jiff::Timestamp::from_microsecond(at.0)?;
    Ok(instant.to_zoned(TimeZone::system()).datetime())
}
