//! The form of the first start.

use vigie_shared::api::{ErrorCode, EstablishmentType, SetUpRequest, ValidationCode};
use vigie_shared::limits::{
    MAX_CENTER_NAME_CHARS, MAX_EMAIL_CHARS, MAX_PERSON_NAME_CHARS, MIN_PASSWORD_CHARS,
};
use vigie_shared::secret_text::SecretText;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Button, ButtonKind, ButtonState, ButtonVariant, ErrorMessage, PasswordField, TextField,
};
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::account_link::field_faults;
use crate::pages::referent::TypeField;

/// Properties of [`SetUpForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SetUpFormProps {
    /// The center and the account are made.
    pub done: Callback<()>,
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct SetUpDraft {
    code: String,
    center: String,
    establishment: Option<EstablishmentType>,
    name: String,
    email: String,
    password: SecretText,
}

#[derive(Debug, Clone, PartialEq)]
enum SetUpStep {
    Editing,
    Sent,
    Failed(HttpError),
}

/// The fields share what is typed and what is wrong with it.
struct SetUpFields {
    language: LanguageHandle,
    draft: UseStateHandle<SetUpDraft>,
    faults: Vec<(String, ValidationCode)>,
    code_refused: bool,
}

/// One page, one button.
#[component]
pub fn SetUpForm(props: &SetUpFormProps) -> Html {
    let language = use_language();
    let draft = use_state_eq(SetUpDraft::default);
    let step = use_state_eq(|| SetUpStep::Editing);
    let onsubmit = {
        let (draft, step, done) = (draft.clone(), step.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *step == SetUpStep::Sent {
                return;
            }
            step.set(SetUpStep::Sent);
            let request = draft.request();
            let (step, done) = (step.setter(), done.clone());
            spawn_local(async move {
                match api::post::<_, ()>("/api/set-up", &request).await {
                    Ok(()) => done.emit(()),
                    Err(error) => step.set(SetUpStep::Failed(error)),
                }
            });
        })
    };
    let error = match &*step {
        SetUpStep::Failed(error) => Some(error),
        SetUpStep::Editing | SetUpStep::Sent => None,
    };
    let faults = error.map(field_faults).unwrap_or_default();
    let code_refused = error.is_some_and(|error| error.is(ErrorCode::SetUpRefused));
    let first = match code_refused {
        true => Some("set-up-code".to_owned()),
        false => faults.first().map(|(field, _)| match field.as_str() {
            "establishment" => "center-type".to_owned(),
            field => format!("set-up-{field}"),
        }),
    };
    use_effect_with(first, |first| {
        if let Some(id) = first {
            focus_and_center(id);
        }
    });
    let general = error.filter(|_| faults.is_empty() && !code_refused);
    let fields = SetUpFields {
        language: language.clone(),
        draft,
        faults,
        code_refused,
    };
    html! {
        <form class="vigie-form vigie-create" novalidate=true {onsubmit} data-testid="set-up">
            { fields.server() }
            { fields.center() }
            { fields.account() }
            if let Some(error) = general {
                <ErrorMessage error={error.clone()} />
            }
            <div class="vigie-actions-row">
                <Button
                    label={language.text("set-up-submit")}
                    testid="set-up-submit"
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*step == SetUpStep::Sent)}
                />
            </div>
        </form>
    }
}

impl SetUpDraft {
    fn request(&self) -> SetUpRequest {
        SetUpRequest {
            code: self.code.as_str().into(),
            center: self.center.clone(),
            establishment: self.establishment,
            name: self.name.clone(),
            email: self.email.clone(),
            password: self.password.clone(),
        }
    }
}

impl SetUpFields {
    fn edit<T: 'static>(&self, change: fn(&mut SetUpDraft, T)) -> Callback<T> {
        let draft = self.draft.clone();
        Callback::from(move |value: T| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    }

    fn error(&self, field: &str) -> Option<AttrValue> {
        let (_, code) = self.faults.iter().find(|(name, _)| name == field)?;
        Some(format::validation(&self.language, *code).into())
    }

    fn server(&self) -> Html {
        let refused = self.language.text("error-set-up-refused");
        html! {
            <TextField
                id="set-up-code"
                label={self.language.text("set-up-code")}
                hint={self.language.text("set-up-code-hint")}
                value={self.draft.code.clone()}
                error={self.code_refused.then_some(AttrValue::from(refused))}
                max_length={40}
                autocapitalize="characters"
                spellcheck=false
                onchange={self.edit(|draft, text| draft.code = text)}
            />
        }
    }

    fn center(&self) -> Html {
        let language = &self.language;
        html! {
            <section class="vigie-section" aria-labelledby="set-up-center-title">
                <h2 id="set-up-center-title">{ language.text("center-place") }</h2>
                <TextField
                    id="set-up-center"
                    label={language.text("center-name")}
                    hint={language.text("center-name-hint")}
                    value={self.draft.center.clone()}
                    error={self.error("center")}
                    max_length={MAX_CENTER_NAME_CHARS}
                    spellcheck=false
                    onchange={self.edit(|draft, text| draft.center = text)}
                />
                <TypeField
                    value={self.draft.establishment}
                    error={self.error("establishment")}
                    onchange={self.edit(|draft, one| draft.establishment = one)}
                />
            </section>
        }
    }

    fn account(&self) -> Html {
        let language = &self.language;
        let hint = language.text_with(
            "account-new-password-hint",
            &[("count", MIN_PASSWORD_CHARS.into())],
        );
        html! {
            <section class="vigie-section" aria-labelledby="set-up-account-title">
                <h2 id="set-up-account-title">{ language.text("set-up-account") }</h2>
                <TextField
                    id="set-up-name"
                    label={language.text("people-name")}
                    value={self.draft.name.clone()}
                    error={self.error("name")}
                    max_length={MAX_PERSON_NAME_CHARS}
                    autocomplete="name"
                    spellcheck=false
                    onchange={self.edit(|draft, text| draft.name = text)}
                />
                <TextField
                    id="set-up-email"
                    label={language.text("referent-email")}
                    input_type="email"
                    autocomplete="username"
                    value={self.draft.email.clone()}
                    error={self.error("email")}
                    max_length={MAX_EMAIL_CHARS}
                    spellcheck=false
                    onchange={self.edit(|draft, text| draft.email = text)}
                />
                <PasswordField
                    id="set-up-password"
                    label={language.text("referent-password")}
                    {hint}
                    autocomplete="new-password"
                    value={self.draft.password.expose().to_owned()}
                    error={self.error("password")}
                    onchange={self.edit(|draft, text: String| draft.password = text.into())}
                />
            </section>
        }
    }
}
