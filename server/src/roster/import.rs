//! One file read, in a turn of the work pool.

use crate::{
    app::App,
    error::ApiError,
    work_pool::{WorkKey, WorkKind},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use vigie_documents::is_printable_text;
use vigie_roster_import::{ImportRequest, RosterReading, read_roster};
use vigie_shared::{
    api::{RosterAnswers, RosterFile, RosterSpread},
    ids::CenterId,
};

/// Where the people come from: a file, or a text that was typed.
pub struct RosterSource {
    /// Used when there is no file.
    pub text: String,
    /// A file.
    pub file: Option<RosterFile>,
    /// A file that says who may be certified.
    pub profile: Option<RosterFile>,
    /// What was answered about it.
    pub answers: RosterAnswers,
    /// How the people are spread.
    pub spread: Option<RosterSpread>,
}

/// Reads a roster with the memory of the center.
///
/// # Errors
/// When the file is not Base64, too much work waits already, or the database cannot be read.
#[tracing::instrument(name = "read_roster", skip_all)]
pub async fn read(
    app: &App,
    key: WorkKey,
    center: CenterId,
    today: Date,
    source: RosterSource,
) -> Result<RosterReading, ApiError> {
    let mut memory = app.store.import_memory(center).await?;
    let settings = app.store.center_settings(center).await?;
    // Its own exports need no question, those of another school do.
    let uai = settings.map(|row| row.settings.uai);
    memory.schools.extend(uai.filter(|uai| !uai.is_empty()));
    let reading = move || {
        let bytes = match &source.file {
            Some(file) => STANDARD.decode(&file.content)?,
            None => source.text.into_bytes(),
        };
        let profile = source.profile.as_ref();
        let profile = profile.map(|file| STANDARD.decode(&file.content));
        let profile = profile.transpose()?;
        Ok::<_, base64::DecodeError>(read_roster(&ImportRequest {
            bytes: &bytes,
            answers: &source.answers,
            memory: &memory,
            profile: profile.as_deref(),
            spread: source.spread.as_ref(),
            today,
            printable: &is_printable_text,
        }))
    };
    let read = app.work.run(key, WorkKind::RosterImport, reading).await?;
    read.map_err(|_| ApiError::Malformed)
}
