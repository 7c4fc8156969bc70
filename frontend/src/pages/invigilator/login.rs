//! Session number, password, own name.

use serde::Serialize;
use vigie_shared::api::CurrentInvigilator;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, TextField,
};
use crate::http::{self, HttpError};
use crate::i18n::{LanguageHandle, use_language};
use crate::storage::Keep;

/// The name is remembered on the device; the password never.
const NAME_KEY: &str = "vigie-invigilator-name";
/// Longest name, characters: the bound of the server.
const LONGEST_NAME: u32 = 40;

#[derive(Debug, Serialize)]
struct Entry {
    session: u32,
    password: String,
    name: String,
}

/// Why the form was not taken.
#[derive(Debug, Clone, PartialEq)]
enum Fault {
    /// The number is no number.
    Number,
    /// The password is missing.
    Password,
    /// The name is missing.
    Name,
    /// The server's answer.
    Server(HttpError),
}

/// Properties of [`LoginForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LoginFormProps {
    /// The door is open.
    pub onentered: Callback<()>,
}

/// The door of a room.
#[component]
pub fn LoginForm(props: &LoginFormProps) -> Html {
    let language = use_language();
    let number = use_state_eq(String::new);
    let password = use_state_eq(String::new);
    let name = use_state_eq(|| Keep::Device.read(NAME_KEY).unwrap_or_default());
    let shown = use_state_eq(|| false);
    let sending = use_state_eq(|| false);
    let fault = use_state_eq(|| None::<Fault>);

    let onsubmit = {
        let (number, password, name) = (number.clone(), password.clone(), name.clone());
        let (sending, fault) = (sending.clone(), fault.clone());
        let onentered = props.onentered.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *sending {
                return;
            }
            let entry = match entry(&number, &password, &name) {
                Ok(entry) => entry,
                Err(wrong) => {
                    fault.set(Some(wrong));
                    return;
                }
            };
            Keep::Device.write(NAME_KEY, &entry.name);
            sending.set(true);
            fault.set(None);
            let (sending, fault) = (sending.setter(), fault.setter());
            let onentered = onentered.clone();
            spawn_local(async move {
                match http::post::<_, CurrentInvigilator>("/api/invigilator/login", &entry).await {
                    Ok(_) => onentered.emit(()),
                    Err(error) => fault.set(Some(Fault::Server(error))),
                }
                sending.set(false);
            });
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |typed| setter.set(typed))
    };
    let show = {
        let shown = shown.clone();
        move |_| shown.set(!*shown)
    };
    let wrong = |which: Fault, key: &str| (*fault == Some(which)).then(|| language.text(key));
    html! {
        <form class="vigie-login" novalidate=true data-testid="login" {onsubmit}>
            <p>{ language.text("invigilator-login-lead") }</p>
            if let Some(Fault::Server(error)) = &*fault {
                <Alert variant={AlertVariant::Danger} testid="login-refused">
                    { refused(&language, error) }
                </Alert>
            }
            <TextField
                id="login-session"
                label={language.text("invigilator-login-session")}
                hint={language.text("invigilator-login-session-hint")}
                error={wrong(Fault::Number, "invigilator-login-session-fault")}
                inputmode="numeric"
                max_length={9}
                autocapitalize="off"
                spellcheck=false
                value={(*number).clone()}
                onchange={set(&number)}
            />
            <TextField
                id="login-password"
                label={language.text("invigilator-login-password")}
                hint={language.text("invigilator-login-password-hint")}
                error={wrong(Fault::Password, "invigilator-login-password-fault")}
                input_type={if *shown { "text" } else { "password" }}
                max_length={40}
                autocapitalize="off"
                spellcheck=false
                value={(*password).clone()}
                onchange={set(&password)}
            />
            <label class="vigie-tick">
                <input type="checkbox" checked={*shown} onchange={show} />
                <span>{ language.text("invigilator-login-show") }</span>
            </label>
            <TextField
                id="login-name"
                label={language.text("invigilator-login-name")}
                hint={language.text("invigilator-login-name-hint")}
                error={wrong(Fault::Name, "invigilator-login-name-fault")}
                autocomplete="name"
                max_length={LONGEST_NAME}
                autocapitalize="off"
                spellcheck=false
                value={(*name).clone()}
                onchange={set(&name)}
            />
            <Button
                label={language.text("invigilator-login-submit")}
                pending_label={language.text("invigilator-login-sending")}
                testid="login-submit"
                variant={ButtonVariant::Primary}
                kind={ButtonKind::Submit}
                state={ButtonState::pending_if(*sending)}
            />
        </form>
    }
}

fn entry(number: &str, password: &str, name: &str) -> Result<Entry, Fault> {
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let session = digits.parse().map_err(|_| Fault::Number)?;
    let filled = |text: &str, fault| {
        let text = text.trim();
        if text.is_empty() {
            Err(fault)
        } else {
            Ok(text.to_owned())
        }
    };
    Ok(Entry {
        session,
        password: filled(password, Fault::Password)?,
        name: filled(name, Fault::Name)?,
    })
}

/// One message for whatever does not match, and how long to wait when there were
/// too many attempts.
fn refused(language: &LanguageHandle, error: &HttpError) -> String {
    match error {
        HttpError::Refused { code, .. } if code == "entry_refused" => {
            language.text("invigilator-login-refused")
        }
        HttpError::Refused { code, detail } if code == "too_many_attempts" => {
            let seconds = detail["retry_after"].as_u64().unwrap_or(60);
            language.text_with(
                "invigilator-login-wait",
                &[("minutes", seconds.div_ceil(60).into())],
            )
        }
        HttpError::Refused { code, .. } if code == "fields_refused" => {
            language.text("invigilator-login-name-fault")
        }
        other => other.text(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_copied_with_spaces_is_understood() {
        assert_eq!(entry(" 483 920 ", "x", "Claire").unwrap().session, 483_920);
    }

    #[test]
    fn each_missing_field_is_named() {
        assert_eq!(entry("", "x", "y").unwrap_err(), Fault::Number);
        assert_eq!(entry("48a", "x", "y").unwrap_err(), Fault::Number);
        assert_eq!(entry("48", " ", "y").unwrap_err(), Fault::Password);
        assert_eq!(entry("48", "x", " ").unwrap_err(), Fault::Name);
    }
}
