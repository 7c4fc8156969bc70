//! One slip for each named invigilator, to be cut out.

use std::rc::Rc;

use vigie_shared::api::{InvigilatorCode, SessionDetails};
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;
use crate::pages::referent::session::codes::print::address;

/// Properties of [`CodeSlips`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CodeSlipsProps {
    pub codes: Rc<Vec<InvigilatorCode>>,
    pub details: Rc<SessionDetails>,
}

/// Name, place, address, session number and code. Handed over in person: who has it acts in the
/// name on it.
#[component]
pub fn CodeSlips(props: &CodeSlipsProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let slip = |made: &InvigilatorCode| {
        html! {
            <li class="vigie-slip">
                <p class="vigie-slip__name"><strong>{ &made.name }</strong></p>
                <p>
                    { format::day_in_words(&language, &details.held_on) }
                    { ", " }{ &details.held_at }{ " – " }{ &details.room }
                </p>
                <p>{ address("/surveillant") }</p>
                <dl>
                    <div>
                        <dt>{ language.text("referent-code-number") }</dt>
                        <dd>{ details.number }</dd>
                    </div>
                    <div>
                        <dt>{ language.text("referent-staff-code") }</dt>
                        <dd>{ format::grouped_code(&made.code) }</dd>
                    </div>
                </dl>
                <p class="vigie-slip__note">{ language.text("referent-staff-slip-note") }</p>
            </li>
        }
    };
    html! {
        <div class="vigie-handout" data-testid="referent-sheet-staff">
            <ul class="vigie-slips">{ for props.codes.iter().map(slip) }</ul>
        </div>
    }
}
