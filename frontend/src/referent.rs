//! The referent's desk: log-in, the sessions of the center, and one session from
//! its codes to its outcomes.
//!
//! Reading order: [`route`] (the addresses behind `/referent`), [`gate`] (nobody
//! gets further without a log-in), then the three pages: `sessions`, `create`,
//! `session`.
//!
//! PatternFly's markup is written by hand here: patternfly-yew's buttons drop the
//! keyboard focus on a click, its labels point at no field, and its alerts and
//! dialogs announce themselves in English.

mod api;
mod ask;
mod center;
mod create;
mod gate;
mod help;
mod incident;
mod layout;
mod login;
mod nav;
mod parts;
mod queue;
mod route;
pub(crate) mod say;
mod session;
mod sessions;

use yew::prelude::*;
use yew_router::prelude::*;

use self::center::CenterProvider;
use self::create::CreatePage;
use self::gate::Gate;
use self::queue::QueuePage;
use self::route::ReferentRoute;
use self::session::{SessionPage, View};
use self::sessions::SessionsPage;
use crate::not_found::NotFoundPage;

/// Everything behind `/referent`.
#[component]
pub fn ReferentPage() -> Html {
    html! {
        <Gate>
            <CenterProvider>
                <Switch<ReferentRoute> render={page} />
            </CenterProvider>
        </Gate>
    }
}

fn page(route: ReferentRoute) -> Html {
    match route {
        ReferentRoute::Sessions => html! { <SessionsPage /> },
        ReferentRoute::Queue => html! { <QueuePage /> },
        ReferentRoute::Create => html! { <CreatePage /> },
        ReferentRoute::Codes { id } => html! { <SessionPage {id} view={View::Codes} /> },
        ReferentRoute::Follow { id } => html! { <SessionPage {id} view={View::Follow} /> },
        ReferentRoute::Finalize { id } => html! { <SessionPage {id} view={View::Finalize} /> },
        ReferentRoute::Replay { id } => html! { <SessionPage {id} view={View::Replay} /> },
        ReferentRoute::NotFound => html! { <NotFoundPage /> },
    }
}
