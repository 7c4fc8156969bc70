//! The data of printed documents, gathered for [`vigie_documents`].

mod attendance;
mod certificate;
mod incidents;

pub use attendance::attendance_sheet;
pub use certificate::{CertificateContext, certificate};
pub use incidents::incident_report;

use super::{Language, ResultError, SessionHeader};
use crate::{
    center_settings::signatory,
    store::{CenterSettingsRow, Store},
};
use jiff::civil::Time;
use vigie_documents::{CenterClock, RenderOptions, SessionDetails, SessionStage, Signatory};
use vigie_shared::{api::CenterSettings, session::Session, time::Timestamp, view::SessionStatus};

/// A document as it was at `created_at`: an instant of the record, so that a reprint is the
/// same file.
pub fn render_options(language: Language, created_at: Timestamp) -> RenderOptions {
    RenderOptions {
        language,
        created_at,
    }
}

/// What a center said of itself when a paper was made: a reprint is the same file.
#[derive(Debug, Clone)]
pub struct CenterPapers {
    settings: CenterSettings,
    signatory: Option<Signatory>,
}

impl CenterPapers {
    /// What the center of a session said at `at`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn load(
        store: &Store,
        header: &SessionHeader,
        at: Timestamp,
    ) -> Result<Self, ResultError> {
        let row = store.center_settings_at(header.center_id, at).await?;
        let row = row.unwrap_or_else(|| CenterSettingsRow::of_name(&header.center));
        Ok(Self {
            signatory: signatory(&row),
            settings: row.settings,
        })
    }
}

/// The header of the documents of a session, for this referent.
fn session_head(
    header: &SessionHeader,
    center: &CenterPapers,
    session: &Session,
    referent: &str,
) -> Result<SessionDetails, ResultError> {
    let starts_at = header.zone.instant_of(&header.held_on, &header.held_at)?;
    Ok(SessionDetails {
        number: header.number.to_string(),
        center: center.settings.name.clone(),
        uai: center.settings.uai.clone(),
        center_address: center.settings.address.clone(),
        clock: CenterClock {
            zone: header.zone.name().to_owned(),
            offset: header.zone.offset(starts_at)?,
        },
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
