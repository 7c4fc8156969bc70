//! From a session to one of its files: the steps that are the same for all of them.

use super::{
    request::DocumentRequest,
    scope::{own_published_session, own_session},
};
use crate::{
    app::App,
    auth::Referent,
    error::ApiError,
    http::{
        download::{Download, FileContent},
        render::{certificate_context, render_localized},
    },
    journal::SessionAggregate,
    results::{
        Messages, PublishedResults, ResultError, SeatResult, SessionHeader,
        documents::{CenterPapers, CertificateContext, render_options},
        messages,
    },
    store::CandidateRow,
    work_pool::WorkKind,
};
use vigie_documents::RenderOptions;
use vigie_shared::{session::Session, time::Timestamp};

/// One kind of file.
pub(super) struct DocumentRoute {
    pub(super) name: FileName,
    pub(super) source: DocumentSource,
}

/// How the file is called, without the number of the session and the extension.
#[derive(Clone, Copy)]
pub(super) enum FileName {
    /// The same in every language.
    Fixed(&'static str),
    /// Key of a message.
    Message(&'static str),
}

/// What the file is made from, and how.
#[derive(Clone, Copy)]
pub(super) enum DocumentSource {
    /// The whole journal, whatever the session has come to: a PDF of the present state.
    Journal(fn(&JournalSource<'_>, &RenderOptions) -> Result<Vec<u8>, ResultError>),
    /// Published results only: a certificate names the day of the publication.
    Results(fn(&ResultsSource<'_>) -> Result<FileContent, ApiError>),
}

/// What a document of a session in any state is made from.
pub(super) struct JournalSource<'a> {
    pub(super) header: &'a SessionHeader,
    pub(super) center: &'a CenterPapers,
    pub(super) session: &'a Session,
    pub(super) candidates: &'a [CandidateRow],
    pub(super) referent: &'a str,
}

/// What a document of published results is made from.
pub(super) struct ResultsSource<'a> {
    pub(super) published: &'a PublishedResults,
    pub(super) candidates: &'a [CandidateRow],
    pub(super) words: &'a Messages,
    pub(super) edition: RenderOptions,
    pub(super) certificates: CertificateContext<'a>,
}

impl<'a> ResultsSource<'a> {
    /// The results of all candidates, by seat.
    pub(super) fn results(&self) -> Result<Vec<SeatResult<'a>>, ResultError> {
        self.published.results.of_candidates(self.candidates)
    }
}

impl FileName {
    fn localized(self, words: &Messages) -> String {
        match self {
            Self::Fixed(name) => name.to_owned(),
            Self::Message(key) => words.text(key),
        }
    }
}

impl DocumentRoute {
    /// The file of the session `id`, for this referent.
    ///
    /// # Errors
    /// `not_found`, `not_finalized` or `not_published`, by what the file is made from; `busy`
    /// when too much waits.
    pub(super) async fn respond(&self, request: DocumentRequest) -> Result<Download, ApiError> {
        let DocumentRequest {
            app,
            referent,
            id,
            lang,
        } = request;
        let name = self.name;
        match self.source {
            DocumentSource::Journal(render) => {
                let header = own_session(&app, &referent, id).await?;
                from_journal(&app, referent, header, move |source, at| {
                    let bytes = render(source, &render_options(lang.0, at))?;
                    Ok(Download {
                        file_stem: name.localized(messages(lang.0)),
                        session: source.header.number,
                        content: FileContent::Pdf(bytes),
                    })
                })
                .await
            }
            DocumentSource::Results(render) => {
                let published = own_published_session(&app, &referent, id).await?;
                let candidates = app.store.candidates(published.header.id).await?;
                let center = CenterPapers::load(&app.store, &published.header, published.at);
                let center = center.await?;
                let context = app.clone();
                render_localized(&app, referent.work_key(), lang, move |words| {
                    let source = ResultsSource {
                        published: &published,
                        candidates: &candidates,
                        words,
                        edition: render_options(lang.0, published.at),
                        certificates: certificate_context(&context, &center),
                    };
                    Ok(Download {
                        file_stem: name.localized(words),
                        session: published.header.number,
                        content: render(&source)?,
                    })
                })
                .await
            }
        }
    }
}

/// Folds the whole journal, incidents included, and renders at the time of its last row: a
/// reprint is the same file.
async fn from_journal(
    app: &App,
    referent: Referent,
    header: SessionHeader,
    render: impl FnOnce(&JournalSource<'_>, Timestamp) -> Result<Download, ResultError> + Send + 'static,
) -> Result<Download, ApiError> {
    let turn = app.work.turn(referent.work_key(), WorkKind::Document);
    let turn = turn.await?;
    let rows = app.store.journal(header.id, 0).await?;
    let candidates = app.store.candidates(header.id).await?;
    let at = rows.last().map_or(Timestamp::default(), |row| row.at);
    let center = match header.finalized_at {
        Some(_) => CenterPapers::load(&app.store, &header, at).await?,
        // Not a paper of record yet: as the center is now.
        None => CenterPapers::load(&app.store, &header, app.clock.now()).await?,
    };
    turn.run(move || {
        let folded = SessionAggregate::from_rows(&rows).map_err(ResultError::from)?;
        let source = JournalSource {
            header: &header,
            center: &center,
            session: &folded.session,
            candidates: &candidates,
            referent: &referent.name,
        };
        Ok(render(&source, at)?)
    })
    .await?
}
