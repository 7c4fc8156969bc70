//! The sessions of the center, by what is to be done with them.

mod agenda;
mod reminder;
mod table;

use vigie_shared::api::SessionAgenda;
use vigie_shared::ids::SessionId;
use vigie_shared::view::{CenterView, SessionStatus};
use yew::prelude::*;
use yew_router::prelude::*;

use self::agenda::AgendaSections;
use self::reminder::FinalizationReminder;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::ReferentRoute;
use crate::components::{
    Alert, AlertVariant, Button, ButtonSize, ButtonVariant, Icon, SearchField, Spinner,
};
use crate::features::guessing::GuessingBanner;
use crate::format;
use crate::hooks::{RemoteData, use_fetch, use_settled, use_shortcut};
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::pages::referent::route::ReferentLink;

/// How long a search is left alone while it is typed.
const SEARCH_AFTER_MILLIS: u32 = 300;

/// The first page after the login.
#[component]
pub fn SessionsPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let navigator = use_navigator();
    let create = use_callback(navigator, |(), navigator| {
        if let Some(navigator) = navigator {
            navigator.push(&ReferentRoute::Create);
        }
    });
    use_shortcut("n", create);
    let search = use_state_eq(AttrValue::default);
    let onsearch = {
        let search = search.setter();
        Callback::from(move |text: String| search.set(text.into()))
    };
    let settled = use_settled((*search).clone(), SEARCH_AFTER_MILLIS);
    let listing = use_fetch::<SessionAgenda>(address(settled.trim()).into());
    let failed = match &listing.answer {
        RemoteData::Failed(error) => Some(error.clone()),
        RemoteData::Pending | RemoteData::Ready(_) => None,
    };
    use_effect_with(failed.clone(), move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    // Where a session stands has changed: it stands elsewhere in the agenda.
    let before = use_mut_ref(|| None);
    use_effect_with(
        (standing(center.view.as_deref()), listing.reload.clone()),
        move |(now, reload)| {
            let before = before.replace(now.clone());
            if before.is_some() && before != *now {
                reload.emit(());
            }
        },
    );
    let waiting = listing.ready().map_or(0, |agenda| waiting(agenda));
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::Sessions} />
            if let Some(view) = &center.view {
                <GuessingBanner notices={view.guessing.clone()} />
            }
            <FinalizationReminder />
            <div class="vigie-head">
                <PageTitle
                    text={language.text("referent-sessions-title")}
                    count={waiting}
                    step="sessions"
                />
                <ReferentLink
                    to={ReferentRoute::Create}
                    testid="referent-new-session"
                    button={ButtonVariant::Primary}
                    icon={Icon::Plus}
                >
                    { language.text("referent-new-session") }
                </ReferentLink>
            </div>
            <div class="vigie-filters">
                <SearchField
                    id="referent-session-search"
                    label={language.text("referent-session-search")}
                    value={(*search).clone()}
                    onchange={onsearch}
                />
            </div>
            { match &listing.answer {
                RemoteData::Pending => html! { <Spinner /> },
                RemoteData::Failed(error) => html! {
                    <Alert variant={AlertVariant::Danger} testid="referent-sessions-error">
                        <p>{ format::error(&language, error) }</p>
                        <Button
                            label={language.text("try-again")}
                            testid="referent-sessions-retry"
                            size={ButtonSize::Small}
                            onclick={listing.reload.clone()}
                        />
                    </Alert>
                },
                RemoteData::Ready(agenda) => html! {
                    <AgendaSections
                        agenda={agenda.clone()}
                        view={center.view.clone()}
                        searched={!settled.trim().is_empty()}
                    />
                },
            } }
        </ReferentLayout>
    }
}

/// The sessions that are not over, each with where it stands; none until it is known.
fn standing(view: Option<&CenterView>) -> Option<Vec<(SessionId, SessionStatus)>> {
    let sessions = view?.sessions.iter();
    Some(sessions.map(|one| (one.session, one.status)).collect())
}

fn address(search: &str) -> String {
    match search {
        "" => "/api/sessions/agenda".to_owned(),
        search => {
            let search = js_sys::encode_uri_component(search);
            format!("/api/sessions/agenda?search={search}")
        }
    }
}

/// What somebody has to do before it is too late.
fn waiting(agenda: &SessionAgenda) -> u32 {
    let count = agenda.to_finalize.len() + agenda.to_publish.len();
    u32::try_from(count).unwrap_or(u32::MAX)
}
