//! Papers about the sitting itself, at any time: they show it as it stands.

use super::door::own;
use crate::{
    app::SharedApp,
    auth::Referent,
    http::{
        ApiError, ErrorBody,
        download::{Content, Download, Lang},
        press::Press,
    },
    journal::Folded,
    results::{
        Head, ResultError, messages,
        papers::{self, render_options},
    },
    store::CandidateRow,
};
use axum::extract::{Path, State, rejection::PathRejection};
use vigie_documents::RenderOptions;
use vigie_shared::{ids::SessionId, session::Session, time::Timestamp};

/// The incident report (procès-verbal).
#[utoipa::path(get, path = "/api/sessions/{id}/incidents.pdf", tag = "referent",
    params(("id" = String, Path), ("lang" = Option<String>, Query, description = "fr, en")),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(in crate::http) async fn incidents(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let head = own(&app, &referent, id).await?;
    let sheet = Sheet {
        kind: "file-incidents",
        print: |matter, options| {
            let Matter {
                head,
                session,
                candidates,
                referent,
            } = matter;
            let report = papers::incident_report(head, session, candidates, referent)?;
            Ok(vigie_documents::render_incident_report(&report, options)?)
        },
    };
    printed(&app, referent, head, (sheet, lang)).await
}

/// The attendance sheet (feuille d'émargement).
#[utoipa::path(get, path = "/api/sessions/{id}/attendance.pdf", tag = "referent",
    params(("id" = String, Path), ("lang" = Option<String>, Query, description = "fr, en")),
    responses(
        (status = OK, content_type = "application/pdf", body = Vec<u8>),
        (status = UNAUTHORIZED, body = ErrorBody),
        (status = NOT_FOUND, body = ErrorBody),
    ))]
pub(in crate::http) async fn attendance(
    State(app): State<SharedApp>,
    referent: Referent,
    id: Result<Path<SessionId>, PathRejection>,
    lang: Lang,
) -> Result<Download, ApiError> {
    let head = own(&app, &referent, id).await?;
    let sheet = Sheet {
        kind: "file-attendance",
        print: |matter, options| {
            let Matter {
                head,
                session,
                candidates,
                referent,
            } = matter;
            let sheet = papers::attendance_sheet(head, session, candidates, referent)?;
            Ok(vigie_documents::render_attendance_sheet(&sheet, options)?)
        },
    };
    printed(&app, referent, head, (sheet, lang)).await
}

/// What a paper is about.
struct Matter<'a> {
    head: &'a Head,
    session: &'a Session,
    candidates: &'a [CandidateRow],
    referent: &'a str,
}

struct Sheet {
    /// Message with the name of its file.
    kind: &'static str,
    print: fn(&Matter<'_>, &RenderOptions) -> Result<Vec<u8>, ResultError>,
}

/// Folds the whole journal: incidents are told by all of it.
async fn printed(
    app: &SharedApp,
    referent: Referent,
    head: Head,
    (sheet, lang): (Sheet, Lang),
) -> Result<Download, ApiError> {
    let press = Press::free().await?;
    let rows = app.store.journal(head.id, 0).await?;
    let candidates = app.store.candidates(head.id).await?;
    let file = press.make(move || {
        let at = rows.last().map_or(Timestamp::default(), |row| row.at);
        let folded = Folded::from_rows(&rows).map_err(ResultError::from)?;
        let matter = Matter {
            head: &head,
            session: &folded.session,
            candidates: &candidates,
            referent: &referent.name,
        };
        let bytes = (sheet.print)(&matter, &render_options(lang.0, at))?;
        Ok(Download {
            kind: messages(lang.0).text(sheet.kind),
            session: head.number,
            content: Content::Pdf(bytes),
        })
    });
    file.await
}
