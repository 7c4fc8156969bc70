//! The dialog.

use vigie_shared::api::{RosterCandidate, SessionDetails};
use vigie_shared::ids::{IncidentId, SessionId};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::draft::{CandidateDraft, DraftAction, DraftField};
use super::fields::CandidateForm;
use super::problem::FormProblem;
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Checkbox, Dialog, DialogSize,
};
use crate::features::confirmation::{ConfirmationPrompt, use_confirmation};
use crate::i18n::{LanguageHandle, use_language};

/// Whom the dialog is about.
#[derive(Debug, Clone, PartialEq)]
pub enum EditedCandidate {
    /// Somebody enrolled, as known now.
    Known(RosterCandidate),
    /// Somebody new.
    New,
}

/// Properties of [`CandidateEditor`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateEditorProps {
    pub session: SessionId,
    pub candidate: EditedCandidate,
    /// The incident that is upheld by it.
    #[prop_or_default]
    pub incident: Option<IncidentId>,
    /// Something was changed, here or meanwhile by somebody else.
    pub onchanged: Callback<()>,
    pub onclose: Callback<()>,
}

/// A form that keeps what was typed until it is taken.
#[component]
pub fn CandidateEditor(props: &CandidateEditorProps) -> Html {
    let language = use_language();
    let confirmation = use_confirmation();
    let draft = {
        let candidate = props.candidate.clone();
        use_reducer_eq(move || match &candidate {
            EditedCandidate::Known(known) => CandidateDraft::from_candidate(known),
            EditedCandidate::New => CandidateDraft::default(),
        })
    };
    let problem = use_state_eq(|| None::<FormProblem>);
    let pending = use_state_eq(|| false);
    let save = {
        let (props, draft) = (props.clone(), draft.clone());
        let (problem, pending) = (problem.setter(), pending.clone());
        Callback::from(move |()| {
            if *pending {
                return;
            }
            match checked(&draft) {
                Err(field) => problem.set(Some(FormProblem::Field(field))),
                Ok(()) => {
                    let outcome = send(props.clone(), (*draft).clone(), confirmation.clone());
                    let (problem, pending) = (problem.clone(), pending.setter());
                    pending.set(true);
                    spawn_local(async move {
                        let refused = outcome.await.err().map(FormProblem::Refused);
                        problem.set(refused);
                        pending.set(false);
                    });
                }
            }
        })
    };
    let onsubmit = save.reform(|event: SubmitEvent| event.prevent_default());
    let onchange = {
        let dispatcher = draft.dispatcher();
        Callback::from(move |action| dispatcher.dispatch(action))
    };
    let (title, yes) = words(&language, props);
    html! {
        <Dialog
            {title}
            testid="candidate-editor"
            size={DialogSize::Wide}
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={yes}
                    pending_label={language.text("referent-recording")}
                    testid="candidate-save"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::pending_if(*pending)}
                    onclick={save}
                />
            }}
        >
            <form class="vigie-form" novalidate=true {onsubmit}>
                <CandidateForm
                    draft={(*draft).clone()}
                    problem={(*problem).clone()}
                    onchange={onchange.clone()}
                />
                if let Some(problem) = &*problem {
                    { problem_view(&language, props, problem, &draft, &onchange) }
                }
            </form>
        </Dialog>
    }
}

fn words(language: &LanguageHandle, props: &CandidateEditorProps) -> (String, String) {
    let key = match (&props.candidate, props.incident) {
        (EditedCandidate::New, _) => ("candidate-add-title", "candidate-add-yes"),
        (_, Some(_)) => ("candidate-edit-title", "candidate-correct-yes"),
        (_, None) => ("candidate-edit-title", "candidate-edit-yes"),
    };
    (language.text(key.0), language.text(key.1))
}

/// The first field that is not worth a request.
fn checked(draft: &CandidateDraft) -> Result<(), DraftField> {
    if draft.terms().is_none() {
        return Err(DraftField::ExtraTime);
    }
    match draft.reason.trim().is_empty() {
        true => Err(DraftField::Reason),
        false => Ok(()),
    }
}

/// What concerns the whole form: what is doubtful, and what is there now after a conflict.
fn problem_view(
    language: &LanguageHandle,
    props: &CandidateEditorProps,
    problem: &FormProblem,
    draft: &CandidateDraft,
    onchange: &Callback<DraftAction>,
) -> Html {
    let doubts = problem.doubts();
    let onaccept = {
        let doubts = doubts.clone();
        onchange.reform(move |right| {
            DraftAction::Accept(if right { doubts.clone() } else { Vec::new() })
        })
    };
    let now = match &props.candidate {
        EditedCandidate::Known(known) if problem.is_conflict() => {
            differences(language, known, draft)
        }
        _ => Vec::new(),
    };
    html! {
        <>
            if let Some(words) = problem.of_all(language) {
                <Alert variant={AlertVariant::Danger} testid="candidate-problem">
                    <p>{ words }</p>
                    if !now.is_empty() {
                        <ul>{ for now.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    }
                </Alert>
            }
            if !doubts.is_empty() {
                <Checkbox
                    testid="candidate-accept"
                    checked={draft.accepted == doubts}
                    onchange={onaccept}
                >
                    { language.text("candidate-right-as-it-is") }
                </Checkbox>
            }
        </>
    }
}

/// What is there now, where it differs from what is typed.
fn differences(
    language: &LanguageHandle,
    known: &RosterCandidate,
    draft: &CandidateDraft,
) -> Vec<String> {
    let now = CandidateDraft::from_candidate(known);
    let fields = [
        DraftField::LastName,
        DraftField::FirstName,
        DraftField::UsedName,
        DraftField::OtherFirstNames,
        DraftField::Birthdate,
        DraftField::BirthPlace,
        DraftField::Sex,
        DraftField::ExternalId,
        DraftField::Division,
    ];
    let differs = |field: &DraftField| now.value(*field) != draft.value(*field);
    let line = |field: DraftField| {
        let name = language.text_of("referent-column", field.name());
        let args = [
            ("field", name.into()),
            ("value", now.value(field).to_owned().into()),
        ];
        language.text_with("candidate-now", &args)
    };
    let mut lines: Vec<String> = fields.into_iter().filter(differs).map(line).collect();
    if now.terms() != draft.terms() {
        let name = language.text("candidate-extra-time");
        let extra = crate::format::percent(language, known.extra_time);
        let args = [("field", name.into()), ("value", extra.into())];
        lines.push(language.text_with("candidate-now", &args));
    }
    lines
}

/// Sends the form. What somebody saw is what the page shows now: after a conflict the present
/// values are listed beside the form, so saving again is a decision.
///
/// Where results are known, the server asks for the password: the form stays, and goes on by itself.
async fn send(
    props: CandidateEditorProps,
    draft: CandidateDraft,
    confirmation: ConfirmationPrompt,
) -> Result<(), HttpError> {
    let base = format!("/api/sessions/{}/candidates", props.session);
    let incomplete = || HttpError::Unreadable("incomplete".to_owned());
    let sent = match &props.candidate {
        EditedCandidate::Known(known) => {
            let request = draft.edit(known, props.incident).ok_or_else(incomplete)?;
            let path = format!("{base}/{}", known.seat);
            let put = async || api::put::<_, SessionDetails>(&path, &request).await;
            confirmation.confirmed(put).await
        }
        EditedCandidate::New => {
            let request = draft.enrollment().ok_or_else(incomplete)?;
            api::post::<_, SessionDetails>(&base, &request).await
        }
    };
    match sent {
        Ok(_) => {
            props.onchanged.emit(());
            props.onclose.emit(());
            Ok(())
        }
        Err(error) => {
            if FormProblem::Refused(error.clone()).is_conflict() {
                props.onchanged.emit(());
            }
            Err(error)
        }
    }
}
