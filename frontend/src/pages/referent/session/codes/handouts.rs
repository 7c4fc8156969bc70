//! One slip for each candidate, to be cut out.

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use yew::prelude::*;

use super::print::address;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`SlipHandouts`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SlipHandoutsProps {
    pub details: Rc<SessionDetails>,
}

/// Name, place, address and what to type. The access code is not on it: it is read
/// out in the room, so that it cannot be used from elsewhere.
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
