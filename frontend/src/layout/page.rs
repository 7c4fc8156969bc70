//! Masthead, skip link and main landmark around the content of a page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::Portal;
use super::masthead::Masthead;
use crate::i18n::use_language;
use crate::live::ConnectionStatus;

/// How much of the window the content takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// A column that reads well.
    #[default]
    Reading,
    /// All of it: boards and tables.
    Full,
}

/// Properties of [`Layout`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LayoutProps {
    /// None for public pages.
    #[prop_or_default]
    pub portal: Option<Portal>,
    /// Shown in the masthead; none for pages without live data.
    #[prop_or_default]
    pub connection: Option<ConnectionStatus>,
    /// Does a test run on the page? Then the masthead has no links.
    #[prop_or_default]
    pub during_test: bool,
    #[prop_or_default]
    pub width: Width,
    /// In the masthead, before the connection: who is logged in, a clock, log-out.
    #[prop_or_default]
    pub tools: Html,
    /// The content; starts with a `PageTitle`.
    #[prop_or_default]
    pub children: Html,
}

const MAIN: &str = "main";

/// Masthead above, content below.
#[component]
pub fn Layout(props: &LayoutProps) -> Html {
    let language = use_language();
    // Focus is moved by hand: the address keeps no `#main` that the router would see.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let main = gloo_utils::document().get_element_by_id(MAIN);
        if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
            main.focus().unwrap_or_default();
        }
    });
    let width = match props.width {
        Width::Reading => "vigie-main--reading",
        Width::Full => "vigie-main--full",
    };
    html! {
        <div class="vigie-layout">
            <a class="vigie-skip" href={format!("#{MAIN}")} onclick={skip}>
                { language.text("skip-to-content") }
            </a>
            <Masthead
                portal={props.portal}
                connection={props.connection}
                during_test={props.during_test}
                tools={props.tools.clone()}
            />
            <main id={MAIN} tabindex="-1" class={classes!("vigie-main", width)}>
                { props.children.clone() }
            </main>
        </div>
    }
}
