//! One slip for each named invigilator, to be cut out.

use std::rc::Rc;

use vigie_shared::api::{InvigilatorCode, SessionDetails};
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;
use crate::pages::referent::session::codes::slip::HandoutSlip;

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
    let slip = |made: &InvigilatorCode| {
        let code = format::grouped_code(&made.code);
        html! {
            <HandoutSlip
                details={props.details.clone()}
                name={html! { <strong>{ &made.name }</strong> }}
                path="/surveillant"
                facts={vec![(language.text("referent-staff-code"), code)]}
                note={language.text("referent-staff-slip-note")}
            />
        }
    };
    html! {
        <div class="vigie-handout" data-testid="referent-sheet-staff">
            <ul class="vigie-slips">{ for props.codes.iter().map(slip) }</ul>
        </div>
    }
}
