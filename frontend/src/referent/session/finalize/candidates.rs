//! The candidates before finalization.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::view::FinalizationView;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Look;
use super::candidate::CandidateRow;
use crate::clock::server_now;
use crate::features::board::{BoardState, CompletionForecast};
use crate::i18n::use_language;
use crate::referent::ask::Ask;
use crate::referent::parts::filter_event;
use crate::referent::session::filter::{Candidate, Show, is_found};
use crate::referent::session::search::Search;

/// Properties of [`Candidates`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidatesProps {
    /// Who they are and how they are doing.
    pub board: BoardState,
    /// What would come out.
    pub desk: Rc<FinalizationView>,
    /// Those about whom something is missing.
    pub missing: Rc<BTreeSet<Seat>>,
    /// End the tests that still run?
    pub end_running: bool,
    /// Which are listed.
    pub show: Show,
    /// Changes that.
    pub onshow: Callback<Show>,
    /// Who is looked for.
    pub search: AttrValue,
    /// Changes that.
    pub onsearch: Callback<String>,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// Somebody's timeline is wanted.
    pub onlook: Callback<Look>,
}

/// One row each, always in the order of the roster: rows do not jump under the finger.
#[component]
pub fn Candidates(props: &CandidatesProps) -> Html {
    let language = use_language();
    let onshow = filter_event(&props.onshow, |event: Event| {
        Show::of_code(&event.target_dyn_into::<HtmlSelectElement>()?.value())
    });
    let now = server_now();
    let rows: Vec<Html> = props
        .board
        .seats
        .iter()
        .filter_map(|seated| {
            let number = seated.card.seat;
            let seat = props.desk.seats.iter().find(|one| one.seat == number)?;
            let is_missing = props.missing.contains(&number);
            let pace = |test| CompletionForecast::new(test, seated.person.extra_time, now);
            let listed = props.show.takes(&Candidate {
                phase: seated.card.phase,
                outcome: seat.decision.outcome,
                pace: seated.card.test.as_ref().map(pace),
                is_missing,
            }) && is_found(&props.search, &seated.person);
            listed.then(|| {
                html! {
                    <CandidateRow
                        key={number.0}
                        person={seated.person.clone()}
                        card={seated.card.clone()}
                        seat={seat.clone()}
                        {is_missing}
                        end_running={props.end_running}
                        ask={props.ask.clone()}
                        onlook={props.onlook.clone()}
                    />
                }
            })
        })
        .collect();
    let option = |show: Show| {
        let name = match show {
            Show::All => language.text("referent-show-all"),
            Show::Missing => language.text("referent-show-missing"),
            Show::Running => language.text("referent-show-running"),
            Show::Slow => language.text("referent-show-slow"),
            Show::Ended => language.text("referent-show-ended"),
            Show::Absent => language.text("referent-show-absent"),
        };
        html! { <option value={show.code()} selected={show == props.show}>{ name }</option> }
    };
    let count = rows.len();
    html! {
        <section class="vigie-section" aria-labelledby="referent-candidates-title">
            <div class="vigie-section__head">
                <h2 id="referent-candidates-title">{ language.text("referent-candidates-title") }</h2>
                <div class="vigie-filters">
                    <Search value={props.search.clone()} onchange={props.onsearch.clone()} />
                    <label class="vigie-select">
                        <span class="pf-v6-screen-reader">{ language.text("referent-show-label") }</span>
                        <select data-testid="referent-show" onchange={onshow}>
                            { for Show::ALL.into_iter().map(option) }
                        </select>
                    </label>
                </div>
            </div>
            <p role="status" class="vigie-subtle">
                { language.text_with("referent-listed", &[("count", count.into())]) }
            </p>
            <ul class="vigie-list" data-testid="referent-candidates">{ rows }</ul>
        </section>
    }
}
