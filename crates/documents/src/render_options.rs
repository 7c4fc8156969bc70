//! Language and creation date of a document.

use jiff::civil::DateTime;
use krilla::metadata;
use vigie_i18n::Language;
use vigie_shared::time::Timestamp;

use crate::DocumentError;

/// What is not about the content of a document. The same content with the same options gives
/// the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderOptions {
    /// Language of the fixed texts; names and descriptions stay as written.
    pub language: Language,
    /// Creation date of the document. With an instant of the record (the publication, the last
    /// event) instead of the clock, rendering again gives the same file.
    pub created_at: Timestamp,
}

impl RenderOptions {
    /// The creation date for the document's metadata, in UTC.
    pub(crate) fn metadata_date(&self) -> Result<metadata::DateTime, DocumentError> {
        let invalid = || DocumentError::InvalidCreationDate;
        let instant = jiff::Timestamp::from_microsecond(self.created_at.0);
        let utc = jiff::tz::TimeZone::UTC;
        let date: DateTime = utc.to_datetime(instant.map_err(|_| invalid())?);
        let year = u16::try_from(date.year()).map_err(|_| invalid())?;
        Ok(metadata::DateTime::new(year)
            .month(date.month().unsigned_abs())
            .day(date.day().unsigned_abs())
            .hour(date.hour().unsigned_abs())
            .minute(date.minute().unsigned_abs())
            .second(date.second().unsigned_abs())
            .utc_offset_hour(0)
            .utc_offset_minute(0))
    }
}
