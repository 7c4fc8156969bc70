//! The keys of the desk, on screen.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::{Dialog, IconButton};
use crate::hooks::{are_shortcuts_enabled, enable_shortcuts, use_shortcut};
use crate::i18n::use_language;

/// A button, or the key `?`, that shows what the keys do and turns them off.
#[component]
pub fn Help() -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let on = use_state_eq(are_shortcuts_enabled);
    let show = use_callback(open.setter(), |(), open| open.set(true));
    use_shortcut("?", show.clone());
    let close = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let turn = {
        let on = on.setter();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                enable_shortcuts(input.checked());
                on.set(input.checked());
            }
        }
    };
    let row = |key: &'static str, text: String| {
        html! { <><dt><kbd>{ key }</kbd></dt><dd>{ text }</dd></> }
    };
    html! {
        <>
            <IconButton label={language.text("referent-keys")} testid="referent-help" onclick={show}>
                { "?" }
            </IconButton>
            if *open {
                <Dialog
                    title={language.text("referent-keys")}
                    testid="referent-help-dialog"
                    close_label={language.text("referent-close")}
                    onclose={close}
                >
                    <dl class="vigie-shortcuts">
                        { row("?", language.text("referent-key-help")) }
                        { row("/", language.text("referent-key-search")) }
                        { row("n", language.text("referent-key-new")) }
                        { row("1 2 3 4", language.text("referent-key-views")) }
                        { row("c", language.text("referent-key-codes")) }
                        { row("Esc", language.text("referent-key-escape")) }
                    </dl>
                    <label class="vigie-checkbox-line">
                        <input
                            type="checkbox"
                            checked={*on}
                            onchange={turn}
                            data-testid="referent-keys-on"
                        />
                        { language.text("referent-keys-on") }
                    </label>
                </Dialog>
            }
        </>
    }
}
