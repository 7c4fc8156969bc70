//! The personal code of a candidate who has lost the slip.

use vigie_shared::access::Role;
use vigie_shared::api::PersonalCode;
use vigie_shared::ids::Seat;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{Button, ButtonState, Icon};
use crate::features::board::context::use_board_context;
use crate::format::{grouped_code, http_error};
use crate::i18n::use_language;

/// Properties of [`PersonalCodeSection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PersonalCodeSectionProps {
    /// Whose.
    pub seat: Seat,
}

#[derive(Debug, Clone, PartialEq)]
enum CodeRequest {
    Idle,
    Pending,
    Shown(AttrValue),
    Failed(HttpError),
}

/// A button, and the code once it is asked for: boards are read by the whole room. For
/// invigilators; referents have the codes on a page of their own.
#[component]
pub fn PersonalCodeSection(props: &PersonalCodeSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let request = use_state_eq(|| CodeRequest::Idle);
    let Some(session) = context
        .session
        .filter(|_| context.role == Role::Invigilator)
    else {
        return Html::default();
    };
    let onclick = {
        let (request, seat) = (request.setter(), props.seat);
        Callback::from(move |()| {
            request.set(CodeRequest::Pending);
            let request = request.clone();
            spawn_local(async move {
                let path = format!("/api/invigilator/{session}/seats/{seat}/code");
                request.set(match api::get::<PersonalCode>(&path).await {
                    Ok(found) => CodeRequest::Shown(grouped_code(&found.code).into()),
                    Err(error) => CodeRequest::Failed(error),
                });
            });
        })
    };
    html! {
        <section class="vigie-drawer__section">
            <p role="status">
                { match &*request {
                    CodeRequest::Idle | CodeRequest::Pending => {
                        language.text("board-personal-code-lost").into()
                    }
                    CodeRequest::Shown(code) => html! {
                        <>
                            { language.text("board-personal-code") }{ " " }
                            <strong data-testid="personal-code">{ code }</strong>
                        </>
                    },
                    CodeRequest::Failed(error) => http_error(&language, error).into(),
                } }
            </p>
            if !matches!(*request, CodeRequest::Shown(_)) {
                <Button
                    label={language.text("board-personal-code-show")}
                    state={ButtonState::pending_if(*request == CodeRequest::Pending)}
                    icon={Icon::Lock}
                    testid="personal-code-show"
                    {onclick}
                />
            }
        </section>
    }
}
