//! One slip for each candidate, to be cut out.

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::slip::HandoutSlip;
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
        let name = html! {
            <>
                <strong>{ &one.last_name }</strong>{ " " }{ &one.first_name }
                <span>
                    { language.text_with("referent-slip-seat", &[("seat", one.seat.0.into())]) }
                </span>
            </>
        };
        let mut facts = vec![(
            language.text("candidate-entry-code"),
            details.access_code.clone().unwrap_or_default(),
        )];
        if let Some(code) = personal_code(details, one.seat) {
            let label = language.text("candidate-entry-personal-code");
            facts.push((label, format::grouped_code(code)));
        }
        facts.push((
            language.text("referent-column-birthdate"),
            format::day(&language, &one.birthdate),
        ));
        html! {
            <HandoutSlip
                details={details.clone()}
                {name}
                path="/candidat"
                {facts}
                note={language.text("referent-slip-code")}
            />
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
