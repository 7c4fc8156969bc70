//! The keys, and a switch for those who speak to their computer: a single letter
//! must not act by accident (WCAG 2.1.4).

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Dialog;
use crate::i18n::use_language;

/// Properties of [`Help`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HelpProps {
    /// Are single letters heard?
    pub letters: bool,
    /// They are to be heard, or not.
    pub onletters: Callback<bool>,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// All keys of the board, and what the colours of waiting mean.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let language = use_language();
    let keys = [
        ("← ↑ → ↓", language.text("board-key-arrows")),
        ("↵", language.text("board-key-enter")),
        ("/", language.text("board-key-search")),
        ("a", language.text("board-key-alert")),
        ("c", language.text("board-key-confirm")),
        ("i", language.text("board-key-record")),
        ("r", language.text("board-key-room")),
        ("x", language.text("board-key-pick")),
        ("l", language.text("board-key-list")),
        ("u", language.text("board-key-undo")),
        ("?", language.text("board-key-help")),
        ("Esc", language.text("board-key-escape")),
    ];
    let onchange = props.onletters.reform(|event: Event| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .is_some_and(|input| input.checked())
    });
    html! {
        <Dialog title={language.text("board-help-title")} testid="help" onclose={props.onclose.clone()}>
            <dl class="vigie-keys">
                { for keys.into_iter().map(|(key, does)| html! {
                    <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div>
                }) }
            </dl>
            <label class="vigie-tick">
                <input type="checkbox" checked={props.letters} data-testid="letters" {onchange} />
                <span>{ language.text("board-letters") }</span>
            </label>
            <p>{ language.text("board-help-urgency") }</p>
            <p>{ language.text("board-help-pace") }</p>
        </Dialog>
    }
}
