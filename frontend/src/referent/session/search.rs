//! The field that looks for a candidate.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::Icon;
use crate::components::focus_and_center;
use crate::hooks::use_shortcut;
use crate::i18n::use_language;
use crate::referent::parts::filter_event;

const ID: &str = "referent-search";

/// Properties of [`Search`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchProps {
    /// What is looked for.
    pub value: AttrValue,
    /// What was typed.
    pub onchange: Callback<String>,
}

/// A search field; the key `/` leads to it.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let language = use_language();
    let focus = use_callback((), |(), ()| {
        focus_and_center(ID);
    });
    use_shortcut("/", focus);
    let oninput = filter_event(&props.onchange, |event: InputEvent| {
        Some(event.target_dyn_into::<HtmlInputElement>()?.value())
    });
    html! {
        <label class="vigie-list-search">
            <span class="vigie-list-search__mark">{ Icon::Search }</span>
            <span class="pf-v6-screen-reader">{ language.text("referent-search") }</span>
            <input
                id={ID}
                data-testid={ID}
                type="search"
                autocomplete="off"
                placeholder={language.text("referent-search")}
                value={props.value.clone()}
                {oninput}
            />
        </label>
    }
}
