//! Help during the test: what the words mean and which keys there are.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Is the help open, and the way to change that.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpHandle {
    open: bool,
    set: Callback<bool>,
}

impl HelpHandle {
    /// The window, if it is open.
    pub fn view(&self) -> Html {
        if !self.open {
            return Html::default();
        }
        html! { <HelpWindow onclose={self.set.reform(|()| false)} /> }
    }
}

/// Opens by `?`, wherever nobody writes.
#[hook]
pub fn use_help() -> HelpHandle {
    let open = use_state_eq(|| false);
    let set = use_callback(open.setter(), |wanted: bool, open| open.set(wanted));
    {
        let set = set.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo_utils::document(), "keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(asks_for_help) {
                    set.emit(true);
                }
            });
            move || drop(listener)
        });
    }
    HelpHandle { open: *open, set }
}

fn asks_for_help(event: &KeyboardEvent) -> bool {
    let writing = || {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let writing = "input:not([type=radio]):not([type=checkbox]), textarea, select, dialog";
        element.is_some_and(|element| element.closest(writing).ok().flatten().is_some())
    };
    event.key() == "?" && !(event.ctrl_key() || event.alt_key() || event.meta_key()) && !writing()
}

/// Properties of [`HelpButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HelpButtonProps {
    /// What it opens.
    pub help: HelpHandle,
}

/// The same for those who do not guess keys.
#[component]
pub fn HelpButton(props: &HelpButtonProps) -> Html {
    let language = use_language();
    html! {
        <button
            type="button"
            class="vigie-icon-button"
            aria-label={language.text("candidate-help")}
            aria-haspopup="dialog"
            title={language.text("candidate-help")}
            data-testid="help"
            onclick={props.help.set.reform(|_| true)}
        >
            <span aria-hidden="true" class="vigie-help__mark">{ "?" }</span>
        </button>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HelpWindowProps {
    onclose: Callback<()>,
}

/// The browser's own `<dialog>`: it keeps the focus inside and gives it back.
#[component]
fn HelpWindow(props: &HelpWindowProps) -> Html {
    let language = use_language();
    let window = use_node_ref();
    {
        let window = window.clone();
        use_effect_with((), move |()| {
            let window = window.cast::<HtmlDialogElement>();
            if let Some(window) = &window {
                // Fails only for one that is open already.
                window.show_modal().unwrap_or_default();
            }
            move || {
                if let Some(window) = window {
                    window.close();
                }
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            // Closing is ours to do, by not rendering it any more.
            event.prevent_default();
            onclose.emit(());
        })
    };
    let facts = [
        "candidate-help-clock",
        "candidate-help-pass",
        "candidate-help-report",
        "candidate-help-reload",
    ];
    let keys = [
        ("Tab", "candidate-key-tab"),
        ("↑ ↓", "candidate-key-arrows"),
        ("␣", "candidate-key-space"),
        ("↵", "candidate-key-enter"),
        ("?", "candidate-key-help"),
        ("Esc", "candidate-key-escape"),
    ];
    html! {
        <dialog
            ref={window}
            class="vigie-help-dialog"
            aria-labelledby="candidate-help-title"
            data-testid="help-window"
            {oncancel}
        >
            <h2 id="candidate-help-title">{ language.text("candidate-help") }</h2>
            <ul class="vigie-bullets">
                { for facts.into_iter().map(|key| html! { <li>{ language.text(key) }</li> }) }
            </ul>
            <h3>{ language.text("candidate-help-keys") }</h3>
            <dl class="vigie-help-keys">
                { for keys.into_iter().map(|(key, does)| html! {
                    <div><dt><kbd>{ key }</kbd></dt><dd>{ language.text(does) }</dd></div>
                }) }
            </dl>
            <button
                type="button"
                class="pf-v6-c-button pf-m-primary"
                onclick={props.onclose.reform(|_| ())}
            >
                { Icon::Check }{ " " }{ language.text("candidate-help-close") }
            </button>
        </dialog>
    }
}
