//! What waits for a referent, over all sessions of the center: open incidents, those
//! that block a finalization first, and questions that several people reported.

mod detail;
mod entry;
mod excerpt;
mod landing;
mod problem;
mod rooms;
mod suspend;

use vigie_shared::view::QueuedIncident;
use yew::prelude::*;

use self::detail::Detail;
use self::entry::QueueEntry;
use self::landing::{DONE_ID, LookedAt, WAITING_ID, Which, use_landing};
use self::problem::ProblemCard;
use self::rooms::Rooms;
use super::center::use_center;
use super::layout::ReferentLayout;
use super::nav::{CenterNav, Place};
use crate::components::{Button, ButtonSize, Icon, Spinner};
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// The page of the queue.
#[component]
pub fn QueuePage() -> Html {
    let language = use_language();
    let center = use_center();
    // One incident is looked at a time: its session is followed live meanwhile.
    let looked_at = use_state_eq(|| None::<Which>);
    let look = {
        let looked_at = looked_at.clone();
        Callback::from(move |which: Which| {
            let same = *looked_at == Some(which);
            looked_at.set((!same).then_some(which));
        })
    };
    let waits = |which: &Which| {
        let view = center.view.as_ref();
        view.is_none_or(|view| view.incidents.iter().any(|one| at(one) == *which))
    };
    let now = match *looked_at {
        None => LookedAt::Nothing,
        Some(which) if waits(&which) => LookedAt::Waiting(which),
        Some(which) => LookedAt::Done(which),
    };
    use_landing(now);
    let (open, blocking) = center.open();
    let counts = [("open", open.into()), ("blocking", blocking.into())];
    let content = match &center.view {
        None => html! { <Spinner /> },
        Some(view) => html! {
            <div class="vigie-queue">
                <section aria-labelledby={WAITING_ID}>
                    <h2 id={WAITING_ID} tabindex="-1">{ language.text("referent-queue-incidents") }</h2>
                    <p role="status" class="vigie-subtle" data-testid="referent-queue-count">
                        { language.text_with("referent-queue-count", &counts) }
                    </p>
                    if view.incidents.is_empty() {
                        <div class="vigie-empty" data-testid="referent-queue-empty">
                            { Icon::CheckCircle }
                            <p>{ language.text("referent-queue-empty") }</p>
                        </div>
                    }
                    // Whoever decides sees what came of it, and may take it back at once.
                    if let LookedAt::Done((session, incident)) = now {
                        <div class="vigie-queue__done" data-testid="referent-queue-done">
                            <div class="vigie-queue__head">
                                <h3 id={DONE_ID} tabindex="-1">{ language.text("referent-queue-done") }</h3>
                                <Button
                                    label={language.text("referent-queue-close")}
                                    testid="referent-queue-done-close"
                                    size={ButtonSize::Small}
                                    onclick={look.reform(move |()| (session, incident))}
                                />
                            </div>
                            <Detail {session} {incident} />
                        </div>
                    }
                    <ol class="vigie-queue__list">
                        { for view.incidents.iter().map(|queued| {
                            let which = at(queued);
                            let session = view.sessions.iter().find(|one| one.session == queued.session);
                            html! {
                                <QueueEntry
                                    key={format!("{}-{}", which.0, which.1)}
                                    queued={queued.clone()}
                                    session={session.cloned()}
                                    open={*looked_at == Some(which)}
                                    onlook={look.reform(move |()| which)}
                                />
                            }
                        }) }
                    </ol>
                </section>
                <section aria-labelledby="queue-problems">
                    <h2 id="queue-problems">{ language.text("referent-problems") }</h2>
                    <p class="vigie-subtle">{ language.text("referent-problems-note") }</p>
                    if view.problems.is_empty() {
                        <p class="vigie-subtle" data-testid="referent-problems-none">
                            { language.text("referent-problems-none") }
                        </p>
                    }
                    <ul class="vigie-queue__list">
                        { for view.problems.iter().map(|problem| html! {
                            <ProblemCard
                                key={problem.item.to_string()}
                                problem={problem.clone()}
                                sessions={view.sessions.clone()}
                            />
                        }) }
                    </ul>
                </section>
                <Rooms sessions={view.sessions.clone()} />
            </div>
        },
    };
    html! {
        <ReferentLayout connection={center.freshness}>
            <CenterNav here={Place::Queue} />
            <PageTitle text={language.text("referent-queue-title")} step="queue" />
            { content }
        </ReferentLayout>
    }
}

fn at(queued: &QueuedIncident) -> Which {
    (queued.session, queued.incident.id)
}
