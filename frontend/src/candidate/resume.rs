//! The test goes on elsewhere, until the invigilator authorises this device.

use vigie_shared::session::Command;
use yew::prelude::*;

use super::doorstep::{DoorProps, Doorstep, GoButton, Words};
use crate::i18n::use_language;

const WORDS: Words = Words {
    granted: "candidate-resume-authorised",
    asked: ["candidate-resume-raise", "candidate-resume-advice"],
    expired: ["candidate-resume-expired", "candidate-resume-advice"],
};

/// What is safe, what to do, and the button once it is allowed.
#[component]
pub fn ResumePage(props: &DoorProps) -> Html {
    let language = use_language();
    let name = props.page.first_name.clone();
    let go = html! {
        <GoButton
            hold={props.hold.clone()}
            command={Command::Resume}
            label={language.text("candidate-resume")}
            testid="resume-test"
        />
    };
    html! {
        <Doorstep
            door={props.clone()}
            name="resume"
            title={language.text_with("candidate-resume-title", &[("name", name.into())])}
            words={WORDS}
            lead={html! { <p>{ language.text("candidate-resume-safe") }</p> }}
            {go}
        />
    }
}
