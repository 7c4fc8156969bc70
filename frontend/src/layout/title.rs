//! The heading of a page: in the page, in the window, and where the focus goes.

use std::cell::Cell;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::i18n::use_language;

thread_local! {
    // On the first page the browser's own start position is right: no
    // navigation has happened, and the masthead has not been read out.
    static ENTERED: Cell<bool> = const { Cell::new(false) };
}

/// Properties of [`PageTitle`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PageTitleProps {
    /// The heading, and the first part of the window's title.
    pub text: AttrValue,
    /// Names the step where a page has several (`"question-12"`): when it changes,
    /// the focus goes to the heading. Not when only the language changes.
    #[prop_or_default]
    pub step: AttrValue,
    /// What waits, in front of the window's title: seen from another tab. None with 0.
    #[prop_or_default]
    pub count: u32,
    /// For a heading that need not be seen, such as on the board.
    #[prop_or_default]
    pub class: Classes,
}

/// The one `h1` of a page.
#[component]
pub fn PageTitle(props: &PageTitleProps) -> Html {
    let language = use_language();
    let heading = use_node_ref();
    let title = format!("{} – {}", props.text, language.text("product-name"));
    let title = match props.count {
        0 => title,
        count => format!("({count}) {title}"),
    };
    use_effect_with(title, |title| gloo_utils::document().set_title(title));
    {
        let heading = heading.clone();
        use_effect_with(props.step.clone(), move |_| {
            if ENTERED.replace(true)
                && let Some(heading) = heading.cast::<HtmlElement>()
            {
                heading.focus().unwrap_or_default();
            }
        });
    }
    html! {
        <h1 ref={heading} tabindex="-1" class={classes!("vigie-title", props.class.clone())}>
            { &props.text }
        </h1>
    }
}
