//! A dialog over the page.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::{Act, Kind};

/// Where a dialog stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// In the middle: something to decide.
    #[default]
    Middle,
    /// The same, wider: something to read through first.
    Wide,
    /// At the side, as high as the window: something to look at.
    Side,
}

/// Properties of [`Dialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading.
    pub title: AttrValue,
    /// What browser tests find it by; also the beginning of ids inside.
    pub testid: AttrValue,
    /// Words on the button that changes nothing.
    pub close_label: AttrValue,
    /// Where it stands.
    #[prop_or_default]
    pub place: Place,
    /// It was closed without a decision.
    pub onclose: Callback<()>,
    /// Buttons that decide, before the one that closes.
    #[prop_or_default]
    pub actions: Html,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// The browser's own modal dialog: it keeps the focus inside, closes on Escape and
/// gives the focus back to where it was.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        let before = gloo_utils::document().active_element();
        let before = before.and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
            dialog.show_modal().unwrap_or_default();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
            // The browser does this only for a dialog that is still in the page.
            if let Some(before) = before {
                before.focus().unwrap_or_default();
            }
        }
    });
    let oncancel = {
        let onclose = props.onclose.clone();
        move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        }
    };
    let title = format!("{}-title", props.testid);
    let place = match props.place {
        Place::Middle => None,
        Place::Wide => Some("vigie-modal--wide"),
        Place::Side => Some("vigie-modal--side"),
    };
    html! {
        <dialog
            ref={node}
            class={classes!("vigie-modal", place)}
            aria-labelledby={title.clone()}
            data-testid={props.testid.clone()}
            {oncancel}
        >
            <h2 id={title} class="vigie-modal__title">{ &props.title }</h2>
            <div class="vigie-modal__body">{ props.children.clone() }</div>
            <div class="vigie-modal__actions">
                { props.actions.clone() }
                <Act
                    label={props.close_label.clone()}
                    testid={format!("{}-close", props.testid)}
                    kind={Kind::Secondary}
                    onclick={props.onclose.clone()}
                />
            </div>
        </dialog>
    }
}
