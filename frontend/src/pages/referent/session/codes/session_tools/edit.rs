//! Editing where and when a session is held.

use std::rc::Rc;

use vigie_shared::api::{EditSessionRequest, ErrorCode, SessionDetails};
use vigie_shared::limits::{MAX_OBSERVATIONS_CHARS, MAX_VENUE_CHARS};
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, TextField, TextLines,
};
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::use_language;

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
    let field =
        |name: &'static str, label: &str, value: &str, set: fn(&mut EditSessionRequest, String)| {
            let (typed, prose) = (typed.clone(), name == "observations");
            let onchange = Callback::from(move |text: String| {
                let mut next = (*typed).clone();
                set(&mut next, text);
                typed.set(next);
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
            if let Some(error) = failure.filter(|error| !error.is(ErrorCode::FieldsRefused)) {
                <Alert variant={AlertVariant::Danger} testid="session-edit-error">
                    <p>{ format::http_error(&language, error) }</p>
                    if error.is(ErrorCode::SessionChanged) {
                        <p>{ language.text_with("session-now", &[
                            ("room", props.details.room.clone().into()),
                            ("site", props.details.site.clone().into()),
                            ("day", format::day(&language, &props.details.held_on).into()),
                            ("time", props.details.held_at.clone().into()),
                        ]) }</p>
                    }
                </Alert>
            }
        </Dialog>
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
    }
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
