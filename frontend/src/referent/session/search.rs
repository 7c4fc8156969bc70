//! The field that looks for a candidate.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::keys::{go_to, use_keys};
use crate::referent::parts::heard;
use crate::ui::Mark;

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
    let on_key = use_callback((), |key: String, ()| {
        if key == "/" {
            go_to(ID);
        }
    });
    use_keys(on_key);
    let oninput = heard(&props.onchange, |event: InputEvent| {
        Some(event.target_dyn_into::<HtmlInputElement>()?.value())
    });
    html! {
        <label class="vigie-list-search">
            <span class="vigie-list-search__mark">{ Mark::Search }</span>
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
