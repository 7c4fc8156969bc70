//! The files of a session, for the referents of its center.
//!
//! A session of another center does not exist here, as everywhere.

mod certificate;
mod request;
mod route;
pub(super) mod scope;

pub(super) use certificate::*;

use super::download::{Download, FileContent, LangQuery};
use crate::{
    error::ApiError,
    results::{self, ResultError, documents},
};
use axum::extract::{Path, rejection::PathRejection};
use request::{ConfirmedDocumentRequest, DocumentRequest};
use route::{DocumentRoute, DocumentSource, FileName};
use vigie_documents::CertificateFile;
use vigie_shared::{api::ErrorBody, ids::SessionId};

pub(super) type SessionPath = Result<Path<SessionId>, PathRejection>;

const INCIDENT_REPORT: DocumentRoute = DocumentRoute {
    name: FileName::Message("file-incidents"),
    source: DocumentSource::Journal(|source, edition| {
        let report = documents::incident_report(
            source.header,
            source.center,
            source.session,
            source.candidates,
            source.referent,
        )?;
        Ok(vigie_documents::render_incident_report(&report, edition)?)
    }),
};

const ATTENDANCE_SHEET: DocumentRoute = DocumentRoute {
    name: FileName::Message("file-attendance"),
    source: DocumentSource::Journal(|source, edition| {
        let sheet = documents::attendance_sheet(
            source.header,
            source.center,
            source.session,
            source.candidates,
            source.referent,
        )?;
        Ok(vigie_documents::render_attendance_sheet(&sheet, edition)?)
    }),
};

const CERTIFICATES: DocumentRoute = DocumentRoute {
    name: FileName::Message("file-certificates"),
    source: DocumentSource::Results(|source| {
        let certificates = source
            .results()?
            .into_iter()
            .map(|result| documents::certificate(source.published, result, source.certificates))
            .filter_map(Result::transpose)
            .collect::<Result<Vec<_>, ResultError>>()?;
        if certificates.is_empty() {
            return Err(ApiError::NotFound);
        }
        let file = CertificateFile {
            session: source.published.header.number.to_string(),
            certificates,
        };
        let bytes = vigie_documents::render_certificates(&file, &source.edition);
        Ok(FileContent::Pdf(bytes.map_err(ResultError::from)?))
    }),
};

const PRESCRIBER_TABLE: DocumentRoute = DocumentRoute {
    name: FileName::Fixed("prescripteur"),
    source: DocumentSource::Results(|source| {
        let table = results::prescriber(source.published, &source.results()?, source.words)?;
        Ok(FileContent::Csv(table))
    }),
};

const PARCOURSUP_TABLE: DocumentRoute = DocumentRoute {
    name: FileName::Fixed("parcoursup"),
    source: DocumentSource::Results(|source| {
        Ok(FileContent::Csv(results::parcoursup(&source.results()?)?))
    }),
};

/// The incident report (procès-verbal), at any time.
#[utoipa::path(get, path = "/api/sessions/{id}/incidents.pdf", tag = "referent",
    operation_id = "incident_report", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), LangQuery),
    responses((status = OK, content_type = "application/pdf", body = Vec<u8>)))]
#[tracing::instrument(skip_all)]
pub(super) async fn incidents(request: DocumentRequest) -> Result<Download, ApiError> {
    INCIDENT_REPORT.respond(request).await
}

/// The attendance sheet (feuille d'émargement), at any time.
#[utoipa::path(get, path = "/api/sessions/{id}/attendance.pdf", tag = "referent",
    operation_id = "attendance_sheet", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), LangQuery),
    responses((status = OK, content_type = "application/pdf", body = Vec<u8>)))]
#[tracing::instrument(skip_all)]
pub(super) async fn attendance(request: DocumentRequest) -> Result<Download, ApiError> {
    ATTENDANCE_SHEET.respond(request).await
}

/// All certificates in one file, once published.
#[utoipa::path(get, path = "/api/sessions/{id}/certificates.pdf", tag = "referent",
    operation_id = "session_certificates", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), LangQuery),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = NOT_FOUND, body = ErrorBody, description = "not_found: no such session, or no \
            candidate has a certificate"),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn certificates(
    ConfirmedDocumentRequest(request): ConfirmedDocumentRequest,
) -> Result<Download, ApiError> {
    CERTIFICATES.respond(request).await
}

/// The results for the prescriber, as CSV. The language is that of the comments.
#[utoipa::path(get, path = "/api/sessions/{id}/prescriber.csv", tag = "referent",
    operation_id = "prescriber_table", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), LangQuery),
    responses(
        (status = OK, content_type = "text/csv", body = String),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn prescriber(
    ConfirmedDocumentRequest(request): ConfirmedDocumentRequest,
) -> Result<Download, ApiError> {
    PRESCRIBER_TABLE.respond(request).await
}

/// The results in the manner of Parcoursup, as CSV. Programs read this table: the language
/// changes nothing.
#[utoipa::path(get, path = "/api/sessions/{id}/parcoursup.csv", tag = "referent",
    operation_id = "parcoursup_table", security(("referent" = [])),
    params(("id" = String, Path, format = "uuid"), LangQuery),
    responses(
        (status = OK, content_type = "text/csv", body = String),
        (status = FORBIDDEN, body = ErrorBody, description = "confirmation_needed"),
        (status = CONFLICT, body = ErrorBody, description = "not_finalized, not_published"),
    ))]
#[tracing::instrument(skip_all)]
pub(super) async fn parcoursup(
    ConfirmedDocumentRequest(request): ConfirmedDocumentRequest,
) -> Result<Download, ApiError> {
    PARCOURSUP_TABLE.respond(request).await
}
