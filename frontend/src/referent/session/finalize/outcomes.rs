//! After finalization: what everybody gets.

use std::rc::Rc;

use vigie_shared::rules::Outcome;
use vigie_shared::view::Desk;
use yew::prelude::*;

use super::filter::is_found;
use super::incidents::Incidents;
use super::outcome_row::OutcomeRow;
use super::search::Search;
use super::totals::{ORDER, count};
use crate::board::BoardState;
use crate::i18n::use_language;
use crate::referent::parts::{Notice, Weight};
use crate::referent::say;

/// Properties of [`Outcomes`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OutcomesProps {
    /// Who they are.
    pub board: BoardState,
    /// What they get.
    pub desk: Rc<Desk>,
}

/// Totals that filter, a search, a table; the incidents below.
#[component]
pub fn Outcomes(props: &OutcomesProps) -> Html {
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
                class="ref-total"
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
                    <OutcomeRow
                        key={seat.seat.0}
                        person={seated.person.clone()}
                        decision={seat.decision.clone()}
                        abort={seat.abort}
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
    html! {
        <>
            <Notice weight={Weight::Good} testid="referent-finalized">
                { language.text("referent-finalized") }
            </Notice>
            <section class="ref-card" aria-labelledby="referent-outcomes">
                <div class="ref-card__head">
                    <h2 id="referent-outcomes" tabindex="-1">{ language.text("referent-outcomes") }</h2>
                    <Search value={(*search).clone()} onchange={onsearch} />
                </div>
                <div class="ref-totals" role="group" aria-label={language.text("referent-totals")}>
                    { for ORDER.into_iter().map(total) }
                </div>
                <p role="status" class="ref-subtle">
                    { language.text_with("referent-listed", &[("count", count.into())]) }
                </p>
                <table
                    class="pf-v6-c-table pf-m-grid-lg ref-table"
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
            <Incidents board={props.board.clone()} desk={props.desk.clone()} />
        </>
    }
}
