//! What a result asks for when the login proved no more than the code of the room.

use vigie_shared::api::{ErrorCode, IdentifyCandidateRequest};
use vigie_shared::limits::MAX_CANDIDATE_ID_CHARS;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, TextField,
};
use crate::focus::focus_node;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Characters beyond the longest identifier, for spaces between its groups.
const ROOM_FOR_SPACES: usize = 20;

/// Properties of [`IdentifyForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IdentifyFormProps {
    /// Number of the session.
    pub session: u32,
    /// The identifier was right: the result can be fetched.
    pub identified: Callback<()>,
}

/// One field: the identifier of the roster.
#[component]
pub fn IdentifyForm(props: &IdentifyFormProps) -> Html {
    let language = use_language();
    let identifier = use_state_eq(AttrValue::default);
    let sent = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let node = use_node_ref();
    let onsubmit = {
        let (identifier, sent, failure) = (identifier.clone(), sent.clone(), failure.setter());
        let (identified, node) = (props.identified.clone(), node.clone());
        let path = format!("/api/candidate/{}/identify", props.session);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *sent {
                return;
            }
            if identifier.trim().is_empty() {
                focus_node(&node);
                return;
            }
            sent.set(true);
            let request = IdentifyCandidateRequest {
                external_id: identifier.as_str().into(),
            };
            let (sent, failure) = (sent.setter(), failure.clone());
            let (identified, node) = (identified.clone(), node.clone());
            let path = path.clone();
            spawn_local(async move {
                match api::post_credentials(&path, &request, |_| {}).await {
                    Ok(()) => identified.emit(()),
                    Err(error) => {
                        failure.set(Some(error));
                        sent.set(false);
                        focus_node(&node);
                    }
                }
            });
        })
    };
    let onchange = {
        let identifier = identifier.setter();
        Callback::from(move |text: String| identifier.set(text.into()))
    };
    html! {
        <form class="vigie-form" novalidate=true {onsubmit} data-testid="identify">
            <p>{ language.text("result-identify-lead") }</p>
            <TextField
                id="identify-identifier"
                label={language.text("candidate-entry-identifier")}
                hint={language.text("result-identify-hint")}
                spellcheck=false
                max_length={MAX_CANDIDATE_ID_CHARS + ROOM_FOR_SPACES}
                value={(*identifier).clone()}
                {onchange}
                node={node.clone()}
            />
            if let Some(error) = &*failure {
                <Alert variant={AlertVariant::Danger} testid="identify-error">
                    { words(&language, error) }
                </Alert>
            }
            <Button
                label={language.text("result-identify-submit")}
                testid="identify-submit"
                variant={ButtonVariant::Primary}
                kind={ButtonKind::Submit}
                state={ButtonState::pending_if(*sent)}
            />
        </form>
    }
}

fn words(language: &LanguageHandle, error: &HttpError) -> String {
    if error.is(ErrorCode::EntryRefused) {
        language.text("result-identify-refused")
    } else if error.retry_after_seconds().is_some() {
        language.text("result-identify-too-many")
    } else {
        format::http_error(language, error)
    }
}
