//! The candidates of a roster or of a session.

use std::rc::Rc;

use yew::prelude::*;

use super::Accommodations;
use crate::i18n::use_language;
use crate::referent::api::Enrolled;
use crate::referent::say;

/// Properties of [`RosterTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterTableProps {
    /// By seat.
    pub candidates: Rc<[Enrolled]>,
    /// Whose list it is, for those who do not see where it stands.
    pub title: AttrValue,
    /// What browser tests find it by; its rows by the same with `-row`.
    pub testid: AttrValue,
}

/// One row a candidate, as he is or would be enrolled.
#[component]
pub fn RosterTable(props: &RosterTableProps) -> Html {
    let language = use_language();
    let head = [
        language.text("referent-seat"),
        language.text("referent-column-last-name"),
        language.text("referent-column-first-name"),
        language.text("referent-column-birthdate"),
        language.text("referent-column-birth-place"),
        language.text("referent-column-division"),
        language.text("referent-col-needs"),
    ];
    let row = |one: &Enrolled| {
        html! {
            <tr class="pf-v6-c-table__tr" data-testid={format!("{}-row", props.testid)}>
                <td class="pf-v6-c-table__td">{ one.seat.0 }</td>
                <th class="pf-v6-c-table__td" scope="row">
                    { &one.last_name }
                </th>
                <td class="pf-v6-c-table__td">{ &one.first_name }</td>
                <td class="pf-v6-c-table__td">
                    { say::day(&language, &one.birthdate) }
                </td>
                <td class="pf-v6-c-table__td">{ &one.birth_place }</td>
                <td class="pf-v6-c-table__td">{ &one.division }</td>
                <td class="pf-v6-c-table__td">
                    <Accommodations extra_time={one.extra_time} accessible={one.accessible} />
                </td>
            </tr>
        }
    };
    html! {
        <div class="vigie-scroll" tabindex="0" role="group" aria-label={props.title.clone()}>
            <table
                class="pf-v6-c-table pf-m-compact vigie-table vigie-table--people"
                aria-label={props.title.clone()}
                data-testid={props.testid.clone()}
            >
                <thead class="pf-v6-c-table__thead">
                    <tr class="pf-v6-c-table__tr">
                        { for head.iter().map(|text| html! {
                            <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                        }) }
                    </tr>
                </thead>
                <tbody class="pf-v6-c-table__tbody">
                    { for props.candidates.iter().map(row) }
                </tbody>
            </table>
        </div>
    }
}
