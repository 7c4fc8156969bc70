//! Files to be saved: papers and tables.

use super::ApiError;
use crate::results::Language;
use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// A file whose name has the session's number in it and nothing about people: names of
/// files end up in lists of recent documents, in mails and on shared screens.
#[derive(Debug)]
pub(super) struct Download {
    /// Without the number and the ending; plain ASCII.
    pub kind: String,
    /// Number of the session.
    pub session: u32,
    /// Content.
    pub content: Content,
}

/// What is in the file.
#[derive(Debug)]
pub(super) enum Content {
    /// A table for spreadsheets.
    Csv(Vec<u8>),
    /// A paper.
    Pdf(Vec<u8>),
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let (bytes, media_type, ending) = match self.content {
            Content::Csv(bytes) => (bytes, "text/csv; charset=utf-8; header=present", "csv"),
            Content::Pdf(bytes) => (bytes, "application/pdf", "pdf"),
        };
        let (kind, session) = (self.kind, self.session);
        let disposition = format!("attachment; filename=\"{kind}-{session}.{ending}\"");
        let disposition = match HeaderValue::try_from(disposition) {
            Ok(disposition) => disposition,
            Err(error) => return ApiError::internal(error).into_response(),
        };
        // Not left to the layer outside: whatever becomes of that one, a paper about
        // people stays in no cache.
        let no_store = HeaderValue::from_static("no-store");
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, no_store),
        ];
        (headers, bytes).into_response()
    }
}

/// `?lang=fr` or `?lang=en`; French without it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lang(pub Language);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    #[serde(default)]
    lang: Language,
}

impl<S: Sync> FromRequestParts<S> for Lang {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query: Query<Parameters> = Query::try_from_uri(&parts.uri)?;
        Ok(Self(query.0.lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_saved_under_the_number_of_its_session_and_kept_in_no_cache() {
        let download = Download {
            kind: "parcoursup".to_owned(),
            session: 123_456,
            content: Content::Csv(Vec::new()),
        };
        let response = download.into_response();
        let header = |name| response.headers()[name].to_str().unwrap();
        assert_eq!(
            header("content-disposition"),
            "attachment; filename=\"parcoursup-123456.csv\""
        );
        assert_eq!(header("cache-control"), "no-store");
    }
}
