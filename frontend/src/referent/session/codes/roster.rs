//! Who is enrolled.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::api::{Details, Enrolled};
use crate::referent::parts::ExtraTimeMark;
use crate::referent::say;
use crate::ui::Mark;

/// Properties of [`Roster`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterProps {
    /// The session.
    pub details: Rc<Details>,
}

/// One row a candidate.
#[component]
pub fn Roster(props: &RosterProps) -> Html {
    let language = use_language();
    let head = [
        language.text("referent-seat"),
        language.text("referent-column-last-name"),
        language.text("referent-column-first-name"),
        language.text("referent-column-birthdate"),
        language.text("referent-column-division"),
        language.text("referent-col-needs"),
    ];
    let row = |one: &Enrolled| {
        html! {
            <tr class="pf-v6-c-table__tr" data-testid="referent-enrolled-row">
                <td class="pf-v6-c-table__td" data-label={head[0].clone()}>{ one.seat.0 }</td>
                <th class="pf-v6-c-table__td" scope="row" data-label={head[1].clone()}>
                    { &one.last_name }
                </th>
                <td class="pf-v6-c-table__td" data-label={head[2].clone()}>{ &one.first_name }</td>
                <td class="pf-v6-c-table__td" data-label={head[3].clone()}>
                    { say::day(&language, &one.birthdate) }
                </td>
                <td class="pf-v6-c-table__td" data-label={head[4].clone()}>{ &one.division }</td>
                <td class="pf-v6-c-table__td" data-label={head[5].clone()}>
                    <ExtraTimeMark extra_time={one.extra_time} />
                    if one.accessible {
                        <span class="ref-mark">
                            { Mark::Eye }{ language.text("referent-accessible") }
                        </span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <table
            class="pf-v6-c-table pf-m-grid-md pf-m-compact ref-table"
            aria-label={language.text("referent-enrolled-list")}
            data-testid="referent-roster"
        >
            <thead class="pf-v6-c-table__thead">
                <tr class="pf-v6-c-table__tr">
                    { for head.iter().map(|text| html! {
                        <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                    }) }
                </tr>
            </thead>
            <tbody class="pf-v6-c-table__tbody">
                { for props.details.candidates.iter().map(row) }
            </tbody>
        </table>
    }
}
