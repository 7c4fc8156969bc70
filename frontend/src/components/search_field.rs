//! A field that filters a list.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Icon;
use crate::focus::focus_and_center;
use crate::hooks::use_shortcut;

/// Properties of [`SearchField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchFieldProps {
    /// Id and `data-testid` of the input.
    pub id: AttrValue,
    /// Label and placeholder.
    pub label: AttrValue,
    pub value: AttrValue,
    /// The text after each change.
    pub onchange: Callback<String>,
}

/// The shortcut `/` focuses it. One for each page.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let focus = use_callback(props.id.clone(), |(), id| {
        focus_and_center(id);
    });
    use_shortcut("/", focus);
    let oninput = {
        let onchange = props.onchange.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                onchange.emit(input.value());
            }
        }
    };
    html! {
        <label class="vigie-list-search">
            <span class="vigie-list-search__mark">{ Icon::Search }</span>
            <span class="pf-v6-screen-reader">{ &props.label }</span>
            <input
                id={props.id.clone()}
                data-testid={props.id.clone()}
                type="search"
                autocomplete="off"
                placeholder={props.label.clone()}
                value={props.value.clone()}
                {oninput}
            />
        </label>
    }
}
