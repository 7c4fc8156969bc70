//! The home page: three portals, and the way to verify a certificate.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::use_language;
use crate::route::Route;
use crate::shell::{Desk, PageTitle, Shell};
use crate::ui::Mark;

/// Says what Vigie is and where to log in.
#[component]
pub fn HomePage() -> Html {
    let language = use_language();
    let portal = |desk: Desk| {
        let mark = match desk {
            Desk::Candidate => Mark::Person,
            Desk::Invigilator => Mark::Eye,
            Desk::Referent => Mark::Clipboard,
        };
        let needs = match desk {
            Desk::Candidate => language.text("home-candidate-needs"),
            Desk::Invigilator => language.text("home-invigilator-needs"),
            Desk::Referent => language.text("home-referent-needs"),
        };
        html! {
            <li class="vigie-door">
                <span class="vigie-door__icon" aria-hidden="true">{ mark }</span>
                <h2 class="vigie-door__name">
                    <Link<Route> to={desk.route()} classes="vigie-door__link">
                        { desk.name(&language) }
                    </Link<Route>>
                </h2>
                <p>{ desk.purpose(&language) }</p>
                <p class="vigie-door__needs">{ needs }</p>
            </li>
        }
    };
    html! {
        <Shell>
            <PageTitle text={language.text("home-title")} />
            <p class="vigie-lead">{ language.text("home-lead") }</p>
            <ul class="vigie-doors">{ for Desk::ALL.into_iter().map(portal) }</ul>
            <p class="vigie-note">{ language.text("home-help") }</p>
            <p class="vigie-note">
                <Link<Route> to={Route::Verification}>{ language.text("verification-title") }</Link<Route>>
            </p>
        </Shell>
    }
}
