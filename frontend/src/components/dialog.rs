//! A modal dialog over the page.
//!
//! The browser's own `<dialog>` keeps the focus inside, makes the rest of the page inert and
//! closes on Escape. PatternFly-Yew's `Modal` does none of these, so only PatternFly's look
//! is used.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::{Button, Icon, IconButton};
use crate::i18n::use_language;

/// The size and place of a dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// In the middle: something to decide.
    #[default]
    Normal,
    /// The same, wider: something to read through first.
    Wide,
    /// At the side, as high as the window: something to look at.
    Side,
}

impl DialogSize {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Normal => None,
            Self::Wide => Some("vigie-dialog--wide"),
            Self::Side => Some("vigie-dialog--side"),
        }
    }
}

/// Properties of [`Dialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading.
    pub title: AttrValue,
    /// For browser tests; also the beginning of ids inside.
    pub testid: AttrValue,
    /// Escape, the cross or the closing button was used: stop rendering the dialog.
    pub onclose: Callback<()>,
    /// Label of a closing button in the footer, which then takes the place of the cross.
    #[prop_or_default]
    pub close_label: Option<AttrValue>,
    #[prop_or_default]
    pub size: DialogSize,
    /// A key was pressed inside.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    /// Buttons below the content, before the closing button.
    #[prop_or_default]
    pub footer: Html,
    #[prop_or_default]
    pub children: Html,
}

/// Open as long as it is rendered.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let language = use_language();
    let node = use_node_ref();
    use_modal(&node);
    let oncancel = {
        let onclose = props.onclose.clone();
        move |event: Event| {
            // The owner closes the dialog by no longer rendering it.
            event.prevent_default();
            onclose.emit(());
        }
    };
    let title_id = format!("{}-title", props.testid);
    let has_cross = props.close_label.is_none();
    html! {
        <dialog
            ref={node}
            class={classes!("vigie-dialog", props.size.class())}
            aria-labelledby={title_id.clone()}
            data-testid={props.testid.clone()}
            {oncancel}
            onkeydown={props.onkeydown.clone()}
        >
            <header class="vigie-dialog__header">
                // With a cross, the focus starts at the heading and not at the cross:
                // what the dialog is about is read first.
                <h2
                    id={title_id}
                    class="vigie-dialog__title"
                    tabindex={has_cross.then_some("-1")}
                    autofocus={has_cross}
                >
                    { &props.title }
                </h2>
                if has_cross {
                    <IconButton
                        label={language.text("dialog-close")}
                        icon={Icon::Cross}
                        onclick={props.onclose.clone()}
                    />
                }
            </header>
            <div class="vigie-dialog__body">{ props.children.clone() }</div>
            <footer class="vigie-dialog__footer">
                { props.footer.clone() }
                if let Some(label) = &props.close_label {
                    <Button
                        {label}
                        testid={format!("{}-close", props.testid)}
                        onclick={props.onclose.clone()}
                    />
                }
            </footer>
        </dialog>
    }
}

/// Opens the dialog as a modal one, and returns the focus when it leaves the page.
#[hook]
fn use_modal(node: &NodeRef) {
    use_effect_with(node.clone(), |node| {
        let focused_before = gloo_utils::document()
            .active_element()
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
            // Fails only for a dialog that is open or not in the page.
            dialog.show_modal().unwrap_or_default();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
            // The browser returns the focus only for a dialog that is still in the page.
            if let Some(element) = focused_before.filter(|element| element.is_connected()) {
                element.focus().unwrap_or_default();
            }
        }
    });
}
