//! What stands above the views of a session.

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use vigie_shared::ids::SessionId;
use vigie_shared::session::Incident;
use vigie_shared::view::{FinalizationView, SessionStatus};
use yew::prelude::*;

use super::SessionView;
use crate::components::{Badge, Icon, Tabs};
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::pages::referent::route::ReferentLink;

/// Properties of [`SessionHeader`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionHeaderProps {
    pub id: SessionId,
    pub view: SessionView,
    pub details: Rc<SessionDetails>,
    /// Where it stands now.
    pub status: SessionStatus,
    /// What finalization waits for, and the incidents; none until the first snapshot.
    pub finalization: Option<Rc<FinalizationView>>,
}

/// Number, status, place and time, and the way to the other views.
#[component]
pub fn SessionHeader(props: &SessionHeaderProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let (tone, mark) = state_badges::status_badge(props.status);
    let title = language.text_with(
        "referent-session-title",
        &[("number", details.number.to_string().into())],
    );
    let tab = |view: SessionView| {
        let (name, mark, testid) = match view {
            SessionView::Codes => (
                language.text("referent-view-codes"),
                Icon::Lock,
                "referent-view-codes",
            ),
            SessionView::Follow => (
                language.text("referent-view-follow"),
                Icon::Eye,
                "referent-view-follow",
            ),
            SessionView::Incidents => (
                language.text("referent-incidents-title"),
                Icon::Flag,
                "referent-view-incidents",
            ),
            SessionView::Finalize if props.status.is_closed() => (
                language.text("referent-view-results"),
                Icon::Medal,
                "referent-view-finalize",
            ),
            SessionView::Finalize => (
                language.text("referent-view-finalize"),
                Icon::Medal,
                "referent-view-finalize",
            ),
            SessionView::Replay => (
                language.text("referent-view-replay"),
                Icon::Clock,
                "referent-view-replay",
            ),
        };
        let count = count_of(props.finalization.as_deref(), view);
        html! {
                <ReferentLink
                    to={view.route(props.id)}
                    {testid}
                    class="vigie-tabs__link"
                    current={view == props.view}
                >
                    { mark }
                    <span>{ name }</span>
                    if let Some((count, words)) = count {
                        <span class="vigie-tabs__count">
                            <span aria-hidden="true">{ count }</span>
                            <span class="pf-v6-screen-reader">
                                { language.text_with(words, &[("count", count.into())]) }
                            </span>
                        </span>
                    }
                </ReferentLink>
        }
    };
    html! {
        <>
            <div class="vigie-head">
                <PageTitle text={title} step="session" />
                <Badge
                    color={tone}
                    icon={mark}
                    text={format::status(&language, props.status)}
                    testid="referent-status"
                />
                <p class="vigie-head__where">
                    { format::day_in_words(&language, &details.held_on) }
                    { ", " }
                    <span class="vigie-nowrap">{ &details.held_at }</span>
                    { " – " }
                    { &details.room }
                    { ", " }
                    { &details.site }
                </p>
            </div>
            <Tabs
                label={language.text("referent-views")}
                tabs={SessionView::ALL.into_iter().map(tab).collect::<Vec<_>>()}
            />
        </>
    }
}

/// What waits in a tab, and in which words; none where nothing does.
fn count_of(
    finalization: Option<&FinalizationView>,
    view: SessionView,
) -> Option<(usize, &'static str)> {
    let finalization = finalization?;
    let (count, words) = match view {
        SessionView::Incidents => {
            let open = finalization
                .incidents
                .iter()
                .filter(|one| Incident::is_open(one));
            (open.count(), "referent-open-count")
        }
        SessionView::Finalize => (finalization.blockers.len(), "referent-missing-count"),
        SessionView::Codes | SessionView::Follow | SessionView::Replay => return None,
    };
    (count > 0).then_some((count, words))
}
