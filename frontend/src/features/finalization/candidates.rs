//! The candidates before finalization.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::view::FinalizationView;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::candidate::FinalizationRow;
use crate::clock::server_now;
use crate::components::SearchField;
use crate::components::filter_event;
use crate::features::board::{BoardState, CompletionForecast};
use crate::features::finalization::filter::{CandidateFilter, ListedCandidate, matches_search};
use crate::features::incident_review::TimelineRequest;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Candidates`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidatesProps {
    /// People and cards.
    pub board: BoardState,
    /// The outcome as it would be now.
    pub finalization: Rc<FinalizationView>,
    /// The seats for which finalization waits.
    pub missing: Rc<BTreeSet<Seat>>,
    /// End the tests that still run?
    pub end_running: bool,
    /// Which of them are listed.
    pub show: CandidateFilter,
    pub onshow: Callback<CandidateFilter>,
    /// The text of the search field.
    pub search: AttrValue,
    pub onsearch: Callback<String>,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
}

/// One row each, always in the order of the roster: rows do not jump under the finger.
#[component]
pub fn Candidates(props: &CandidatesProps) -> Html {
    let language = use_language();
    let onshow = filter_event(&props.onshow, |event: Event| {
        CandidateFilter::of_code(&event.target_dyn_into::<HtmlSelectElement>()?.value())
    });
    let now = server_now();
    let rows: Vec<(bool, Html)> = props
        .board
        .seats
        .iter()
        .filter_map(|seated| {
            let number = seated.card.seat;
            let seat = props
                .finalization
                .seats
                .iter()
                .find(|one| one.seat == number)?;
            let is_missing = props.missing.contains(&number);
            let pace = |test| CompletionForecast::new(test, seated.person.extra_time, now);
            let listed = props.show.matches(&ListedCandidate {
                phase: seated.card.phase,
                outcome: seat.decision.outcome,
                pace: seated.card.test.as_ref().map(pace),
                is_missing,
            }) && matches_search(&props.search, &seated.person);
            let is_absent = seated.card.test.is_none();
            listed.then(|| {
                let row = html! {
                    <FinalizationRow
                        key={number.0}
                        person={seated.person.clone()}
                        card={seated.card.clone()}
                        seat={seat.clone()}
                        {is_missing}
                        end_running={props.end_running}
                        request={props.request.clone()}
                        ontimeline={props.ontimeline.clone()}
                    />
                };
                (is_absent, row)
            })
        })
        .collect();
    // Who has not started needs no decision: one line for all of them, unless they are looked for.
    let fold = props.show == CandidateFilter::All && props.search.is_empty();
    let count = rows.len();
    let (absent, rows): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(is_absent, _)| *is_absent && fold);
    let [absent, rows] =
        [absent, rows].map(|list| list.into_iter().map(|(_, row)| row).collect::<Vec<Html>>());
    let option = |show: CandidateFilter| {
        let name = match show {
            CandidateFilter::All => language.text("referent-show-all"),
            CandidateFilter::Missing => language.text("referent-show-missing"),
            CandidateFilter::Running => language.text("referent-show-running"),
            CandidateFilter::Slow => language.text("referent-show-slow"),
            CandidateFilter::Ended => language.text("referent-show-ended"),
            CandidateFilter::Absent => language.text("referent-show-absent"),
        };
        html! { <option value={show.code()} selected={show == props.show}>{ name }</option> }
    };
    html! {
        <section class="vigie-section" aria-labelledby="referent-candidates-title">
            <div class="vigie-section__head">
                <h2 id="referent-candidates-title">{ language.text("referent-candidates-title") }</h2>
                <div class="vigie-filters">
                    <SearchField id="referent-search" label={language.text("referent-search")} value={props.search.clone()} onchange={props.onsearch.clone()} />
                    <label class="vigie-select">
                        <span class="pf-v6-screen-reader">{ language.text("referent-show-label") }</span>
                        <select data-testid="referent-show" onchange={onshow}>
                            { for CandidateFilter::ALL.into_iter().map(option) }
                        </select>
                    </label>
                </div>
            </div>
            <p role="status" class="vigie-subtle">
                { language.text_with("referent-listed", &[("count", count.into())]) }
            </p>
            <ul class="vigie-list" data-testid="referent-candidates">{ rows }</ul>
            if !absent.is_empty() {
                <details class="vigie-absents" data-testid="referent-absents">
                    <summary>
                        { language.text_with("referent-absents", &[("count", absent.len().into())]) }
                    </summary>
                    <ul class="vigie-list">{ absent }</ul>
                </details>
            }
        </section>
    }
}
