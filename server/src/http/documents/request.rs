//! What is asked of every file of a session.

use super::SessionPath;
use crate::{
    app::SharedApp,
    auth::{ConfirmedReferent, Referent},
    error::ApiError,
    http::download::LangQuery,
};
use axum::{
    RequestPartsExt,
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

/// Who asks for a file of which session, and in which language.
pub(in crate::http) struct DocumentRequest {
    pub(super) app: SharedApp,
    pub(super) referent: Referent,
    pub(super) id: SessionPath,
    pub(super) lang: LangQuery,
}

/// The same from a referent who gave the password within the last 15 minutes: for files with
/// results.
pub(in crate::http) struct ConfirmedDocumentRequest(pub(super) DocumentRequest);

impl FromRequestParts<SharedApp> for DocumentRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        Ok(Self {
            app: app.clone(),
            referent: parts.extract_with_state(app).await?,
            id: parts.extract::<Path<_>>().await,
            lang: parts.extract_with_state(app).await?,
        })
    }
}

impl FromRequestParts<SharedApp> for ConfirmedDocumentRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        ConfirmedReferent::from_request_parts(parts, app).await?;
        Ok(Self(parts.extract_with_state(app).await?))
    }
}
