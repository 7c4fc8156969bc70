//! Where files are made: off the threads that serve the rooms, and few at a time.

use super::{
    ApiError,
    download::{Content, Download, Lang},
};
use crate::{
    app::SharedApp,
    results::{
        Messages, Published, ResultError, messages,
        papers::{self, Scheme, render_options},
    },
    store::CandidateRow,
};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Files made at the same time. A class that fetches its certificates in the same minute
/// must leave the processor to the rooms where others still take their tests.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// A place among the few.
pub(super) struct Press(SemaphorePermit<'static>);

impl Press {
    /// Waits for its turn. Whoever needs a whole journal waits before he reads it: then as
    /// many are in memory as there are presses, and not as there are requests.
    ///
    /// # Errors
    /// Never; the presses are not taken away.
    pub(super) async fn free() -> Result<Self, ApiError> {
        let press = PRESSES.acquire().await;
        press.map(Self).map_err(ApiError::internal)
    }

    /// Makes something. The place is taken until it is made, also when the request is
    /// given up before: whoever asks and hangs up, again and again, must not get more
    /// than his turn.
    ///
    /// # Errors
    /// What `make` gives; or our fault when it panicked.
    pub(super) async fn make<T: Send + 'static>(
        self,
        make: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let making = move || {
            let _taken = self.0;
            make()
        };
        let made = tokio::task::spawn_blocking(making).await;
        made.map_err(ApiError::internal)?
    }
}

/// Makes a file, in turn.
///
/// # Errors
/// As [`Press::make`].
pub(super) async fn made<T: Send + 'static>(
    lang: Lang,
    make: impl FnOnce(&Messages) -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let press = Press::free().await?;
    press.make(move || make(messages(lang.0))).await
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
    let print = move |words: &Messages| {
        let result = published.closing.result(&holder)?;
        let paper = papers::certificate(&published, result, scheme(&app))?;
        let paper = paper.ok_or(ApiError::NotFound)?;
        let bytes =
            vigie_documents::render_certificate(&paper, &render_options(lang.0, published.at));
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

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_press_stays_taken_until_what_nobody_waits_for_is_made() {
        let press = Press::free().await.unwrap();
        let (begin, begun) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let request = tokio::spawn(press.make(move || {
            begin.send(()).unwrap();
            ended.blocking_recv().unwrap();
            Ok(())
        }));
        begun.await.unwrap();
        request.abort();
        assert!(request.await.unwrap_err().is_cancelled());
        assert_eq!(PRESSES.available_permits(), 1);
        end.send(()).unwrap();
        assert!(PRESSES.acquire_many(2).await.is_ok());
    }
}
