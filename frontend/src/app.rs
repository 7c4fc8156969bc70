//! The tower of providers, and the page of each address.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::LanguageProvider;
use crate::pages::{
    CandidatePage, HomePage, InvigilatorPage, NotFoundPage, ReferentPage, VerificationPage,
};
use crate::route::Route;
use crate::theme::ThemeProvider;

/// The whole application. Each provider is where it is for one reason.
#[component]
pub fn App() -> Html {
    html! {
        // Outermost: even the error pages use the reader's language.
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

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <HomePage /> },
        Route::Candidate => html! { <CandidatePage /> },
        Route::Invigilator => html! { <InvigilatorPage /> },
        Route::Referent | Route::ReferentPages { .. } => html! { <ReferentPage /> },
        Route::Verification => html! { <VerificationPage /> },
        Route::NotFound => html! { <NotFoundPage /> },
    }
}
