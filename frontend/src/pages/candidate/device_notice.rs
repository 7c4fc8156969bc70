//! The sign of this device, and the word that another one is at the seat.

use vigie_shared::session::PairingSign;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`DeviceSign`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DeviceSignProps {
    /// The sign of this device.
    pub sign: PairingSign,
}

/// Large, to be read from beside the screen.
#[component]
pub fn DeviceSign(props: &DeviceSignProps) -> Html {
    let language = use_language();
    let sign = props.sign.to_string();
    html! {
        <p class="vigie-device-sign">
            <span class="vigie-device-sign__number" data-testid="sign" aria-hidden="true">{ &sign }</span>
            <span>{ language.text_with("candidate-sign", &[("sign", sign.into())]) }</span>
        </p>
    }
}

/// Properties of [`OtherDevices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OtherDevicesProps {
    /// The signs of the other devices at the seat.
    pub signs: Vec<PairingSign>,
}

/// Below the content, so that nothing moves under the pointer when it comes.
#[component]
pub fn OtherDevices(props: &OtherDevicesProps) -> Html {
    let language = use_language();
    let signs: Vec<String> = props.signs.iter().map(ToString::to_string).collect();
    let args = [
        ("count", signs.len().into()),
        ("signs", signs.join(", ").into()),
    ];
    html! {
        <div role="status" class="vigie-other-devices">
            if !signs.is_empty() {
                <p data-testid="other-devices">
                    { Icon::Warning }
                    { language.text_with("candidate-other-devices", &args) }
                </p>
            }
        </div>
    }
}
