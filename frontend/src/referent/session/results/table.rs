//! What everybody gets.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::rules::Outcome;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::row::ResultRow;
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::BoardState;
use crate::i18n::use_language;
use crate::referent::say;
use crate::referent::session::filter::is_found;
use crate::referent::session::finalize::Look;
use crate::referent::session::search::Search;
use crate::referent::session::totals::{ORDER, count};

/// Properties of [`ResultTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultTableProps {
    /// Session.
    pub id: SessionId,
    /// Who they are.
    pub board: BoardState,
    /// What they get.
    pub desk: Rc<FinalizationView>,
    /// Somebody's timeline is wanted.
    pub onlook: Callback<Look>,
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
        let (_, mark) = say::outcome_look(outcome);
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
                <strong>{ count(&props.desk, outcome) }</strong>
                <span>{ mark }{ " " }{ say::outcome(&language, outcome) }</span>
            </button>
        }
    };
    let rows: Vec<Html> = props
        .board
        .seats
        .iter()
        .filter_map(|seated| {
            let seat = props
                .desk
                .seats
                .iter()
                .find(|one| one.seat == seated.card.seat)?;
            let wanted = only.is_none_or(|only| seat.decision.outcome == only);
            let listed = wanted && is_found(&search, &seated.person);
            listed.then(|| {
                html! {
                    <ResultRow
                        key={seat.seat.0}
                        id={props.id}
                        person={seated.person.clone()}
                        seat={seat.clone()}
                        published={props.desk.published.is_some()}
                        onlook={props.onlook.clone()}
                    />
                }
            })
        })
        .collect();
    let head = [
        language.text("referent-seat"),
        language.text("referent-col-candidate"),
        language.text("referent-col-outcome"),
        language.text("referent-col-treated"),
        language.text("referent-col-score"),
        language.text("referent-col-rule"),
    ];
    let count = rows.len();
    let print = Callback::from(|()| gloo_utils::window().print().unwrap_or_default());
    html! {
            <section class="vigie-section vigie-results" aria-labelledby="referent-outcomes">
                <div class="vigie-section__head">
                    <h2 id="referent-outcomes" tabindex="-1">{ language.text("referent-outcomes") }</h2>
                    <div class="vigie-filters vigie-screen-only">
                        <Search value={(*search).clone()} onchange={onsearch} />
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
                    { for ORDER.into_iter().map(total) }
                </div>
                <p role="status" class="vigie-subtle">
                    { language.text_with("referent-listed", &[("count", count.into())]) }
                </p>
                <table
                    class="pf-v6-c-table pf-m-grid-lg vigie-table"
                    aria-labelledby="referent-outcomes"
                    data-testid="referent-outcome-table"
                >
                    <thead class="pf-v6-c-table__thead">
                        <tr class="pf-v6-c-table__tr">
                            { for head.iter().map(|text| html! {
                                <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                            }) }
                        </tr>
                    </thead>
                    { rows }
                </table>
            </section>
    }
}
