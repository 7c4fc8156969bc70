//! Where files are rendered: off the threads that serve the rooms, and few at a time.

use super::download::{Download, FileContent, LangQuery};
use crate::{
    app::{App, SharedApp},
    error::ApiError,
    results::{
        Messages, PublishedResults, ResultError,
        documents::{self, CertificateContext, render_options},
        messages,
    },
    store::CandidateRow,
};
use tokio::sync::{Semaphore, SemaphorePermit};
use tracing::Span;

/// Files rendered at the same time. A class that fetches its certificates in the same minute
/// must leave the processor to the rooms where others still take their tests.
static RENDER_SLOTS: Semaphore = Semaphore::const_new(2);

/// The right to render one file.
pub(super) struct RenderSlot(SemaphorePermit<'static>);

impl RenderSlot {
    /// Waits for a slot. What needs a whole journal acquires one before reading it: then as
    /// many journals are in memory as there are slots, and not as there are requests.
    ///
    /// # Errors
    /// Never; the semaphore is not closed.
    #[tracing::instrument(name = "render_slot", skip_all)]
    pub(super) async fn acquire() -> Result<Self, ApiError> {
        let permit = RENDER_SLOTS.acquire().await;
        permit.map(Self).map_err(ApiError::internal)
    }

    /// Renders something. The slot is taken until it is rendered, also when the request was
    /// cancelled before: a client that asks and hangs up, again and again, must not get more
    /// than its turn.
    ///
    /// # Errors
    /// What `render` returns; or an internal error when it panicked.
    pub(super) async fn render<T: Send + 'static>(
        self,
        render: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let span = Span::current();
        let rendering = move || {
            let _taken = self.0;
            span.in_scope(render)
        };
        let rendered = tokio::task::spawn_blocking(rendering).await;
        rendered.map_err(ApiError::internal)?
    }
}

/// Renders a file in a language, in turn.
///
/// # Errors
/// As [`RenderSlot::render`].
pub(super) async fn render_localized<T: Send + 'static>(
    lang: LangQuery,
    render: impl FnOnce(&Messages) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let slot = RenderSlot::acquire().await?;
    slot.render(move || render(messages(lang.0))).await
}

/// Renders the certificate of one candidate.
///
/// # Errors
/// `not_found` when the outcome comes without one.
#[tracing::instrument(name = "render_certificate", skip_all)]
pub(super) async fn certificate(
    app: SharedApp,
    published: PublishedResults,
    holder: CandidateRow,
    lang: LangQuery,
) -> Result<Download, ApiError> {
    let print = move |words: &Messages| {
        let result = published.results.of_candidate(&holder)?;
        let certificate = documents::certificate(&published, result, certificate_context(&app))?;
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
    render_localized(lang, print).await
}

/// What certificates need of this server.
pub(super) fn certificate_context(app: &App) -> CertificateContext<'_> {
    CertificateContext {
        origin: &app.origin,
        scale: app.bank.scale(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_slot_stays_taken_until_a_cancelled_file_is_rendered() {
        let slot = RenderSlot::acquire().await.unwrap();
        let (begin, begun) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let request = tokio::spawn(slot.render(move || {
            begin.send(()).unwrap();
            ended.blocking_recv().unwrap();
            Ok(())
        }));
        begun.await.unwrap();
        request.abort();
        assert!(request.await.unwrap_err().is_cancelled());
        assert_eq!(RENDER_SLOTS.available_permits(), 1);
        end.send(()).unwrap();
        assert!(RENDER_SLOTS.acquire_many(2).await.is_ok());
    }
}
