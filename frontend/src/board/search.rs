//! Finding somebody by name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Filter;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Search`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchProps {
    /// To bring the focus here.
    pub field: NodeRef,
    /// With what was typed.
    pub filter: Filter,
    /// Another filter is wanted.
    pub onfilter: Callback<Filter>,
}

/// One field; Escape empties it.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let language = use_language();
    let oninput = {
        let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onfilter.emit(filter.clone().worded(field.value()));
            }
        }
    };
    let onkeydown = {
        let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !filter.typed().is_empty() {
                // Not also the drawer.
                event.prevent_default();
                onfilter.emit(filter.clone().worded(String::new()));
            }
        }
    };
    html! {
        <label class="vigie-search">
            { Icon::Search }
            <span class="pf-v6-screen-reader">{ language.text("board-search") }</span>
            <input
                ref={props.field.clone()}
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder={language.text("board-search-hint")}
                aria-keyshortcuts="/"
                value={props.filter.typed().to_owned()}
                data-testid="search"
                {oninput}
                {onkeydown}
            />
        </label>
    }
}
