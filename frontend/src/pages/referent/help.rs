//! The shortcuts of these pages, on screen.

use yew::prelude::*;

use crate::components::{Checkbox, Dialog, IconButton, ShortcutList};
use crate::hooks::{are_shortcuts_enabled, enable_shortcuts, use_shortcut};
use crate::i18n::use_language;

/// A button, or the key `?`, that shows what the keys do and turns them off.
#[component]
pub fn ShortcutsHelp() -> Html {
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
        Callback::from(move |enabled| {
            enable_shortcuts(enabled);
            on.set(enabled);
        })
    };
    let shortcuts = vec![
        ("?", language.text("referent-key-help")),
        ("/", language.text("referent-key-search")),
        ("n", language.text("referent-key-new")),
        ("1 2 3 4 5", language.text("referent-key-views")),
        ("c", language.text("referent-key-codes")),
        ("Esc", language.text("referent-key-escape")),
    ];
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
                    <ShortcutList {shortcuts} />
                    <Checkbox checked={*on} onchange={turn} testid="referent-keys-on">
                        { language.text("referent-keys-on") }
                    </Checkbox>
                </Dialog>
            }
        </>
    }
}
