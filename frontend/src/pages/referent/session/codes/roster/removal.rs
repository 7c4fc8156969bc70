//! Taking somebody off the roster, or moving them to another session.

use vigie_shared::api::{RemoveCandidateRequest, RosterCandidate, SessionDetails, SessionListPage};
use vigie_shared::ids::SessionId;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::view::SessionStatus;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, Field, TextField, TextLines,
};
use crate::format;
use crate::hooks::use_fetch;
use crate::i18n::use_language;

/// Properties of [`RemovalDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RemovalDialogProps {
    pub session: SessionId,
    pub candidate: RosterCandidate,
    pub onchanged: Callback<()>,
    pub onclose: Callback<()>,
}

/// Where to, and why.
#[component]
pub fn RemovalDialog(props: &RemovalDialogProps) -> Html {
    let language = use_language();
    let target = use_state_eq(|| None::<SessionId>);
    let reason = use_state_eq(String::new);
    let missing = use_state_eq(|| false);
    let pending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let act = {
        let (props, missing, failure) = (props.clone(), missing.setter(), failure.setter());
        let (request, pending) = (
            RemoveCandidateRequest {
                reason: reason.trim().to_owned(),
                move_to: *target,
            },
            pending.clone(),
        );
        Callback::from(move |()| {
            missing.set(request.reason.is_empty());
            if request.reason.is_empty() || *pending {
                return;
            }
            pending.set(true);
            let (props, request) = (props.clone(), request.clone());
            let (pending, failure) = (pending.setter(), failure.clone());
            spawn_local(async move {
                failure.set(remove(&props, &request).await.err());
                pending.set(false);
            });
        })
    };
    let onreason = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let onchoose = {
        let target = target.setter();
        Callback::from(move |chosen| target.set(chosen))
    };
    let name = format!(
        "{} {}",
        props.candidate.first_name, props.candidate.last_name
    );
    let error = missing.then(|| AttrValue::from(language.text("referent-field-empty")));
    let yes = match *target {
        Some(_) => "candidate-move-yes",
        None => "candidate-remove-yes",
    };
    html! {
        <Dialog
            title={language.text_with("candidate-remove-title", &[("name", name.trim().to_owned().into())])}
            testid="candidate-removal"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text(yes)}
                    pending_label={language.text("referent-recording")}
                    testid="candidate-removal-yes"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::pending_if(*pending)}
                    onclick={act}
                />
            }}
        >
            <p>{ language.text("candidate-remove-consequence") }</p>
            <TargetField session={props.session} chosen={*target} onchange={onchoose} />
            <TextField
                id="candidate-removal-reason"
                label={language.text("candidate-reason")}
                value={(*reason).clone()}
                onchange={onreason}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
                {error}
            />
            if let Some(error) = &*failure {
                <Alert variant={AlertVariant::Danger} testid="candidate-removal-error">
                    { format::http_error(&language, error) }
                </Alert>
            }
        </Dialog>
    }
}

async fn remove(
    props: &RemovalDialogProps,
    request: &RemoveCandidateRequest,
) -> Result<(), HttpError> {
    let (session, seat) = (props.session, props.candidate.seat);
    let path = format!("/api/sessions/{session}/candidates/{seat}/removal");
    api::post::<_, SessionDetails>(&path, request).await?;
    props.onchanged.emit(());
    props.onclose.emit(());
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TargetFieldProps {
    session: SessionId,
    chosen: Option<SessionId>,
    onchange: Callback<Option<SessionId>>,
}

/// The sessions of the center that have not started.
#[component]
fn TargetField(props: &TargetFieldProps) -> Html {
    let language = use_language();
    let list = use_fetch::<SessionListPage>("/api/sessions?limit=50".into());
    let sessions = list.ready().map(|page| page.sessions.clone());
    let open = sessions
        .into_iter()
        .flatten()
        .filter(|one| one.id != props.session && one.status == SessionStatus::Created);
    let onchange = props.onchange.reform(|event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        select.and_then(|select| select.value().parse().ok())
    });
    html! {
        <Field id="candidate-removal-target" label={language.text("candidate-move-to")}>
            <span class="vigie-select"><select
                id="candidate-removal-target"
                data-testid="candidate-removal-target"
                {onchange}
            >
                <option value="" selected={props.chosen.is_none()}>
                    { language.text("candidate-move-nowhere") }
                </option>
                { for open.map(|one| html! {
                    <option value={one.id.to_string()} selected={props.chosen == Some(one.id)}>
                        { format!(
                            "{} – {} {}, {}",
                            one.number,
                            format::day(&language, &one.held_on),
                            one.held_at,
                            one.room,
                        ) }
                    </option>
                }) }
            </select></span>
        </Field>
    }
}
