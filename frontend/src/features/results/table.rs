//! The outcomes of all candidates.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::rules::Outcome;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::row::ResultRow;
use crate::components::{
    Button, ButtonSize, ButtonVariant, DataTable, Icon, SearchField, TableStacking,
};
use crate::features::board::BoardState;
use crate::features::finalization::filter::matches_search;
use crate::features::finalization::outcome_counts::{OUTCOME_ORDER, count};
use crate::features::incident_review::TimelineRequest;
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`ResultTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultTableProps {
    pub id: SessionId,
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
}

/// Totals that filter, a search, a table; on paper the table alone.
#[component]
pub fn ResultTable(props: &ResultTableProps) -> Html {
    let language = use_language();
    let only = use_state_eq(|| None::<Outcome>);
    let search = use_state_eq(AttrValue::default);
    let onsearch = {
        let search = search.setter();
        Callback::from(move |text: String| search.set(text.into()))
    };
    let total = |outcome: Outcome| {
        let (_, mark) = state_badges::outcome_badge(outcome);
        let chosen = *only == Some(outcome);
        let only = only.setter();
        html! {
            <button
                type="button"
                class="vigie-total"
                aria-pressed={chosen.to_string()}
                data-testid="referent-total"
                onclick={move |_| only.set((!chosen).then_some(outcome))}
            >
                <strong>{ count(&props.finalization, outcome) }</strong>
                <span>{ mark }{ " " }{ format::outcome(&language, outcome) }</span>
            </button>
        }
    };
    let rows: Vec<Html> = props
        .board
        .seats
        .iter()
        .filter_map(|seated| {
            let seat = props
                .finalization
                .seats
                .iter()
                .find(|one| one.seat == seated.card.seat)?;
            let matches_outcome = only.is_none_or(|only| seat.decision.outcome == only);
            let listed = matches_outcome && matches_search(&search, &seated.person);
            listed.then(|| {
                html! {
                    <ResultRow
                        key={seat.seat.0}
                        id={props.id}
                        person={seated.person.clone()}
                        seat={seat.clone()}
                        published={props.finalization.published.is_some()}
                        request={props.request.clone()}
                        ontimeline={props.ontimeline.clone()}
                    />
                }
            })
        })
        .collect();
    let columns = [
        "referent-seat",
        "referent-col-candidate",
        "referent-col-outcome",
        "referent-col-treated",
        "referent-col-score",
        "referent-col-rule",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let count = rows.len();
    let print = Callback::from(|()| gloo_utils::window().print().unwrap_or_default());
    html! {
            <section class="vigie-section vigie-results" aria-labelledby="referent-outcomes">
                <div class="vigie-section__head">
                    <h2 id="referent-outcomes" tabindex="-1">{ language.text("referent-outcomes") }</h2>
                    <div class="vigie-filters vigie-screen-only">
                        <SearchField id="referent-search" label={language.text("referent-search")} value={(*search).clone()} onchange={onsearch} />
                        <Button
                            label={language.text("referent-print-results")}
                            testid="referent-print-results"
                            variant={ButtonVariant::Secondary}
                            icon={Icon::File}
                            size={ButtonSize::Small}
                            onclick={print}
                        />
                    </div>
                </div>
                <div class="vigie-totals" role="group" aria-label={language.text("referent-totals")}>
                    { for OUTCOME_ORDER.into_iter().map(total) }
                </div>
                <p role="status" class="vigie-subtle">
                    { language.text_with("referent-listed", &[("count", count.into())]) }
                </p>
                <DataTable
                    columns={columns.to_vec()}
                    labelled_by="referent-outcomes"
                    testid="referent-outcome-table"
                    stacking={TableStacking::BelowLarge}
                    grouped=true
                >
                    { rows }
                </DataTable>
            </section>
    }
}
