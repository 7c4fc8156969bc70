//! An unknown address.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::use_language;
use crate::route::Route;
use crate::shell::{PageTitle, Shell};

/// Says so, with a link to the home page.
#[component]
pub fn NotFoundPage() -> Html {
    let language = use_language();
    html! {
        <Shell>
            <PageTitle text={language.text("not-found-title")} />
            <p class="vigie-lead">{ language.text("not-found-explanation") }</p>
            <p><Link<Route> to={Route::Home}>{ language.text("not-found-home") }</Link<Route>></p>
        </Shell>
    }
}
