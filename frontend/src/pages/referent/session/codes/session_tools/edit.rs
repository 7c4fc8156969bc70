//! Editing where and when a session is held.

use std::rc::Rc;

use vigie_shared::api::{
    EditSessionRequest, ErrorCode, SessionConcern, SessionConcernCode, SessionConcernsDetail,
    SessionDetails,
};
use vigie_shared::limits::{MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS};
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, TextField, TextLines,
};
use crate::features::session_concerns::SessionConcerns;
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`EditDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EditDialogProps {
    /// As known now.
    pub details: Rc<SessionDetails>,
    pub reload: Callback<()>,
    pub onclose: Callback<()>,
}

/// A form that keeps what was typed until it is taken.
#[component]
pub fn EditDialog(props: &EditDialogProps) -> Html {
    let language = use_language();
    let typed = {
        let details = props.details.clone();
        use_state_eq(move || request_of(&details))
    };
    let saving = {
        let props = props.clone();
        use_sending(move |typed: EditSessionRequest| send(props.clone(), typed))
    };
    let save = {
        let typed = (*typed).clone();
        saving.send.reform(move |()| typed.clone())
    };
    let failure = saving.failure.as_ref();
    let concerns = failure.and_then(asked);
    let field =
        |name: &'static str, label: &str, value: &str, set: fn(&mut EditSessionRequest, String)| {
            let (typed, prose) = (typed.clone(), name == "observations");
            let (forget, is_asked) = (saving.forget.clone(), concerns.is_some());
            let onchange = Callback::from(move |text: String| {
                let mut next = (*typed).clone();
                set(&mut next, text);
                // What was asked back was about another plan.
                next.accepted_concerns = Some(Vec::new());
                typed.set(next);
                if is_asked {
                    forget.emit(());
                }
            });
            let max_length = if prose {
                MAX_OBSERVATIONS_CHARS
            } else {
                MAX_VENUE_CHARS
            };
            let error = failure
                .and_then(|error| error.field_error(name))
                .map(|code| format::validation(&language, code));
            html! {
                <TextField
                    id={format!("session-{name}")}
                    label={language.text(label)}
                    value={value.to_owned()}
                    lines={if prose { TextLines::Prose(3) } else { TextLines::default() }}
                    optional={prose}
                    error={error.map(AttrValue::from)}
                    {onchange}
                    {max_length}
                />
            }
        };
    let onaccept = {
        let typed = typed.clone();
        Callback::from(move |accept| typed.set(accepting((*typed).clone(), accept)))
    };
    let has_day = props.details.status == SessionStatus::Created;
    html! {
        <Dialog
            title={language.text("session-edit-title")}
            testid="session-edit-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text("session-edit-yes")}
                    pending_label={language.text("referent-recording")}
                    testid="session-edit-yes"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::pending_if(saving.pending)}
                    onclick={save}
                />
            }}
        >
            { field("site", "session-site", &typed.site, |request, text| request.site = text) }
            { field("room", "session-room", &typed.room, |request, text| request.room = text) }
            if has_day {
                { field("held_on", "session-held-on", &typed.held_on, |request, text| request.held_on = text) }
                { field("held_at", "session-held-at", &typed.held_at, |request, text| request.held_at = text) }
            }
            { field("observations", "referent-observations", &typed.observations, |request, text| request.observations = text) }
            if let Some(concerns) = &concerns {
                <SessionConcerns
                    lead={language.text("session-concerns")}
                    then={language.text("session-concerns-then")}
                    concerns={concerns.clone()}
                    accepted={typed.accepted_concerns.clone().unwrap_or_default()}
                    {onaccept}
                />
            } else if let Some(error) = failure.filter(|error| !error.is(ErrorCode::FieldsRefused)) {
                { failed(&language, &props.details, error) }
            }
        </Dialog>
    }
}

/// Why nothing was changed; after a conflict, with what is there now.
fn failed(language: &LanguageHandle, details: &SessionDetails, error: &HttpError) -> Html {
    html! {
        <Alert variant={AlertVariant::Danger} testid="session-edit-error">
            <p>{ format::http_error(language, error) }</p>
            if error.is(ErrorCode::SessionChanged) {
                <p>{ language.text_with("session-now", &[
                    ("room", details.room.clone().into()),
                    ("site", details.site.clone().into()),
                    ("day", format::day(language, &details.held_on).into()),
                    ("time", details.held_at.clone().into()),
                ]) }</p>
            }
        </Alert>
    }
}

fn request_of(details: &SessionDetails) -> EditSessionRequest {
    EditSessionRequest {
        seen_revision: details.revision,
        site: details.site.clone(),
        room: details.room.clone(),
        held_on: details.held_on.clone(),
        held_at: details.held_at.clone(),
        observations: details.observations.clone(),
        accepted_concerns: Some(Vec::new()),
    }
}

/// The request with one concern ticked, or not any more.
fn accepting(
    mut request: EditSessionRequest,
    (code, is_accepted): (SessionConcernCode, bool),
) -> EditSessionRequest {
    let accepted = request.accepted_concerns.get_or_insert_default();
    accepted.retain(|one| *one != code);
    accepted.extend(is_accepted.then_some(code));
    request
}

/// What the server asks back.
fn asked(error: &HttpError) -> Option<Rc<Vec<SessionConcern>>> {
    let HttpError::Refused {
        code: ErrorCode::SessionConcerns,
        detail,
    } = error
    else {
        return None;
    };
    let detail: SessionConcernsDetail = serde_json::from_value(detail.clone()).ok()?;
    Some(Rc::new(detail.concerns))
}

/// What was seen is what the page knows now: after a conflict the present values are shown beside
/// what was typed.
async fn send(props: EditDialogProps, mut typed: EditSessionRequest) -> Result<(), HttpError> {
    typed.seen_revision = props.details.revision;
    let path = format!("/api/sessions/{}", props.details.id);
    let sent = api::put::<_, SessionDetails>(&path, &typed).await;
    if sent.is_ok() || is_conflict(&sent) {
        props.reload.emit(());
    }
    sent?;
    props.onclose.emit(());
    Ok(())
}

fn is_conflict(sent: &Result<SessionDetails, HttpError>) -> bool {
    matches!(sent, Err(error) if error.is(ErrorCode::SessionChanged))
}
