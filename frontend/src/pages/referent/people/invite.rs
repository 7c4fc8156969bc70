//! The form of an invitation.

use vigie_shared::api::{InvitePersonRequest, ValidationCode};
use vigie_shared::limits::{MAX_EMAIL_CHARS, MAX_PERSON_NAME_CHARS};
use yew::prelude::*;

use super::change::{PeopleChangeStep, use_change};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, ErrorMessage, TextField,
};
use crate::features::credentials::text_setter;
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::account_link::{field_faults, mail_language};

/// Properties of [`InviteForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InviteFormProps {
    /// Somebody was invited.
    pub reload: Callback<()>,
}

/// A name and an address. What is typed stays until the mail is on its way.
#[component]
pub fn InviteForm(props: &InviteFormProps) -> Html {
    let language = use_language();
    let (name, email) = (
        use_state_eq(AttrValue::default),
        use_state_eq(AttrValue::default),
    );
    let done = {
        let (name, email, reload) = (name.setter(), email.setter(), props.reload.clone());
        Callback::from(move |()| {
            name.set(AttrValue::default());
            email.set(AttrValue::default());
            reload.emit(());
        })
    };
    let change = use_change::<InvitePersonRequest>("/api/center/people/invite", done);
    let onsubmit = {
        let (name, email, step) = (name.clone(), email.clone(), change.step.clone());
        let (send, mail_language) = (change.send.clone(), mail_language(&language));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *step != PeopleChangeStep::Sent {
                send.emit(InvitePersonRequest {
                    name: name.to_string(),
                    email: email.to_string(),
                    language: mail_language,
                });
            }
        })
    };
    let error = match &*change.step {
        PeopleChangeStep::Failed(error) => Some(error),
        PeopleChangeStep::None | PeopleChangeStep::Sent | PeopleChangeStep::Done => None,
    };
    let faults = error.map(field_faults).unwrap_or_default();
    let general = error.filter(|_| faults.is_empty());
    let first = faults.first().map(|(field, _)| format!("people-{field}"));
    use_effect_with(first, |first| {
        if let Some(id) = first {
            focus_and_center(id);
        }
    });
    html! {
        <section class="vigie-section" aria-labelledby="people-invite-title">
            <h2 id="people-invite-title">{ language.text("people-invite-title") }</h2>
            <p class="vigie-subtle">{ language.text("people-invite-lead") }</p>
            <form class="vigie-form" novalidate=true {onsubmit} data-testid="people-invite">
                <TextField
                    id="people-name"
                    label={language.text("people-name")}
                    value={(*name).clone()}
                    error={words(&language, &faults, "name")}
                    max_length={MAX_PERSON_NAME_CHARS}
                    spellcheck=false
                    onchange={text_setter(&name)}
                />
                <TextField
                    id="people-email"
                    label={language.text("referent-email")}
                    input_type="email"
                    value={(*email).clone()}
                    error={words(&language, &faults, "email")}
                    max_length={MAX_EMAIL_CHARS}
                    spellcheck=false
                    onchange={text_setter(&email)}
                />
                if let Some(error) = general {
                    <ErrorMessage error={error.clone()} />
                }
                if *change.step == PeopleChangeStep::Done {
                    <Alert variant={AlertVariant::Success} testid="people-invited">
                        { language.text("people-invited") }
                    </Alert>
                }
                <Button
                    label={language.text("people-invite")}
                    testid="people-invite-submit"
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*change.step == PeopleChangeStep::Sent)}
                />
            </form>
        </section>
    }
}

fn words(
    language: &LanguageHandle,
    faults: &[(String, ValidationCode)],
    field: &str,
) -> Option<AttrValue> {
    let (_, code) = faults.iter().find(|(name, _)| name == field)?;
    let text = match code {
        ValidationCode::Duplicate => language.text("people-here-already"),
        code => format::validation(language, *code),
    };
    Some(text.into())
}
