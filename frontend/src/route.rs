//! The addresses of the application.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::candidate::CandidatePage;
use crate::home::HomePage;
use crate::not_found::NotFoundPage;
use crate::pages::InvigilatorPage;
use crate::referent::ReferentPage;
use crate::result::VerificationPage;

/// Every address people may type, keep or share. French, as the users are.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// The three doors.
    #[at("/")]
    Home,
    /// The candidate's desk: entry, instructions, test, end.
    #[at("/candidat")]
    Candidate,
    /// The invigilator's desk: the board of one room.
    #[at("/surveillant")]
    Invigilator,
    /// The referent's desk: sessions, incidents, finalization.
    #[at("/referent")]
    Referent,
    /// The pages behind it: the desk has a table of its own.
    #[at("/referent/*page")]
    ReferentPages {
        /// The rest of the address.
        page: String,
    },
    /// Is a certificate real? For everybody.
    #[at("/verification")]
    Verification,
    /// Anything else.
    #[not_found]
    #[at("/introuvable")]
    NotFound,
}

/// The page of an address.
pub fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <HomePage /> },
        Route::Candidate => html! { <CandidatePage /> },
        Route::Invigilator => html! { <InvigilatorPage /> },
        Route::Referent | Route::ReferentPages { .. } => html! { <ReferentPage /> },
        Route::Verification => html! { <VerificationPage /> },
        Route::NotFound => html! { <NotFoundPage /> },
    }
}
