//! The home page: three doors, and the way to verify a certificate.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::use_language;
use crate::route::Route;
use crate::shell::{Desk, PageTitle, Shell};
use crate::ui::Mark;

/// Says what Vigie is and where to go in.
#[component]
pub fn HomePage() -> Html {
    let language = use_language();
    let door = |desk: Desk| {
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
            <li class="vigie-portal">
                <span class="vigie-portal__icon" aria-hidden="true">{ mark }</span>
                <h2 class="vigie-portal__name">
                    <Link<Route> to={desk.route()} classes="vigie-portal__link">
                        { desk.name(&language) }
                    </Link<Route>>
                </h2>
                <p>{ desk.purpose(&language) }</p>
                <p class="vigie-portal__needs">{ needs }</p>
            </li>
        }
    };
    html! {
        <Shell>
            <PageTitle text={language.text("home-title")} />
            <p class="vigie-lead">{ language.text("home-lead") }</p>
            <ul class="vigie-portals">{ for Desk::ALL.into_iter().map(door) }</ul>
            <p class="vigie-note">{ language.text("home-help") }</p>
            <p class="vigie-note">
                <Link<Route> to={Route::Verification}>{ language.text("verification-title") }</Link<Route>>
            </p>
        </Shell>
    }
}
