//! FR / EN.

use yew::prelude::*;

use crate::i18n::{Language, use_language};

/// Two buttons, one of them pressed. Each is named in its own language, so that
/// whoever reads only one finds it.
#[component]
pub fn LanguageSwitch() -> Html {
    let handle = use_language();
    let button = |language: Language| {
        let (short, name) = match language {
            Language::French => ("FR", "Français"),
            Language::English => ("EN", "English"),
        };
        let choose = handle.choose.clone();
        let pressed = handle.language == language;
        html! {
            <button
                type="button"
                class="vigie-switch__choice"
                lang={language.tag()}
                aria-label={format!("{short} – {name}")}
                aria-pressed={pressed.to_string()}
                onclick={move |_| choose.emit(language)}
            >
                { short }
            </button>
        }
    };
    html! {
        <div class="vigie-switch" role="group" aria-label={handle.text("language-label")}>
            { for Language::ALL.into_iter().map(button) }
        </div>
    }
}
