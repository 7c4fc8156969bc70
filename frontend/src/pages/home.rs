//! The home page: three portals, and the way to verify a certificate.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

/// Says what Vigie is and where to log in.
#[component]
pub fn HomePage() -> Html {
    let language = use_language();
    let portal = |kind: Portal| {
        let mark = match kind {
            Portal::Candidate => Icon::Person,
            Portal::Invigilator => Icon::Eye,
            Portal::Referent => Icon::Clipboard,
        };
        let needs = match kind {
            Portal::Candidate => language.text("home-candidate-needs"),
            Portal::Invigilator => language.text("home-invigilator-needs"),
            Portal::Referent => language.text("home-referent-needs"),
        };
        html! {
            <li class="vigie-portal">
                <span class="vigie-portal__icon" aria-hidden="true">{ mark }</span>
                <h2 class="vigie-portal__name">
                    <Link<Route> to={kind.route()} classes="vigie-portal__link">
                        { kind.name(&language) }
                    </Link<Route>>
                </h2>
                <p>{ kind.purpose(&language) }</p>
                <p class="vigie-portal__needs">{ needs }</p>
            </li>
        }
    };
    html! {
        <Layout>
            <PageTitle text={language.text("home-title")} />
            <p class="vigie-lead">{ language.text("home-lead") }</p>
            <ul class="vigie-portals">{ for Portal::ALL.into_iter().map(portal) }</ul>
            <p class="vigie-note">{ language.text("home-help") }</p>
            <p class="vigie-note">
                <Link<Route> to={Route::Verification}>{ language.text("verification-title") }</Link<Route>>
            </p>
            <p class="vigie-note">
                <Link<Route> to={Route::DeviceCheck}>{ language.text("device-check-title") }</Link<Route>>
            </p>
        </Layout>
    }
}
