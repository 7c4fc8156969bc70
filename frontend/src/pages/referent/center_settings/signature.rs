//! The image of a signature.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::Uint8Array;
use vigie_shared::api::{SignatureChange, ValidationCode};
use vigie_shared::limits::{MAX_SIGNATURE_BYTES, MAX_SIGNATURE_PIXELS};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

use crate::components::{Button, ButtonVariant, FileButton, Icon};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`SignatureField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SignatureFieldProps {
    /// The image that certificates would have, a PNG in Base64.
    pub image: Option<AttrValue>,
    /// What the server found wrong with it.
    pub error: Option<ValidationCode>,
    pub onchange: Callback<SignatureChange>,
}

/// The image as it will be printed, and the ways to change it.
#[component]
pub fn SignatureField(props: &SignatureFieldProps) -> Html {
    let language = use_language();
    let refused = use_state_eq(|| None::<ValidationCode>);
    let onpick = {
        let (refused, onchange) = (refused.setter(), props.onchange.clone());
        Callback::from(move |file: File| {
            let (refused, onchange) = (refused.clone(), onchange.clone());
            spawn_local(async move {
                match read(&file).await {
                    Ok(png) => {
                        refused.set(None);
                        onchange.emit(SignatureChange::Replace(png));
                    }
                    Err(code) => refused.set(Some(code)),
                }
            });
        })
    };
    let remove = {
        let refused = refused.setter();
        props.onchange.reform(move |()| {
            refused.set(None);
            SignatureChange::Remove
        })
    };
    let (width, height) = MAX_SIGNATURE_PIXELS;
    let hint = [
        ("kilobytes", (MAX_SIGNATURE_BYTES / 1000).into()),
        ("width", width.into()),
        ("height", height.into()),
    ];
    html! {
        <div class="vigie-field" role="group" aria-labelledby="center-signature-label">
            <span class="vigie-field__label" id="center-signature-label">
                { language.text("center-signature") }
                <span class="vigie-field__optional">{ language.text("field-optional") }</span>
            </span>
            if let Some(image) = &props.image {
                <p>
                    <img
                        class="vigie-signature"
                        data-testid="center-signature-image"
                        src={format!("data:image/png;base64,{image}")}
                        alt={language.text("center-signature-alt")}
                    />
                </p>
            }
            <div class="vigie-actions-row">
                <FileButton
                    label={language.text("center-signature-pick")}
                    testid="center-signature-file"
                    accept="image/png,.png"
                    {onpick}
                />
                if props.image.is_some() {
                    <Button
                        label={language.text("center-signature-remove")}
                        testid="center-signature-remove"
                        variant={ButtonVariant::Link}
                        onclick={remove}
                    />
                }
            </div>
            <p class="vigie-field__hint">{ language.text_with("center-signature-hint", &hint) }</p>
            if let Some(code) = props.error.or(*refused) {
                <p class="vigie-field__error" role="alert" data-testid="center-signature-error">
                    { Icon::Error }
                    <span>{ format::validation(&language, code) }</span>
                </p>
            }
        </div>
    }
}

/// Reads a file that looks like a PNG; whether it is one, the server says.
async fn read(file: &File) -> Result<String, ValidationCode> {
    if file.size() > MAX_SIGNATURE_BYTES as f64 {
        return Err(ValidationCode::ImageTooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = Uint8Array::new(&buffer.map_err(|_| ValidationCode::BadImage)?).to_vec();
    match bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        true => Ok(STANDARD.encode(bytes)),
        false => Err(ValidationCode::BadImage),
    }
}
