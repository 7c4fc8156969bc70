//! One slip of paper, to be cut out and handed over.

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use yew::prelude::*;

use super::print::address;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`HandoutSlip`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HandoutSlipProps {
    pub details: Rc<SessionDetails>,
    /// Whose it is.
    pub name: Html,
    /// Path of the page to be opened.
    pub path: AttrValue,
    /// What is typed there beside the number of the session: labels and values.
    pub facts: Vec<(String, String)>,
    /// What to know about it.
    pub note: AttrValue,
}

/// Name, time and place, address, and what to type.
#[component]
pub fn HandoutSlip(props: &HandoutSlipProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let fact = |label: &str, value: &str| {
        html! { <div><dt>{ label.to_owned() }</dt><dd>{ value.to_owned() }</dd></div> }
    };
    html! {
        <li class="vigie-slip">
            <p class="vigie-slip__name">{ props.name.clone() }</p>
            <p>
                { format::day_in_words(&language, &details.held_on) }
                { ", " }{ &details.held_at }{ " – " }{ &details.room }
            </p>
            <p>{ address(&props.path) }</p>
            <dl>
                { fact(&language.text("referent-code-number"), &details.number.to_string()) }
                { for props.facts.iter().map(|(label, value)| fact(label, value)) }
            </dl>
            <p class="vigie-slip__note">{ &props.note }</p>
        </li>
    }
}
