//! The candidates found in a roster.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::api::{Checked, Enrolled};
use crate::referent::parts::ExtraTimeMark;
use crate::referent::say;
use crate::ui::Mark;

/// Properties of [`Preview`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// What was found.
    pub checked: Rc<Checked>,
}

/// A table of candidates, as they would be enrolled.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let language = use_language();
    let head = [
        language.text("referent-seat"),
        language.text("referent-column-last-name"),
        language.text("referent-column-first-name"),
        language.text("referent-column-birthdate"),
        language.text("referent-column-birth-place"),
        language.text("referent-column-division"),
        language.text("referent-column-extra-time"),
        language.text("referent-column-accessible"),
    ];
    let row = |one: &Enrolled| {
        let cell = |index: usize, content: Html| {
            html! {
                <td class="pf-v6-c-table__td" data-label={head[index].clone()}>{ content }</td>
            }
        };
        let or_dash = |text: &str| Html::from(if text.is_empty() { "–" } else { text });
        html! {
            <tr class="pf-v6-c-table__tr" data-testid="referent-preview-row">
                { cell(0, html! { <>{ one.seat.0 }</> }) }
                { cell(1, html! { <strong>{ &one.last_name }</strong> }) }
                { cell(2, html! { <>{ &one.first_name }</> }) }
                { cell(3, html! { <>{ say::day(&language, &one.birthdate) }</> }) }
                { cell(4, or_dash(&one.birth_place)) }
                { cell(5, or_dash(&one.division)) }
                { cell(6, html! { <ExtraTimeMark extra_time={one.extra_time} /> }) }
                { cell(7, if one.accessible {
                    html! {
                        <span class="ref-mark">{ Mark::Check }{ language.text("referent-yes") }</span>
                    }
                } else {
                    Html::default()
                }) }
            </tr>
        }
    };
    html! {
        <div class="ref-scroll" tabindex="0" role="group" aria-label={language.text("referent-preview-title")}>
            <table
                class="pf-v6-c-table pf-m-grid-md pf-m-compact ref-table"
                aria-label={language.text("referent-preview-title")}
                data-testid="referent-preview"
            >
                <thead class="pf-v6-c-table__thead">
                    <tr class="pf-v6-c-table__tr">
                        { for head.iter().map(|text| html! {
                            <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                        }) }
                    </tr>
                </thead>
                <tbody class="pf-v6-c-table__tbody">
                    { for props.checked.candidates.iter().map(row) }
                </tbody>
            </table>
        </div>
    }
}
