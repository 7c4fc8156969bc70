//! A new secret, until the first code of it is right.

use vigie_shared::api::{ActivateSecondFactorRequest, RecoveryCodes, SecondFactorSetup};
use vigie_shared::secret_text::SecretText;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, TextField,
};
use crate::format;
use crate::i18n::use_language;
use crate::pages::referent::require_login::use_auth;

/// Properties of [`NewFactor`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NewFactorProps {
    pub setup: SecondFactorSetup,
    /// It is in use; the codes on paper.
    pub activated: Callback<Vec<SecretText>>,
    /// Nothing changes.
    pub cancel: Callback<()>,
}

/// The QR code, the secret for typing, and the field for the first code.
#[component]
pub fn NewFactor(props: &NewFactorProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let code = use_state_eq(AttrValue::default);
    let sent = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let onsubmit = {
        let (sent, failure) = (sent.clone(), failure.setter());
        let (code, activated) = (code.clone(), props.activated.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *sent || code.trim().is_empty() {
                return;
            }
            sent.set(true);
            let request = ActivateSecondFactorRequest {
                code: code.as_str().into(),
            };
            let (sent, failure) = (sent.setter(), failure.clone());
            let (activated, account) = (activated.clone(), account.clone());
            spawn_local(async move {
                let path = "/api/referent/second-factor/activate";
                match api::post::<_, RecoveryCodes>(path, &request).await {
                    Ok(answer) => activated.emit(answer.codes),
                    Err(error) => {
                        account.note(&error);
                        failure.set(Some(error));
                        sent.set(false);
                    }
                }
            });
        })
    };
    let onchange = {
        let code = code.setter();
        Callback::from(move |text: String| code.set(text.into()))
    };
    let picture = format!("data:image/svg+xml,{}", encoded(&props.setup.qr));
    html! {
        <div class="vigie-new-factor" data-testid="account-factor-setup">
            <ol>
                <li>{ language.text("account-factor-step-1") }</li>
                <li>
                    { language.text("account-factor-step-2") }
                    <img
                        class="vigie-new-factor__qr"
                        src={picture}
                        alt={language.text("account-factor-qr")}
                        width="200"
                        height="200"
                    />
                    <p class="vigie-subtle">{ language.text("account-factor-secret") }</p>
                    <p><code class="vigie-value" data-testid="account-factor-secret">
                        { grouped(&props.setup.secret) }
                    </code></p>
                </li>
                <li>{ language.text("account-factor-step-3") }</li>
            </ol>
            <form class="vigie-form vigie-account-form" novalidate=true {onsubmit}>
                <TextField
                    id="account-factor-code"
                    label={language.text("second-factor-code")}
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    spellcheck=false
                    max_length=20
                    value={(*code).clone()}
                    {onchange}
                />
                if let Some(error) = &*failure {
                    <Alert variant={AlertVariant::Danger} testid="account-factor-error">
                        { format::http_error(&language, error) }
                    </Alert>
                }
                <div class="vigie-buttons">
                    <Button
                        label={language.text("account-factor-activate")}
                        testid="account-factor-activate"
                        variant={ButtonVariant::Primary}
                        kind={ButtonKind::Submit}
                        state={ButtonState::pending_if(*sent)}
                    />
                    <Button
                        label={language.text("confirmation-cancel")}
                        testid="account-factor-cancel"
                        onclick={props.cancel.clone()}
                    />
                </div>
            </form>
        </div>
    }
}

/// In groups of four, as it is typed.
fn grouped(secret: &str) -> String {
    let groups: Vec<&str> = secret
        .as_bytes()
        .chunks(4)
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(" ")
}

/// A picture as the rest of a `data:` address.
fn encoded(svg: &str) -> String {
    js_sys::encode_uri_component(svg).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_in_groups_of_four() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
