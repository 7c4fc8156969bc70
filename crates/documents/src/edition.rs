//! In which language and when a paper is printed.

use jiff::civil::DateTime;
use krilla::metadata;
use vigie_i18n::Language;
use vigie_shared::time::Timestamp;

use crate::PaperError;

/// What is not about the content of a paper: the same content in the same edition gives
/// the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Language of everything Vigie says; names and descriptions stay as written.
    pub language: Language,
    /// Creation date of the document. Use an instant of the record (the publication, the
    /// last event) rather than the clock, and reprinting gives the same file.
    pub printed_at: Timestamp,
}

impl Edition {
    /// The creation date for the document's metadata, in UTC.
    pub(crate) fn metadata_date(&self) -> Result<metadata::DateTime, PaperError> {
        let instant = jiff::Timestamp::from_microsecond(self.printed_at.0);
        let utc = jiff::tz::TimeZone::UTC;
        let date: DateTime = utc.to_datetime(instant.map_err(|_| PaperError::NoDate)?);
        let year = u16::try_from(date.year()).map_err(|_| PaperError::NoDate)?;
        let part = i8::unsigned_abs;
        Ok(metadata::DateTime::new(year)
            .month(part(date.month()))
            .day(part(date.day()))
            .hour(part(date.hour()))
            .minute(part(date.minute()))
            .second(part(date.second()))
            .utc_offset_hour(0)
            .utc_offset_minute(0))
    }
}
