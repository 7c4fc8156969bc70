//! The shortcuts of the board, and a switch to turn them off.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::Dialog;
use crate::i18n::use_language;

/// Properties of [`KeyboardHelp`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct KeyboardHelpProps {
    pub shortcuts_enabled: bool,
    /// The switch was set.
    pub onshortcuts: Callback<bool>,
    pub onclose: Callback<()>,
}

/// All keys of the board, and what its colors and numbers mean.
#[component]
pub fn KeyboardHelp(props: &KeyboardHelpProps) -> Html {
    let language = use_language();
    let keys = [
        ("← ↑ → ↓", language.text("board-key-arrows")),
        ("↵", language.text("board-key-enter")),
        ("/", language.text("board-key-search")),
        ("a", language.text("board-key-alert")),
        ("c", language.text("board-key-confirm")),
        ("i", language.text("board-key-record")),
        ("r", language.text("board-key-room")),
        ("x", language.text("board-key-select")),
        ("l", language.text("board-key-list")),
        ("u", language.text("board-key-undo")),
        ("?", language.text("board-key-help")),
        ("Esc", language.text("board-key-escape")),
    ];
    let onchange = props.onshortcuts.reform(|event: Event| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .is_some_and(|input| input.checked())
    });
    html! {
        <Dialog title={language.text("board-help-title")} testid="help" onclose={props.onclose.clone()}>
            <dl class="vigie-keys">
                { for keys.into_iter().map(|(key, action)| html! {
                    <div><dt><kbd>{ key }</kbd></dt><dd>{ action }</dd></div>
                }) }
            </dl>
            <label class="vigie-tick">
                <input type="checkbox" checked={props.shortcuts_enabled} data-testid="letters" {onchange} />
                <span>{ language.text("board-shortcuts") }</span>
            </label>
            <p>{ language.text("board-help-urgency") }</p>
            <p>{ language.text("board-help-forecast") }</p>
        </Dialog>
    }
}
