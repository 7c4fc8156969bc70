//! An address that leads nowhere.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle};
use crate::route::Route;

/// Says so, and shows the way home.
#[component]
pub fn NotFoundPage() -> Html {
    let language = use_language();
    html! {
        <Layout>
            <PageTitle text={language.text("not-found-title")} />
            <p class="vigie-lead">{ language.text("not-found-explanation") }</p>
            <p><Link<Route> to={Route::Home}>{ language.text("not-found-home") }</Link<Route>></p>
        </Layout>
    }
}
