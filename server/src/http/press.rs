//! Where files are made: off the threads that serve the rooms, and few at a time.

use super::{
    ApiError,
    download::{Content, Download, Lang},
};
use crate::{
    app::SharedApp,
    results::{
        Published, ResultError, Words,
        papers::{self, Scheme, edition},
    },
    store::CandidateRow,
};
use tokio::sync::Semaphore;

/// Files made at the same time. A class that fetches its certificates in the same minute
/// must leave the processor to the rooms where others still take their tests.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// Makes a file.
///
/// # Errors
/// What `make` gives; or our fault when it panicked.
pub(super) async fn made<T: Send + 'static>(
    lang: Lang,
    make: impl FnOnce(&Words) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let _press = PRESSES.acquire().await.map_err(ApiError::internal)?;
    tokio::task::spawn_blocking(move || make(&Words::of(lang.0)))
        .await
        .map_err(ApiError::internal)?
}

/// Prints the certificate of one candidate.
///
/// # Errors
/// `not_found` when he has none.
pub(super) async fn certificate(
    app: SharedApp,
    published: Published,
    holder: CandidateRow,
    lang: Lang,
) -> Result<Download, ApiError> {
    let print = move |words: &Words| {
        let result = published.closing.result(&holder)?;
        let paper = papers::certificate(&published, result, scheme(&app))?;
        let paper = paper.ok_or(ApiError::NotFound)?;
        let bytes = vigie_papers::certificate(&paper, &edition(lang.0, published.at));
        Ok(Download {
            kind: words.text("file-certificate"),
            session: published.head.number,
            content: Content::Pdf(bytes.map_err(ResultError::from)?),
        })
    };
    made(lang, print).await
}

/// What certificates need of this server.
pub(super) fn scheme(app: &SharedApp) -> Scheme<'_> {
    Scheme {
        origin: &app.origin,
        scale: app.bank.scale(),
    }
}
