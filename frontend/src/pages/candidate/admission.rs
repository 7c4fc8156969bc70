//! The two pages that need the invigilator's permission: before the test, and before it
//! is resumed on another device.

use vigie_shared::session::Command;
use yew::prelude::*;

use super::waiting_room::{AdmissionButton, AdmissionProps, AdmissionTexts, WaitingRoom};
use crate::format::{Rounding, duration};
use crate::i18n::use_language;
use crate::storage::StorageKey;

const WAITING_TEXTS: AdmissionTexts = AdmissionTexts {
    granted: "candidate-waiting-confirmed",
    needed: ["candidate-waiting-presence", "candidate-waiting-advice"],
    expired: [
        "candidate-waiting-expired",
        "candidate-waiting-expired-advice",
    ],
};

const RESUME_TEXTS: AdmissionTexts = AdmissionTexts {
    granted: "candidate-resume-authorized",
    needed: ["candidate-resume-raise", "candidate-resume-advice"],
    expired: ["candidate-resume-expired", "candidate-resume-advice"],
};

/// The rules are accepted. Nothing to press before the invigilator has confirmed the
/// presence; then the test begins with one button.
#[component]
pub fn WaitingPage(props: &AdmissionProps) -> Html {
    let language = use_language();
    use_effect_with(props.context.owner.clone(), |owner| {
        // The instructions are read: if they come again, it is from the start.
        owner.remove(StorageKey::Page);
    });
    let page = &props.page;
    let name = format!("{} {}", page.first_name, page.last_name)
        .trim()
        .to_owned();
    let lacks_companion = props.context.lacks_companion();
    let note = match lacks_companion {
        true => language.text("candidate-start-companion"),
        false => language.text("candidate-start-clock"),
    };
    let button = html! {
        <AdmissionButton
            context={props.context.clone()}
            command={Command::StartTest}
            label={language.text("candidate-start")}
            testid="start"
            disabled={lacks_companion}
            note={AttrValue::from(note)}
        />
    };
    let time = duration(&language, page.duration_micros, Rounding::Up);
    html! {
        <WaitingRoom
            admission={props.clone()}
            name="waiting"
            title={language.text_with("candidate-waiting-title", &[("name", name.into())])}
            texts={WAITING_TEXTS}
            {button}
        >
            <p class="vigie-quiet">
                { language.text_with("candidate-waiting-duration", &[("duration", time.into())]) }
            </p>
        </WaitingRoom>
    }
}

/// The test goes on elsewhere until the invigilator authorizes this device.
#[component]
pub fn ResumePage(props: &AdmissionProps) -> Html {
    let language = use_language();
    let name = props.page.first_name.clone();
    let button = html! {
        <AdmissionButton
            context={props.context.clone()}
            command={Command::Resume}
            label={language.text("candidate-resume")}
            testid="resume-test"
        />
    };
    html! {
        <WaitingRoom
            admission={props.clone()}
            name="resume"
            title={language.text_with("candidate-resume-title", &[("name", name.into())])}
            texts={RESUME_TEXTS}
            lead={html! { <p>{ language.text("candidate-resume-safe") }</p> }}
            {button}
        />
    }
}
