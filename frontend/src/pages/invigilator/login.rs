//! The invigilator's login: session number and personal code, or the password of the session and
//! a name. One field takes both secrets: who holds a sheet of paper need not know which of them
//! is on it, and they differ by their length.

use vigie_shared::api::{CurrentInvigilator, ErrorCode, InvigilatorLoginRequest};
use vigie_shared::limits::{INVIGILATOR_CODE_CHARS, MAX_INVIGILATOR_NAME_CHARS};
use vigie_shared::secret_text::SecretText;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, Checkbox, TextField,
    WorkNotice,
};
use crate::format::{entry_window, http_error};
use crate::i18n::{LanguageHandle, use_language};
use crate::storage::StorageScope;

/// The name is remembered on the device; the password never.
const NAME_KEY: &str = "vigie-invigilator-name";

/// Why nobody is logged in yet.
#[derive(Debug, Clone, PartialEq)]
enum LoginError {
    /// The session number is not a number.
    Number,
    /// The code or password is missing.
    Secret,
    /// The name is missing beside a password.
    Name,
    /// The request failed.
    Server(HttpError),
}

/// Properties of [`LoginForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LoginFormProps {
    /// The session in the address, if it names one.
    pub session: Option<u32>,
    /// The login to the session of this number succeeded.
    pub onentered: Callback<u32>,
}

struct Login {
    sending: bool,
    working: bool,
    error: Option<LoginError>,
    /// Sends what is typed, or says what is missing.
    submit: Callback<Result<InvigilatorLoginRequest, LoginError>>,
}

#[hook]
fn use_login(onentered: &Callback<u32>) -> Login {
    let sending = use_state_eq(|| false);
    let working = use_state_eq(|| false);
    let error = use_state_eq(|| None::<LoginError>);
    let submit = {
        let (sending, error) = (sending.clone(), error.setter());
        let working = working.setter();
        let onentered = onentered.clone();
        Callback::from(move |typed: Result<InvigilatorLoginRequest, LoginError>| {
            let request = match typed {
                _ if *sending => return,
                Ok(request) => request,
                Err(incomplete) => {
                    error.set(Some(incomplete));
                    return;
                }
            };
            if !request.name.is_empty() {
                StorageScope::Device.write(NAME_KEY, &request.name);
            }
            sending.set(true);
            error.set(None);
            let (sending, error) = (sending.setter(), error.clone());
            let (onentered, working) = (onentered.clone(), working.clone());
            spawn_local(async move {
                let sent = api::post_credentials::<_, CurrentInvigilator>(
                    "/api/invigilator/login",
                    &request,
                    move |is| working.set(is),
                );
                match sent.await {
                    Ok(_) => onentered.emit(request.session),
                    Err(failure) => error.set(Some(LoginError::Server(failure))),
                }
                sending.set(false);
            });
        })
    };
    Login {
        sending: *sending,
        working: *working,
        error: (*error).clone(),
        submit,
    }
}

/// The login to one session.
#[component]
pub fn LoginForm(props: &LoginFormProps) -> Html {
    let language = use_language();
    let session = props.session;
    let number =
        use_state_eq(move || session.map_or_else(String::new, |number| number.to_string()));
    let password = use_state_eq(String::new);
    let name = use_state_eq(|| StorageScope::Device.read(NAME_KEY).unwrap_or_default());
    let shown = use_state_eq(|| false);
    let login = use_login(&props.onentered);
    let onsubmit = {
        let (number, password, name) = (number.clone(), password.clone(), name.clone());
        let submit = login.submit.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            submit.emit(login_request(&number, &password, &name));
        }
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |typed| setter.set(typed))
    };
    let show = {
        let shown = shown.setter();
        Callback::from(move |checked| shown.set(checked))
    };
    let wrong =
        |which: LoginError, key: &str| (login.error == Some(which)).then(|| language.text(key));
    html! {
        <form class="vigie-login" novalidate=true data-testid="login" {onsubmit}>
            <p>{ language.text("invigilator-login-lead") }</p>
            if let Some(LoginError::Server(error)) = &login.error {
                <Alert variant={AlertVariant::Danger} testid="login-refused">
                    { refused(&language, error) }
                </Alert>
            }
            <TextField
                id="login-session"
                label={language.text("invigilator-login-session")}
                hint={language.text("invigilator-login-session-hint")}
                error={wrong(LoginError::Number, "invigilator-login-session-fault")}
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
                error={wrong(LoginError::Secret, "invigilator-login-password-fault")}
                input_type={if *shown { "text" } else { "password" }}
                max_length={40}
                autocapitalize="off"
                spellcheck=false
                value={(*password).clone()}
                onchange={set(&password)}
            />
            <Checkbox checked={*shown} onchange={show}>
                { language.text("invigilator-login-show") }
            </Checkbox>
            <NameField
                known={personal_code(&password).is_some()}
                error={(login.error == Some(LoginError::Name)).then(|| name_fault(&language))}
                value={(*name).clone()}
                onchange={set(&name)}
            />
            <Button
                label={language.text("invigilator-login-submit")}
                pending_label={language.text("invigilator-login-sending")}
                testid="login-submit"
                variant={ButtonVariant::Primary}
                kind={ButtonKind::Submit}
                state={ButtonState::pending_if(login.sending)}
            />
            <WorkNotice working={login.working} />
        </form>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NameFieldProps {
    /// A personal code was typed, which says who it is.
    known: bool,
    error: Option<String>,
    value: String,
    onchange: Callback<String>,
}

/// The name, or that none is needed.
#[component]
fn NameField(props: &NameFieldProps) -> Html {
    let language = use_language();
    html! {
        <div aria-live="polite">
            if props.known {
                <p data-testid="login-name-known">{ language.text("invigilator-login-name-known") }</p>
            } else {
                <TextField
                    id="login-name"
                    label={language.text("invigilator-login-name")}
                    hint={language.text("invigilator-login-name-hint")}
                    error={props.error.clone().map(AttrValue::from)}
                    autocomplete="name"
                    max_length={MAX_INVIGILATOR_NAME_CHARS}
                    autocapitalize="off"
                    spellcheck=false
                    value={props.value.clone()}
                    onchange={props.onchange.clone()}
                />
            }
        </div>
    }
}

/// What was typed, if it is as long as a personal code.
fn personal_code(typed: &str) -> Option<String> {
    let code: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
    (code.chars().count() == INVIGILATOR_CODE_CHARS).then_some(code)
}

fn login_request(
    number: &str,
    password: &str,
    name: &str,
) -> Result<InvigilatorLoginRequest, LoginError> {
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let session = digits.parse().map_err(|_| LoginError::Number)?;
    let filled = |text: &str, fault| {
        let text = text.trim();
        if text.is_empty() {
            Err(fault)
        } else {
            Ok(text.to_owned())
        }
    };
    if let Some(code) = personal_code(password) {
        return Ok(InvigilatorLoginRequest {
            session,
            personal_code: Some(code.into()),
            password: SecretText::default(),
            name: String::new(),
        });
    }
    Ok(InvigilatorLoginRequest {
        session,
        personal_code: None,
        password: filled(password, LoginError::Secret)?.into(),
        name: filled(name, LoginError::Name)?,
    })
}

fn name_fault(language: &LanguageHandle) -> String {
    let max = [("max", MAX_INVIGILATOR_NAME_CHARS.into())];
    language.text_with("invigilator-login-name-fault", &max)
}

/// One message for everything that does not match, so that it does not help to guess, and
/// how long to wait after too many attempts.
fn refused(language: &LanguageHandle, error: &HttpError) -> String {
    if let Some(seconds) = error.retry_after_seconds() {
        let minutes = seconds.div_ceil(60);
        return language.text_with("invigilator-login-wait", &[("minutes", minutes.into())]);
    }
    if let Some(window) = error.entry_window() {
        return entry_window(language, &window);
    }
    match error {
        HttpError::Refused {
            code: ErrorCode::EntryRefused,
            ..
        } => language.text("invigilator-login-refused"),
        HttpError::Refused {
            code: ErrorCode::SessionFinalized,
            ..
        } => language.text("invigilator-login-finalized"),
        HttpError::Refused {
            code: ErrorCode::PersonalCodeNeeded,
            ..
        } => language.text("invigilator-login-named-only"),
        HttpError::Refused {
            code: ErrorCode::FieldsRefused,
            ..
        } => name_fault(language),
        other => http_error(language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_copied_with_spaces_is_understood() {
        assert_eq!(
            login_request(" 483 920 ", "x", "Claire").unwrap().session,
            483_920
        );
    }

    #[test]
    fn each_missing_field_is_named() {
        assert_eq!(login_request("", "x", "y").unwrap_err(), LoginError::Number);
        assert_eq!(
            login_request("48a", "x", "y").unwrap_err(),
            LoginError::Number
        );
        assert_eq!(
            login_request("48", " ", "y").unwrap_err(),
            LoginError::Secret
        );
        assert_eq!(login_request("48", "x", " ").unwrap_err(), LoginError::Name);
    }

    #[test]
    fn a_personal_code_needs_no_name_and_a_password_of_the_session_does() {
        for typed in ["CDFG 2345 HJ", "cdfg2345hj", "CD-FGHJ-2345"] {
            let request = login_request("48", typed, "").unwrap();
            let bare: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
            assert_eq!(request.personal_code, Some(bare.into()));
            assert!(request.name.is_empty() && request.password.is_empty());
        }
        // As long as the password of a session.
        assert_eq!(
            login_request("48", "CDFG 2345", "").unwrap_err(),
            LoginError::Name
        );
        let request = login_request("48", "CDFG 2345", "Claire").unwrap();
        assert_eq!(request.personal_code, None);
        assert_eq!(&*request.password, "CDFG 2345");
    }
}
