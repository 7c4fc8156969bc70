//! A modal window.
//!
//! The browser's own `<dialog>`: it keeps the focus inside, gives it back, makes the
//! rest inert and closes by Escape. PatternFly-Yew's `Modal` does none of the first
//! three, and its close button speaks English only; so we take PatternFly's style.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Dialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// The heading.
    pub title: AttrValue,
    /// For browser tests.
    pub testid: AttrValue,
    /// It is to be closed.
    pub onclose: Callback<()>,
    /// A key was pressed in it.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    /// Below the content: buttons.
    #[prop_or_default]
    pub footer: Html,
    /// The content.
    #[prop_or_default]
    pub children: Html,
}

/// Open as long as it is rendered.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
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
    let title = format!("{}-title", props.testid);
    html! {
        <dialog
            ref={window}
            class="vigie-dialog"
            aria-labelledby={title.clone()}
            data-testid={props.testid.clone()}
            {oncancel}
            onkeydown={props.onkeydown.clone()}
        >
            <header class="vigie-dialog__header">
                // The focus starts at the heading: what the window is about is read first.
                <h2 id={title} class="vigie-dialog__title" tabindex="-1" autofocus=true>{ &props.title }</h2>
                <button
                    type="button"
                    class="vigie-icon-button"
                    aria-label={language.text("board-close")}
                    title={language.text("board-close")}
                    onclick={props.onclose.reform(|_| ())}
                >
                    { Icon::Cross }
                </button>
            </header>
            <div class="vigie-dialog__body">{ props.children.clone() }</div>
            <footer class="vigie-dialog__footer">{ props.footer.clone() }</footer>
        </dialog>
    }
}
