//! Finding a candidate by name.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::filter::BoardFilter;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`CandidateSearch`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateSearchProps {
    /// The input, for moving the focus here.
    pub field: NodeRef,
    pub filter: BoardFilter,
    pub onfilter: Callback<BoardFilter>,
}

/// One field; Escape clears it.
#[component]
pub fn CandidateSearch(props: &CandidateSearchProps) -> Html {
    let language = use_language();
    let oninput = {
        let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                onfilter.emit(filter.clone().with_search(field.value()));
            }
        }
    };
    let onkeydown = {
        let (filter, onfilter) = (props.filter.clone(), props.onfilter.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && !filter.typed().is_empty() {
                // Escape must not close the side panel as well.
                event.prevent_default();
                onfilter.emit(filter.clone().with_search(String::new()));
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
