//! The referent's pages: login, the sessions of the center, and one session from
//! its codes to its outcomes.
//!
//! Reading order: [`route`] (the addresses behind `/referent`), [`require_login`] (the login
//! before every page), then the pages: `sessions`, `queue`, `create`,
//! `session`.
//!
//! The components are our own: the buttons of patternfly-yew drop the
//! keyboard focus on a click, its labels belong to no field, and its alerts and
//! dialogs announce themselves in English.

mod account;
mod activity;
mod audit;
mod block_list;
mod center;
mod center_nav;
mod center_settings;
mod create;
mod help;
mod layout;
mod login;
mod people;
mod queue;
mod require_login;
pub(crate) mod route;
mod session;
mod sessions;

use yew::prelude::*;
use yew_router::prelude::*;

use self::account::AccountPage;
use self::audit::AuditPage;
use self::block_list::BlockListPage;
use self::center::CenterProvider;
use self::center_settings::CenterSettingsPage;
pub use self::center_settings::TypeField;
use self::create::CreatePage;
use self::people::PeoplePage;
use self::queue::QueuePage;
use self::require_login::RequireLogin;
use self::route::ReferentRoute;
use self::session::{SessionPage, SessionView};
use self::sessions::SessionsPage;
use crate::pages::NotFoundPage;

/// Everything behind `/referent`.
#[component]
pub fn ReferentPage() -> Html {
    html! {
        <RequireLogin>
            <CenterProvider>
                <Switch<ReferentRoute> render={page} />
            </CenterProvider>
        </RequireLogin>
    }
}

fn page(route: ReferentRoute) -> Html {
    match route {
        ReferentRoute::Sessions => html! { <SessionsPage /> },
        ReferentRoute::Account => html! { <AccountPage /> },
        ReferentRoute::Queue => html! { <QueuePage /> },
        ReferentRoute::Audit => html! { <AuditPage /> },
        ReferentRoute::BlockList => html! { <BlockListPage /> },
        ReferentRoute::Center => html! { <CenterSettingsPage /> },
        ReferentRoute::People => html! { <PeoplePage /> },
        ReferentRoute::Create => html! { <CreatePage /> },
        ReferentRoute::Codes { id } => html! { <SessionPage {id} view={SessionView::Codes} /> },
        ReferentRoute::Follow { id } => html! { <SessionPage {id} view={SessionView::Follow} /> },
        ReferentRoute::Incidents { id } => {
            html! { <SessionPage {id} view={SessionView::Incidents} /> }
        }
        ReferentRoute::Finalize { id } => {
            html! { <SessionPage {id} view={SessionView::Finalize} /> }
        }
        ReferentRoute::Replay { id } => html! { <SessionPage {id} view={SessionView::Replay} /> },
        ReferentRoute::NotFound => html! { <NotFoundPage /> },
    }
}
