//! The entries of a timeline, and the choice among them.

use std::rc::Rc;

use vigie_shared::view::timeline::TimelineEntry;
use yew::prelude::*;

use super::kind::Kind;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::referent::incident::words;
use crate::referent::say;

/// Properties of [`Entries`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EntriesProps {
    /// All of them, in order.
    pub entries: Rc<Vec<TimelineEntry>>,
    /// The events the outcome rests on.
    pub decisive: Rc<[u64]>,
    /// What is looked at.
    pub kind: Kind,
    /// Changes that.
    pub onkind: Callback<Kind>,
}

/// Buttons with how many there are of each kind, then time, what and who.
#[component]
pub fn Entries(props: &EntriesProps) -> Html {
    let language = use_language();
    let button = |kind: Kind| {
        let taken = |entry: &&TimelineEntry| kind.takes(entry, &props.decisive);
        let count = props.entries.iter().filter(taken).count();
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
        .iter()
        .filter(|entry| props.kind.takes(entry, &props.decisive))
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
                <span class="vigie-timeline-entry__at">{ say::hour_exactly(&language, entry.at) }</span>
                <span class="vigie-timeline-entry__mark">{ words::mark(&entry.event) }</span>
                <span class="vigie-timeline-entry__what">
                    { words::what(&language, &entry.event) }
                    if let Some(by) = &entry.by {
                        <span class="vigie-subtle vigie-display-block">{ say::by(&language, by) }</span>
                    }
                    if decisive && props.kind != Kind::Decisive {
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
                { for Kind::ALL.into_iter().map(button) }
            </div>
            <p role="status" class="vigie-subtle">
                { language.text_with("timeline-count", &[("count", shown.len().into())]) }
            </p>
            <ol class="vigie-timeline">{ for shown.iter().map(entry) }</ol>
        </>
    }
}
