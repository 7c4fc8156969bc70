//! One slip for each candidate, to be cut out.

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::print::address;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`SlipHandouts`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SlipHandoutsProps {
    pub details: Rc<SessionDetails>,
}

/// Name, place, address and what to type. Handed over in the room: with the personal code on
/// it, a slip is the candidate's key to their seat.
#[component]
pub fn SlipHandouts(props: &SlipHandoutsProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let slip = |one: &RosterCandidate| {
        html! {
            <li class="vigie-slip">
                <p class="vigie-slip__name">
                    <strong>{ &one.last_name }</strong>{ " " }{ &one.first_name }
                    <span>
                        { language.text_with("referent-slip-seat", &[("seat", one.seat.0.into())]) }
                    </span>
                </p>
                <p>
                    { format::day_in_words(&language, &details.held_on) }
                    { ", " }{ &details.held_at }{ " – " }{ &details.room }
                </p>
                <p>{ address("/candidat") }</p>
                <dl>
                    <div>
                        <dt>{ language.text("referent-code-number") }</dt>
                        <dd>{ details.number }</dd>
                    </div>
                    <div>
                        <dt>{ language.text("candidate-entry-code") }</dt>
                        <dd>{ details.access_code.clone().unwrap_or_default() }</dd>
                    </div>
                    if let Some(code) = personal_code(details, one.seat) {
                        <div>
                            <dt>{ language.text("candidate-entry-personal-code") }</dt>
                            <dd>{ format::grouped_code(code) }</dd>
                        </div>
                    }
                    <div>
                        <dt>{ language.text("referent-column-birthdate") }</dt>
                        <dd>{ format::day(&language, &one.birthdate) }</dd>
                    </div>
                </dl>
                <p class="vigie-slip__note">{ language.text("referent-slip-code") }</p>
            </li>
        }
    };
    html! {
        <div class="vigie-handout" data-testid="referent-sheet-slips">
            <ul class="vigie-slips">{ for details.candidates.iter().map(slip) }</ul>
        </div>
    }
}

/// None in sessions created before there were any.
fn personal_code(details: &SessionDetails, seat: Seat) -> Option<&str> {
    let mut codes = details.personal_codes.iter();
    let found = codes.find(|code| code.seat == seat)?;
    Some(&found.code)
}
