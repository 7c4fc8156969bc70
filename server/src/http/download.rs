//! Files to be saved: documents and tables.

use crate::{error::ApiError, results::Language};
use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::{
    IntoParams,
    openapi::{
        ObjectBuilder, Required, Type,
        path::{Parameter, ParameterBuilder, ParameterIn},
    },
};

/// A file whose name has the session's number in it and nothing about people: names of
/// files end up in lists of recent documents, in mails and on shared screens.
#[derive(Debug)]
pub(super) struct Download {
    /// Without the number and the extension; plain ASCII.
    pub file_stem: String,
    /// Number of the session.
    pub session: u32,
    /// What is in it.
    pub content: FileContent,
}

/// What is in the file.
#[derive(Debug)]
pub(super) enum FileContent {
    /// A table for spreadsheets.
    Csv(Vec<u8>),
    /// A document.
    Pdf(Vec<u8>),
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let (bytes, media_type, extension) = match self.content {
            FileContent::Csv(bytes) => (bytes, "text/csv; charset=utf-8; header=present", "csv"),
            FileContent::Pdf(bytes) => (bytes, "application/pdf", "pdf"),
        };
        let (stem, session) = (self.file_stem, self.session);
        let disposition = format!("attachment; filename=\"{stem}-{session}.{extension}\"");
        let disposition = match HeaderValue::try_from(disposition) {
            Ok(disposition) => disposition,
            Err(error) => return ApiError::internal(error).into_response(),
        };
        // Not left to the layer outside: a document about people must not end up in a cache,
        // whatever that layer becomes.
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
pub(super) struct LangQuery(pub Language);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LangParameters {
    #[serde(default)]
    lang: Language,
}

impl IntoParams for LangQuery {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let language = ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(["fr", "en"]));
        let parameter = ParameterBuilder::new()
            .name("lang")
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some("language of the file; French when not given"))
            .schema(Some(language.build()));
        vec![parameter.build()]
    }
}

impl<S: Sync> FromRequestParts<S> for LangQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query: Query<LangParameters> = Query::try_from_uri(&parts.uri)?;
        Ok(Self(query.0.lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_saved_under_the_number_of_its_session_and_kept_in_no_cache() {
        let download = Download {
            file_stem: "parcoursup".to_owned(),
            session: 123_456,
            content: FileContent::Csv(Vec::new()),
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
