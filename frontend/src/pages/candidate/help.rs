//! Help during the test: what the words mean and which keys there are.

use yew::prelude::*;

use crate::components::{Dialog, IconButton, ShortcutList};
use crate::hooks::use_shortcut;
use crate::i18n::use_language;

/// What a candidate must know about the page.
const FACTS: [&str; 4] = [
    "candidate-help-clock",
    "candidate-help-pass",
    "candidate-help-report",
    "candidate-help-reload",
];

/// Keys with the messages that say what they do.
const KEYS: [(&str, &str); 6] = [
    ("Tab", "candidate-key-tab"),
    ("↑ ↓", "candidate-key-arrows"),
    ("␣", "candidate-key-space"),
    ("↵", "candidate-key-enter"),
    ("?", "candidate-key-help"),
    ("Esc", "candidate-key-escape"),
];

/// A button, or the key `?`, that opens the help.
#[component]
pub fn Help() -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let show = use_callback(open.setter(), |(), open| open.set(true));
    use_shortcut("?", show.clone());
    let onclose = use_callback(open.setter(), |(), open| open.set(false));
    let shortcuts: Vec<_> = KEYS
        .into_iter()
        .map(|(keys, meaning)| (keys, language.text(meaning)))
        .collect();
    html! {
        <>
            <IconButton
                label={language.text("candidate-help")}
                testid="help"
                opens_dialog=true
                onclick={show}
            >
                <span aria-hidden="true" class="vigie-help__mark">{ "?" }</span>
            </IconButton>
            if *open {
                <Dialog
                    title={language.text("candidate-help")}
                    testid="help-window"
                    close_label={language.text("candidate-help-close")}
                    {onclose}
                >
                    <ul class="vigie-bullets">
                        { for FACTS.into_iter().map(|key| html! { <li>{ language.text(key) }</li> }) }
                    </ul>
                    <h3>{ language.text("candidate-help-keys") }</h3>
                    <ShortcutList {shortcuts} />
                </Dialog>
            }
        </>
    }
}
