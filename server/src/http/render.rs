//! How files are rendered: in turns of the pool for heavy work.

use super::download::{Download, FileContent, LangQuery};
use crate::{
    app::{App, SharedApp},
    error::ApiError,
    results::{
        Messages, PublishedResults, ResultError,
        documents::{self, CenterPapers, CertificateContext, render_options},
        messages,
    },
    store::CandidateRow,
    work_pool::{WorkKey, WorkKind},
};

/// Renders a file in a language, when it is the turn of `key`.
///
/// # Errors
/// `busy` when too much waits; what `render` returns; an internal error when it panicked.
pub(super) async fn render_localized<T: Send + 'static>(
    app: &App,
    key: WorkKey,
    lang: LangQuery,
    render: impl FnOnce(&Messages) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let render = move || render(messages(lang.0));
    app.work.run(key, WorkKind::Document, render).await?
}

/// Renders the certificate of one candidate.
///
/// # Errors
/// `not_found` when the outcome comes without one; `busy` when too much waits.
#[tracing::instrument(name = "render_certificate", skip_all)]
pub(super) async fn certificate(
    app: SharedApp,
    key: WorkKey,
    published: PublishedResults,
    holder: CandidateRow,
    lang: LangQuery,
) -> Result<Download, ApiError> {
    let center = CenterPapers::load(&app.store, &published.header, published.at).await?;
    let context = app.clone();
    let print = move |words: &Messages| {
        let result = published.results.of_candidate(&holder)?;
        let context = certificate_context(&context, &center);
        let certificate = documents::certificate(&published, result, context)?;
        let certificate = certificate.ok_or(ApiError::NotFound)?;
        let bytes = vigie_documents::render_certificate(
            &certificate,
            &render_options(lang.0, published.at),
        );
        Ok(Download {
            file_stem: words.text("file-certificate"),
            session: published.header.number,
            content: FileContent::Pdf(bytes.map_err(ResultError::from)?),
        })
    };
    render_localized(&app, key, lang, print).await
}

/// What certificates need of this server.
pub(super) fn certificate_context<'a>(
    app: &'a App,
    center: &'a CenterPapers,
) -> CertificateContext<'a> {
    CertificateContext {
        origin: &app.origin,
        scale: app.bank.scale(),
        center,
    }
}
