//! The sessions of the center, newest first.

mod listing;
mod reminder;
mod table;

use yew::prelude::*;
use yew_router::prelude::*;

use self::listing::{ListingProgress, use_listing};
use self::reminder::FinalizationReminder;
use self::table::SessionTable;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::ReferentRoute;
use crate::components::{
    Alert, AlertVariant, Button, ButtonSize, ButtonState, ButtonVariant, Icon, Spinner,
};
use crate::features::guessing::GuessingBanner;
use crate::format;
use crate::hooks::use_shortcut;
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::pages::referent::route::ReferentLink;

/// The first page after the login.
#[component]
pub fn SessionsPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let listing = use_listing();
    let navigator = use_navigator();
    let create = use_callback(navigator, |(), navigator| {
        if let Some(navigator) = navigator {
            navigator.push(&ReferentRoute::Create);
        }
    });
    use_shortcut("n", create);
    use_effect_with(listing.progress.clone(), move |progress| {
        if let ListingProgress::Failed(error) = progress {
            account.note(error);
        }
    });
    let overdue = use_state_eq(|| 0_u32);
    let counted = {
        let overdue = overdue.setter();
        use_callback((), move |count, ()| overdue.set(count))
    };
    let asking = listing.progress == ListingProgress::Asking;
    let empty = listing.sessions.is_empty() && listing.progress == ListingProgress::Done;
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::Sessions} />
            if let Some(view) = &center.view {
                <GuessingBanner notices={view.guessing.clone()} />
            }
            <FinalizationReminder count={counted} />
            <div class="vigie-head">
                <PageTitle
                    text={language.text("referent-sessions-title")}
                    count={*overdue}
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
            if empty {
                <div class="vigie-empty" data-testid="referent-no-sessions">
                    { Icon::Clipboard }
                    <h2>{ language.text("referent-no-sessions") }</h2>
                    <p>{ language.text("referent-no-sessions-help") }</p>
                </div>
            }
            if !listing.sessions.is_empty() {
                <SessionTable sessions={listing.sessions.clone()} focus={listing.first_new} />
            }
            if let ListingProgress::Failed(error) = &listing.progress {
                <Alert variant={AlertVariant::Danger} testid="referent-sessions-error">
                    <p>{ format::error(&language, error) }</p>
                    <Button
                        label={language.text("try-again")}
                        testid="referent-sessions-retry"
                        size={ButtonSize::Small}
                        onclick={listing.more.clone()}
                    />
                </Alert>
            }
            if asking && listing.sessions.is_empty() {
                <Spinner />
            }
            if listing.has_more {
                <div class="vigie-more">
                    <Button
                        label={if asking {
                            language.text("waiting")
                        } else {
                            language.text("referent-more-sessions")
                        }}
                        testid="referent-more-sessions"
                        variant={ButtonVariant::Secondary}
                        state={ButtonState::pending_if(asking)}
                        onclick={listing.more.clone()}
                    />
                </div>
            }
            <p role="status" class="pf-v6-screen-reader">
                if !asking && !listing.sessions.is_empty() {
                    { language.text_with(
                        "referent-sessions-shown",
                        &[("count", listing.sessions.len().into())],
                    ) }
                }
            </p>
        </ReferentLayout>
    }
}
