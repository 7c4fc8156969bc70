//! The bar above every page.

use yew::prelude::*;
use yew_router::prelude::*;

use super::language_switch::LanguageSwitch;
use super::theme_switch::ThemeSwitch;
use super::{Desk, Lamp, Logo};
use crate::i18n::use_language;
use crate::live::Freshness;
use crate::route::Route;

/// Properties of [`Masthead`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MastheadProps {
    /// Whose page it is.
    pub desk: Option<Desk>,
    /// How fresh the data are.
    pub lamp: Option<Freshness>,
    /// The page's own part.
    pub tools: Html,
}

/// Name, desk, the page's tools, lamp, language, theme.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let language = use_language();
    html! {
        <header class="vigie-masthead">
            <Link<Route> to={Route::Home} classes="vigie-masthead__brand">
                <Logo />
                <span class="vigie-masthead__name">{ language.text("product-name") }</span>
            </Link<Route>>
            if let Some(desk) = props.desk {
                <span class="vigie-masthead__desk">{ desk.name(&language) }</span>
            }
            <div class="vigie-masthead__live">
                { props.tools.clone() }
                if let Some(freshness) = props.lamp {
                    <Lamp {freshness} />
                }
            </div>
            <div class="vigie-masthead__preferences">
                <LanguageSwitch />
                <ThemeSwitch />
            </div>
        </header>
    }
}
