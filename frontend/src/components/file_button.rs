//! A button that picks a file.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::button::button_content;
use super::{ButtonVariant, Icon, filter_event};

/// Properties of [`FileButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FileButtonProps {
    pub label: AttrValue,
    /// Of the input.
    pub testid: AttrValue,
    /// The file names and types that are offered.
    pub accept: AttrValue,
    pub onpick: Callback<File>,
}

/// The browser's own input, invisible over a label that looks like a button: it can be tabbed
/// to, and a file can be dropped on it.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let onchange = filter_event(&props.onpick, |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>()?;
        let file = input.files()?.get(0);
        // So that the same file, corrected, can be picked again.
        input.set_value("");
        file
    });
    html! {
        <label class={classes!(ButtonVariant::Secondary.look(), "vigie-file")}>
            <input
                type="file"
                accept={props.accept.clone()}
                class="vigie-file__input"
                data-testid={props.testid.clone()}
                {onchange}
            />
            { button_content(Some(Icon::File), &html! { &props.label }) }
        </label>
    }
}
