//! What waits for a referent, over all sessions of the center: open incidents, those
//! that block a finalization first, and questions that several people reported.

mod detail;
mod entry;
mod problem;
mod rooms;
mod suspend;

use vigie_shared::ids::{IncidentId, SessionId};
use yew::prelude::*;

use self::detail::Detail;
use self::entry::QueueEntry;
use self::problem::ProblemCard;
use self::rooms::Rooms;
use super::center::use_center;
use super::frame::Frame;
use super::nav::{CenterNav, Place};
use super::parts::Act;
use crate::i18n::use_language;
use crate::shell::{PageTitle, Width};
use crate::ui::{Mark, Waiting};

/// The page of the queue.
#[component]
pub fn QueuePage() -> Html {
    let language = use_language();
    let center = use_center();
    // One incident is looked at a time: its session is followed live meanwhile.
    let looked_at = use_state_eq(|| None::<(SessionId, IncidentId)>);
    let look = {
        let looked_at = looked_at.clone();
        Callback::from(move |which: (SessionId, IncidentId)| {
            let same = *looked_at == Some(which);
            looked_at.set((!same).then_some(which));
        })
    };
    let (open, blocking) = center.open();
    let counts = [("open", open.into()), ("blocking", blocking.into())];
    let content = match &center.view {
        None => html! { <Waiting /> },
        Some(view) => html! {
            <div class="ref-queue">
                <section aria-labelledby="queue-incidents">
                    <h2 id="queue-incidents">{ language.text("referent-queue-incidents") }</h2>
                    <p role="status" class="ref-subtle" data-testid="referent-queue-count">
                        { language.text_with("referent-queue-count", &counts) }
                    </p>
                    if view.incidents.is_empty() {
                        <div class="ref-empty" data-testid="referent-queue-empty">
                            { Mark::CheckCircle }
                            <p>{ language.text("referent-queue-empty") }</p>
                        </div>
                    }
                    // Whoever decides sees what came of it, and may take it back at once.
                    if let Some((session, incident)) = *looked_at {
                        if !view.incidents.iter().any(|one| (one.session, one.incident.id) == (session, incident)) {
                            <div class="ref-queue__done" data-testid="referent-queue-done">
                                <h3>{ language.text("referent-queue-done") }</h3>
                                <Detail {session} {incident} />
                                <Act
                                    label={language.text("referent-queue-close")}
                                    testid="referent-queue-done-close"
                                    small=true
                                    onclick={look.reform(move |()| (session, incident))}
                                />
                            </div>
                        }
                    }
                    <ol class="ref-queue__list">
                        { for view.incidents.iter().map(|queued| {
                            let which = (queued.session, queued.incident.id);
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
                    <p class="ref-subtle">{ language.text("referent-problems-note") }</p>
                    if view.problems.is_empty() {
                        <p class="ref-subtle" data-testid="referent-problems-none">
                            { language.text("referent-problems-none") }
                        </p>
                    }
                    <ul class="ref-queue__list">
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
        <Frame lamp={center.freshness} width={Width::Full}>
            <PageTitle text={language.text("referent-queue-title")} step="queue" />
            <CenterNav here={Place::Queue} />
            { content }
        </Frame>
    }
}
