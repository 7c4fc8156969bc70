//! One slip for each candidate, to be cut out.

use std::rc::Rc;

use yew::prelude::*;

use super::print::address;
use crate::i18n::use_language;
use crate::referent::api::{Details, Enrolled};
use crate::referent::say;

/// Properties of [`Slips`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SlipsProps {
    /// The session.
    pub details: Rc<Details>,
}

/// Name, place, address and what to type. The access code is not on it: it is read
/// out in the room, so that nobody enters from elsewhere.
#[component]
pub fn Slips(props: &SlipsProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let slip = |one: &Enrolled| {
        html! {
            <li class="vigie-slip">
                <p class="vigie-slip__name">
                    <strong>{ &one.last_name }</strong>{ " " }{ &one.first_name }
                    <span>
                        { language.text_with("referent-slip-seat", &[("seat", one.seat.0.into())]) }
                    </span>
                </p>
                <p>
                    { say::day_in_words(&language, &details.held_on) }
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
                        <dd>{ say::day(&language, &one.birthdate) }</dd>
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
