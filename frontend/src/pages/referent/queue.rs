//! What waits for a referent in all sessions of the center: open incidents, those
//! that block a finalization first, and questions that several people reported.

mod detail;
mod entry;
mod excerpt;
mod focus_restore;
mod problem;
mod rooms;
mod suspend;

use vigie_shared::view::QueuedIncident;
use yew::prelude::*;

use self::detail::Detail;
use self::entry::QueueEntry;
use self::focus_restore::{DONE_ID, IncidentKey, SelectionChange, WAITING_ID, use_focus_restore};
use self::problem::ProblemCard;
use self::rooms::Rooms;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use crate::components::{Button, ButtonSize, Icon, Spinner};
use crate::i18n::use_language;
use crate::layout::PageTitle;

#[component]
pub fn QueuePage() -> Html {
    let language = use_language();
    let center = use_center();
    // One incident is open at a time, and its session is followed live meanwhile.
    let selected = use_state_eq(|| None::<IncidentKey>);
    let look = {
        let selected = selected.clone();
        Callback::from(move |key: IncidentKey| {
            let same = *selected == Some(key);
            selected.set((!same).then_some(key));
        })
    };
    let waits = |key: &IncidentKey| {
        let view = center.view.as_ref();
        view.is_none_or(|view| view.incidents.iter().any(|one| at(one) == *key))
    };
    let now = match *selected {
        None => SelectionChange::Nothing,
        Some(key) if waits(&key) => SelectionChange::Waiting(key),
        Some(key) => SelectionChange::Done(key),
    };
    use_focus_restore(now);
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
                    // After a decision its result stays in sight, and it can be reopened at once.
                    if let SelectionChange::Done((session, incident)) = now {
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
                            let key = at(queued);
                            let session = view.sessions.iter().find(|one| one.session == queued.session);
                            html! {
                                <QueueEntry
                                    key={format!("{}-{}", key.0, key.1)}
                                    queued={queued.clone()}
                                    session={session.cloned()}
                                    open={*selected == Some(key)}
                                    onlook={look.reform(move |()| key)}
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
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::Queue} />
            <PageTitle
                text={language.text("referent-queue-title")}
                count={u32::try_from(open).unwrap_or(u32::MAX)}
                step="queue"
            />
            { content }
        </ReferentLayout>
    }
}

fn at(queued: &QueuedIncident) -> IncidentKey {
    (queued.session, queued.incident.id)
}
