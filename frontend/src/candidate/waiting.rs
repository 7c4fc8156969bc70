//! Rules accepted: until the invigilator has confirmed the presence.

use vigie_shared::session::Command;
use yew::prelude::*;

use super::doorstep::{DoorProps, Doorstep, GoButton, Words};
use super::keep::Kept;
use super::span::length;
use crate::i18n::use_language;
use crate::storage::Keep;

const WORDS: Words = Words {
    granted: "candidate-waiting-confirmed",
    asked: ["candidate-waiting-presence", "candidate-waiting-advice"],
    expired: [
        "candidate-waiting-expired",
        "candidate-waiting-expired-advice",
    ],
};

/// Nothing to press before the confirmation; then the test begins with one button.
#[component]
pub fn WaitingPage(props: &DoorProps) -> Html {
    let language = use_language();
    use_effect_with(props.hold.owner.clone(), |owner| {
        // The instructions are read: if they ever come again, it is from the start.
        Keep::Tab.remove(&owner.key(Kept::Page));
    });
    let page = &props.page;
    let name = format!("{} {}", page.first_name, page.last_name);
    let lacking = props.hold.lacks_companion();
    let note = match lacking {
        true => language.text("candidate-start-companion"),
        false => language.text("candidate-start-clock"),
    };
    let go = html! {
        <GoButton
            hold={props.hold.clone()}
            command={Command::StartTest}
            label={language.text("candidate-start")}
            testid="start"
            hindered={lacking}
            note={AttrValue::from(note)}
        />
    };
    html! {
        <Doorstep
            door={props.clone()}
            name="waiting"
            title={language.text_with("candidate-waiting-title", &[("name", name.into())])}
            words={WORDS}
            {go}
        >
            <p class="vigie-quiet">
                { language.text_with(
                    "candidate-waiting-duration",
                    &[("duration", length(&language, page.duration_micros).into())],
                ) }
            </p>
        </Doorstep>
    }
}
