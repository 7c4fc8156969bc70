//! The tower of providers, and the page of each address.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::Heartbeat;
use crate::hooks::held_route;
use crate::i18n::LanguageProvider;
use crate::pages::{
    CandidatePage, ChoosePasswordPage, DeviceCheckPage, ForgottenPasswordPage, HomePage,
    InvigilatorPage, NetworkCheckPage, NotFoundPage, ReferentPage, SetUpPage, VerificationPage,
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
                    <CurrentPage />
                </BrowserRouter>
                // Last, so that it is drawn when everything else is.
                <Heartbeat />
            </ThemeProvider>
        </LanguageProvider>
    }
}

/// The page of the address; during a test, the test whatever the address says.
#[component]
fn CurrentPage() -> Html {
    let route = use_route::<Route>();
    page(held_route().or(route).unwrap_or(Route::NotFound))
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <HomePage /> },
        Route::Candidate => html! { <CandidatePage session={None::<u32>} /> },
        Route::CandidateSession { session } => html! { <CandidatePage {session} /> },
        Route::Invigilator => html! { <InvigilatorPage session={None::<u32>} /> },
        Route::InvigilatorSession { session } => html! { <InvigilatorPage {session} /> },
        Route::Referent | Route::ReferentPages { .. } => html! { <ReferentPage /> },
        Route::ForgottenPassword => html! { <ForgottenPasswordPage /> },
        Route::ChoosePassword => html! { <ChoosePasswordPage /> },
        Route::SetUp => html! { <SetUpPage /> },
        Route::Verification => html! { <VerificationPage /> },
        Route::DeviceCheck => html! { <DeviceCheckPage /> },
        Route::NetworkCheck => html! { <NetworkCheckPage /> },
        Route::NotFound => html! { <NotFoundPage /> },
    }
}
