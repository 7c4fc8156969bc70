//! A forgotten password: to which address the link goes.

use vigie_shared::api::ForgottenPasswordRequest;
use vigie_shared::limits::MAX_EMAIL_CHARS;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{field_faults, mail_language};
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, ErrorMessage, NavLink,
    TextField,
};
use crate::features::credentials::text_setter;
use crate::focus::focus_node;
use crate::format;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

#[derive(Debug, Clone, PartialEq)]
enum LinkRequest {
    None,
    Pending,
    Sent,
    Failed(HttpError),
}

/// The address. The answer is the same whether it has an account or not.
#[component]
pub fn ForgottenPasswordPage() -> Html {
    let language = use_language();
    let email = use_state_eq(AttrValue::default);
    let request = use_state_eq(|| LinkRequest::None);
    let node = use_node_ref();
    let onsubmit = {
        let (email, request, node) = (email.clone(), request.clone(), node.clone());
        let mail_language = mail_language(&language);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *request == LinkRequest::Pending {
                return;
            }
            request.set(LinkRequest::Pending);
            let body = ForgottenPasswordRequest {
                email: email.to_string(),
                language: mail_language,
            };
            let (request, node) = (request.setter(), node.clone());
            spawn_local(async move {
                request.set(
                    match api::post("/api/account-link/forgotten", &body).await {
                        Ok(()) => LinkRequest::Sent,
                        Err(error) => {
                            focus_node(&node);
                            LinkRequest::Failed(error)
                        }
                    },
                );
            });
        })
    };
    let error = match &*request {
        LinkRequest::Failed(error) => Some(error),
        LinkRequest::None | LinkRequest::Pending | LinkRequest::Sent => None,
    };
    let fault = error.and_then(|error| field_faults(error).first().map(|(_, code)| *code));
    let general = error.filter(|_| fault.is_none());
    html! {
        <Layout portal={Portal::Referent}>
            <div class="vigie-referent-login">
                <PageTitle text={language.text("forgotten-title")} step="forgotten" />
                <p class="vigie-subtle">{ language.text("forgotten-lead") }</p>
                <form class="vigie-form" novalidate=true {onsubmit} data-testid="forgotten">
                    <TextField
                        id="forgotten-email"
                        label={language.text("referent-email")}
                        input_type="email"
                        autocomplete="username"
                        spellcheck=false
                        max_length={MAX_EMAIL_CHARS}
                        value={(*email).clone()}
                        error={fault.map(|code| AttrValue::from(format::validation(&language, code)))}
                        onchange={text_setter(&email)}
                        {node}
                    />
                    if let Some(error) = general {
                        <ErrorMessage error={error.clone()} />
                    }
                    if *request == LinkRequest::Sent {
                        <Alert variant={AlertVariant::Success} testid="forgotten-sent">
                            { language.text("forgotten-sent") }
                        </Alert>
                    }
                    <Button
                        label={language.text("forgotten-submit")}
                        testid="forgotten-submit"
                        variant={ButtonVariant::Primary}
                        kind={ButtonKind::Submit}
                        state={ButtonState::pending_if(*request == LinkRequest::Pending)}
                    />
                </form>
                <p>
                    <NavLink<Route> to={Route::Referent} testid="forgotten-back">
                        { language.text("forgotten-back") }
                    </NavLink<Route>>
                </p>
            </div>
        </Layout>
    }
}
