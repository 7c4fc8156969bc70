//! The sheet for the invigilators.

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use yew::prelude::*;

use super::print::address;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`InvigilatorSheet`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvigilatorSheetProps {
    pub details: Rc<SessionDetails>,
}

/// Codes and what to do; on a sheet of its own the attendance list, which goes round to be
/// signed and must not show a code.
#[component]
pub fn InvigilatorSheet(props: &InvigilatorSheetProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let number = details.number.to_string();
    let fact = |label: String, value: String| {
        html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }
    };
    // Printed only once they are there.
    let code = |code: &Option<String>| code.clone().unwrap_or_default();
    let row = |one: &RosterCandidate| {
        let extra = one.extra_time.basis_points() > 0;
        html! {
            <tr>
                <td>{ one.seat.0 }</td>
                <td>{ &one.last_name }</td>
                <td>{ &one.first_name }</td>
                <td>{ format::day(&language, &one.birthdate) }</td>
                <td>{ if extra { format::percent(&language, one.extra_time) } else { String::new() } }</td>
                <td>{ if one.accessible { language.text("referent-yes") } else { String::new() } }</td>
                <td class="vigie-handout__sign"></td>
            </tr>
        }
    };
    html! {
        <div class="vigie-handout" data-testid="referent-sheet-invigilators">
            <h1>{ language.text_with("referent-sheet-invigilators", &[("number", number.clone().into())]) }</h1>
            <p>
                { format::day_in_words(&language, &details.held_on) }
                { ", " }{ &details.held_at }{ " – " }{ &details.room }{ ", " }{ &details.site }
            </p>
            <p>{ details.invigilators.join(", ") }</p>
            <dl class="vigie-handout__codes">
                { fact(language.text("referent-code-number"), number) }
                { fact(language.text("referent-code-password"), format::grouped_code(&code(&details.invigilator_password))) }
                { fact(language.text("referent-code-access"), code(&details.access_code)) }
            </dl>
            <ol>
                <li>{ language.text_with("referent-sheet-step-1", &[("address", address("/surveillant").into())]) }</li>
                <li>{ language.text_with("referent-sheet-step-2", &[("address", address("/candidat").into())]) }</li>
                <li>{ language.text("referent-sheet-step-3") }</li>
                <li>{ language.text("referent-sheet-step-4") }</li>
            </ol>
            if !details.observations.is_empty() {
                <p class="vigie-lines">{ &details.observations }</p>
            }
            <h1 class="vigie-handout__next">
                { language.text_with("referent-sheet-attendance-of", &[("number", details.number.to_string().into())]) }
            </h1>
            <p>
                { format::day_in_words(&language, &details.held_on) }
                { ", " }{ &details.held_at }{ " – " }{ &details.room }{ ", " }{ &details.site }
            </p>
            <table>
                <thead>
                    <tr>
                        <th>{ language.text("referent-seat") }</th>
                        <th>{ language.text("referent-column-last-name") }</th>
                        <th>{ language.text("referent-column-first-name") }</th>
                        <th>{ language.text("referent-column-birthdate") }</th>
                        <th>{ language.text("referent-column-extra-time") }</th>
                        <th>{ language.text("referent-column-accessible") }</th>
                        <th>{ language.text("referent-sheet-signature") }</th>
                    </tr>
                </thead>
                <tbody>{ for details.candidates.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
