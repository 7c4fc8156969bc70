//! A switch for the chime. Off by default: exam rooms are silent.

use yew::prelude::*;

use super::chime::Chime;
use crate::i18n::use_language;
use crate::storage::StorageScope;

const KEY: &str = "vigie-invigilator-sound";

/// The chime and its switch.
#[derive(Debug, Clone, PartialEq)]
pub struct Sound {
    /// Do new alerts sound?
    pub on: bool,
    /// Plays, if it is on.
    pub play: Callback<()>,
    /// Turns it on or off.
    pub choose: Callback<bool>,
}

/// The chime of this page.
#[hook]
pub fn use_sound() -> Sound {
    let on = use_state_eq(|| StorageScope::Device.read(KEY).is_some());
    let chime = use_mut_ref(Chime::default);
    let play = {
        let chime = chime.clone();
        use_callback(*on, move |(), on| {
            if *on {
                chime.borrow_mut().play();
            }
        })
    };
    let choose = use_callback(on.setter(), move |enabled: bool, on| {
        on.set(enabled);
        if enabled {
            StorageScope::Device.write(KEY, "on");
            // As a sample; and browsers let a page make a sound only after a click.
            chime.borrow_mut().play();
        } else {
            StorageScope::Device.remove(KEY);
        }
    });
    Sound {
        on: *on,
        play,
        choose,
    }
}

/// Properties of [`SoundSwitch`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SoundSwitchProps {
    /// The chime and its state.
    pub sound: Sound,
}

/// A button that says whether new alerts sound.
#[component]
pub fn SoundSwitch(props: &SoundSwitchProps) -> Html {
    let language = use_language();
    let on = props.sound.on;
    let label = match on {
        true => language.text("invigilator-sound-on"),
        false => language.text("invigilator-sound-off"),
    };
    html! {
        <button
            type="button"
            class={classes!("vigie-icon-button", "vigie-sound", on.then_some("vigie-sound--on"))}
            aria-pressed={on.to_string()}
            aria-label={language.text("invigilator-sound")}
            title={label}
            data-testid="sound"
            onclick={props.sound.choose.reform(move |_| !on)}
        >
            <svg class="vigie-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
                if on {
                    <path d="M15 9a4.2 4.2 0 0 1 0 6M17.5 6.5a7.8 7.8 0 0 1 0 11" />
                } else {
                    <path d="M15.5 9.5l5 5M20.5 9.5l-5 5" />
                }
            </svg>
        </button>
    }
}
