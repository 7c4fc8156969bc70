//! The files of a session: certificates, lists, the record.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::{DownloadLink, Icon};
use crate::features::confirmation::ConfirmedDownload;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Documents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DocumentsProps {
    pub id: SessionId,
    /// How far it is.
    pub finalization: Rc<FinalizationView>,
}

/// The files that carry the results of all candidates away: the password is asked for.
const CONFIRMED: [&str; 4] = [
    "certificates.pdf",
    "prescriber.csv",
    "parcoursup.csv",
    "record",
];

/// When a file is available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DocumentAvailability {
    Start,
    Publication,
}

/// One link each; before its time it says what it waits for.
#[component]
pub fn Documents(props: &DocumentsProps) -> Html {
    let language = use_language();
    let certified = props
        .finalization
        .seats
        .iter()
        .any(|one| one.certificate.is_some());
    let line = |(file, from, name, what): (&'static str, DocumentAvailability, String, String)| {
        let waits = match from {
            DocumentAvailability::Publication if props.finalization.published.is_none() => Some(
                AttrValue::from(language.text("referent-download-unpublished")),
            ),
            // The file would be empty.
            DocumentAvailability::Publication if !certified && file == "certificates.pdf" => {
                Some(AttrValue::from(language.text("referent-download-none")))
            }
            DocumentAvailability::Start | DocumentAvailability::Publication => None,
        };
        let short = file.split('.').next().unwrap_or(file);
        let href = address(&language, props.id, file);
        let testid = format!("referent-download-{short}");
        html! {
            <li>
                if CONFIRMED.contains(&file) {
                    <ConfirmedDownload {href} label={name} {testid} pending_reason={waits} />
                } else {
                    <DownloadLink {href} label={name} {testid} pending_reason={waits} />
                }
                <p class="vigie-subtle">{ what }</p>
            </li>
        }
    };
    let files = [
        (
            "certificates.pdf",
            DocumentAvailability::Publication,
            language.text("referent-download-certificates"),
            language.text("referent-download-certificates-what"),
        ),
        (
            "prescriber.csv",
            DocumentAvailability::Publication,
            language.text("referent-download-prescriber"),
            language.text("referent-download-prescriber-what"),
        ),
        (
            "parcoursup.csv",
            DocumentAvailability::Publication,
            language.text("referent-download-parcoursup"),
            language.text("referent-download-parcoursup-what"),
        ),
        (
            "incidents.pdf",
            DocumentAvailability::Start,
            language.text("referent-download-incidents"),
            language.text("referent-download-incidents-what"),
        ),
        (
            "attendance.pdf",
            DocumentAvailability::Start,
            language.text("referent-download-attendance"),
            language.text("referent-download-attendance-what"),
        ),
        (
            "record",
            DocumentAvailability::Start,
            language.text("referent-download-record"),
            language.text("referent-download-record-what"),
        ),
    ];
    html! {
        <section class="vigie-section vigie-documents" aria-labelledby="referent-documents">
            <h2 id="referent-documents">
                { Icon::Download }{ " " }{ language.text("referent-documents") }
            </h2>
            <ul class="vigie-files">{ for files.into_iter().map(line) }</ul>
        </section>
    }
}

/// Where a file of a session is, in the language of the page.
pub fn address(language: &LanguageHandle, id: SessionId, file: &str) -> String {
    let lang = language.language.tag();
    format!("/api/sessions/{id}/{file}?lang={lang}")
}
