//! *Correct and uphold*: the dialog for the candidate of an incident, fetched first.

use vigie_shared::api::SessionDetails;
use vigie_shared::ids::{IncidentId, Seat, SessionId};
use yew::prelude::*;

use super::dialog::{CandidateEditor, EditedCandidate};
use crate::components::{Alert, AlertVariant, Dialog, Spinner};
use crate::format;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;

/// Which incident is settled by correcting whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorrectionTarget {
    pub session: SessionId,
    pub seat: Seat,
    pub incident: IncidentId,
}

/// Properties of [`CorrectionDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CorrectionDialogProps {
    pub target: CorrectionTarget,
    pub onclose: Callback<()>,
}

/// The form once the candidate is known.
#[component]
pub fn CorrectionDialog(props: &CorrectionDialogProps) -> Html {
    let language = use_language();
    let CorrectionTarget {
        session,
        seat,
        incident,
    } = props.target;
    let details = use_fetch::<SessionDetails>(format!("/api/sessions/{session}").into());
    let known = details.ready().and_then(|details| {
        let mut candidates = details.candidates.iter();
        candidates.find(|candidate| candidate.seat == seat).cloned()
    });
    if let Some(known) = known {
        return html! {
            <CandidateEditor
                {session}
                candidate={EditedCandidate::Known(known)}
                incident={Some(incident)}
                onchanged={details.reload.clone()}
                onclose={props.onclose.clone()}
            />
        };
    }
    let body = match &details.answer {
        RemoteData::Pending => html! { <Spinner /> },
        RemoteData::Failed(error) => html! {
            <Alert variant={AlertVariant::Danger} testid="candidate-editor-error">
                { format::error(&language, error) }
            </Alert>
        },
        RemoteData::Ready(_) => html! {
            <Alert variant={AlertVariant::Danger} testid="candidate-editor-error">
                { language.text("error-unknown-seat") }
            </Alert>
        },
    };
    html! {
        <Dialog
            title={language.text("candidate-edit-title")}
            testid="candidate-editor"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
        >
            { body }
        </Dialog>
    }
}
