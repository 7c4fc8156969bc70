//! The tower of providers. Each layer is here for one reason.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::LanguageProvider;
use crate::route::{Route, page};
use crate::theme::ThemeProvider;

/// The whole application.
#[component]
pub fn App() -> Html {
    html! {
        // Outermost: even the error pages speak the reader's language.
        <LanguageProvider>
            // Before the router, so that a change of page never flashes the other theme.
            <ThemeProvider>
                <BrowserRouter>
                    <Switch<Route> render={page} />
                </BrowserRouter>
            </ThemeProvider>
        </LanguageProvider>
    }
}
