//! The entries of a timeline, and the choice among them.

use std::rc::Rc;

use vigie_shared::view::timeline::{KnownTimeline, TimelineEntry};
use yew::prelude::*;

use super::kind::EntryKind;
use crate::components::Icon;
use crate::features::incident_review::event_labels::{event_icon, event_label};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`Entries`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EntriesProps {
    /// All of them, in order.
    pub entries: Rc<KnownTimeline>,
    /// The events the outcome rests on.
    pub decisive: Rc<[u64]>,
    pub kind: EntryKind,
    pub onkind: Callback<EntryKind>,
}

/// Buttons with how many there are of each kind, then time, what and who.
#[component]
pub fn Entries(props: &EntriesProps) -> Html {
    let language = use_language();
    let button = |kind: EntryKind| {
        let taken = |entry: &&TimelineEntry| kind.matches(entry, &props.decisive);
        let count = props.entries.0.iter().filter(taken).count();
        html! {
            if count > 0 || kind == props.kind {
                <button
                    type="button"
                    class="vigie-entry-filter"
                    aria-pressed={(kind == props.kind).to_string()}
                    data-testid="referent-timeline-kind"
                    onclick={props.onkind.reform(move |_| kind)}
                >
                    { kind.word(&language) }{ " " }<span class="vigie-entry-filter__count">{ count }</span>
                </button>
            }
        }
    };
    let shown: Vec<&TimelineEntry> = props
        .entries
        .0
        .iter()
        .filter(|entry| props.kind.matches(entry, &props.decisive))
        .collect();
    let entry = |entry: &&TimelineEntry| {
        let decisive = props.decisive.contains(&entry.ordinal);
        html! {
            <li
                key={entry.ordinal}
                class={classes!("vigie-timeline-entry", decisive.then_some("vigie-timeline-entry--decisive"))}
                data-testid="referent-timeline-entry"
                data-event={entry.ordinal.to_string()}
                data-decisive={decisive.then_some("yes")}
            >
                <span class="vigie-timeline-entry__at">{ format::time_of_day(&language, entry.at) }</span>
                <span class="vigie-timeline-entry__mark">{ event_icon(&entry.event) }</span>
                <span class="vigie-timeline-entry__what">
                    { event_label(&language, &entry.event) }
                    if let Some(by) = &entry.by {
                        <span class="vigie-subtle vigie-display-block">{ format::actor(&language, by) }</span>
                    }
                    if decisive && props.kind != EntryKind::Decisive {
                        <span class="vigie-timeline-entry__why">
                            { Icon::Medal }{ language.text("timeline-decisive") }
                        </span>
                    }
                </span>
            </li>
        }
    };
    html! {
        <>
            <div class="vigie-entry-filters" role="group" aria-label={language.text("timeline-kinds")}>
                { for EntryKind::ALL.into_iter().map(button) }
            </div>
            <p role="status" class="vigie-subtle">
                { language.text_with("timeline-count", &[("count", shown.len().into())]) }
            </p>
            <ol class="vigie-timeline">{ for shown.iter().map(entry) }</ol>
        </>
    }
}
