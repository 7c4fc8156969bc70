//! The bar above every page.

use yew::prelude::*;
use yew_router::prelude::*;

use super::language_switch::LanguageSwitch;
use super::theme_switch::ThemeSwitch;
use super::zone_notice::ZoneNotice;
use super::{ConnectionIndicator, Logo, Portal};
use crate::i18n::use_language;
use crate::live::ConnectionStatus;
use crate::route::Route;

/// Properties of [`Masthead`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MastheadProps {
    pub portal: Option<Portal>,
    pub connection: Option<ConnectionStatus>,
    /// During a test nothing leads away from the page.
    pub during_test: bool,
    /// What the page adds.
    pub tools: Html,
}

/// Product, portal, the tools of the page, connection, language, theme.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let language = use_language();
    let brand = html! {
        <>
            <Logo />
            <span class="vigie-masthead__name">{ language.text("product-name") }</span>
        </>
    };
    html! {
        <header class="vigie-masthead">
            if props.during_test {
                <span class="vigie-masthead__brand">{ brand }</span>
            } else {
                <Link<Route> to={Route::Home} classes="vigie-masthead__brand">{ brand }</Link<Route>>
            }
            if let Some(portal) = props.portal {
                <span class="vigie-masthead__portal">{ portal.name(&language) }</span>
            }
            <div class="vigie-masthead__live">
                // A referent may move the center: the notice is among the tools.
                if props.portal.is_some_and(|portal| portal != Portal::Referent) {
                    <ZoneNotice />
                }
                { props.tools.clone() }
                if let Some(connection) = props.connection {
                    <ConnectionIndicator {connection} />
                }
            </div>
            <div class="vigie-masthead__preferences">
                <LanguageSwitch />
                <ThemeSwitch />
            </div>
        </header>
    }
}
