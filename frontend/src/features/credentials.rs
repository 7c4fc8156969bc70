//! The credentials of a referent: the password, and the one-time code once the server asks for it.
//! The same wherever they are given, at the login and on a page.

use vigie_shared::api::ErrorCode;
use vigie_shared::secret_text::SecretText;
use yew::prelude::*;

use crate::api::HttpError;
use crate::components::{PasswordField, TextField};
use crate::focus::focus_node;
use crate::i18n::use_language;

/// What is typed so far.
#[derive(Debug, Clone, PartialEq)]
pub struct CredentialsForm {
    password: UseStateHandle<AttrValue>,
    code: UseStateHandle<AttrValue>,
    asks_code: UseStateHandle<bool>,
    password_node: NodeRef,
    code_node: NodeRef,
}

impl CredentialsForm {
    /// The password.
    pub fn password(&self) -> SecretText {
        self.password.as_str().into()
    }

    /// Is there none yet?
    pub fn is_empty(&self) -> bool {
        self.password.is_empty()
    }

    /// The code, if one was typed.
    pub fn code(&self) -> Option<SecretText> {
        let code = Some(self.code.trim()).filter(|code| !code.is_empty());
        code.map(SecretText::from)
    }

    /// Takes in why the server did not accept them: the code is asked for, or the field that is
    /// wrong gets the focus. Gives what is to be said, if anything.
    pub fn refused(&self, error: HttpError) -> Option<HttpError> {
        if error.is(ErrorCode::SecondFactorNeeded) {
            self.asks_code.set(true);
            return None;
        }
        let about_code = error.is(ErrorCode::SecondFactorRefused)
            || error.is(ErrorCode::SecondFactorUnavailable);
        focus_node(match about_code {
            true => &self.code_node,
            false => &self.password_node,
        });
        Some(error)
    }

    /// Where to type first.
    pub fn focus_password(&self) {
        focus_node(&self.password_node);
    }
}

/// Nothing typed yet.
#[hook]
pub fn use_credentials() -> CredentialsForm {
    CredentialsForm {
        password: use_state_eq(AttrValue::default),
        code: use_state_eq(AttrValue::default),
        asks_code: use_state_eq(|| false),
        password_node: use_node_ref(),
        code_node: use_node_ref(),
    }
}

/// Properties of [`CredentialsFields`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CredentialsFieldsProps {
    pub form: CredentialsForm,
    /// Id of the password.
    pub password_id: AttrValue,
    pub password_label: AttrValue,
    /// What is wrong with the password.
    #[prop_or_default]
    pub password_error: Option<AttrValue>,
    /// Id of the code.
    pub code_id: AttrValue,
}

/// The fields, for a form.
#[component]
pub fn CredentialsFields(props: &CredentialsFieldsProps) -> Html {
    let form = &props.form;
    html! {
        <>
            <PasswordField
                id={props.password_id.clone()}
                label={props.password_label.clone()}
                value={(*form.password).clone()}
                error={props.password_error.clone()}
                onchange={text_setter(&form.password)}
                node={form.password_node.clone()}
            />
            if *form.asks_code {
                <OneTimeCodeField
                    id={props.code_id.clone()}
                    value={(*form.code).clone()}
                    onchange={text_setter(&form.code)}
                    node={form.code_node.clone()}
                />
            }
        </>
    }
}

/// Properties of [`OneTimeCodeField`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct OneTimeCodeFieldProps {
    id: AttrValue,
    value: AttrValue,
    onchange: Callback<String>,
    node: NodeRef,
}

/// Appears once the password was right, and takes the focus.
#[component]
fn OneTimeCodeField(props: &OneTimeCodeFieldProps) -> Html {
    let language = use_language();
    use_effect_with(props.node.clone(), |node| {
        focus_node(node);
    });
    html! {
        <TextField
            id={props.id.clone()}
            label={language.text("second-factor-code")}
            hint={language.text("second-factor-code-hint")}
            autocomplete="one-time-code"
            spellcheck=false
            value={props.value.clone()}
            onchange={props.onchange.clone()}
            node={props.node.clone()}
        />
    }
}

/// Puts what is typed into a state.
pub fn text_setter(state: &UseStateHandle<AttrValue>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |text: String| setter.set(text.into()))
}
