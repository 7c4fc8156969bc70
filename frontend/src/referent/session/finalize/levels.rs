//! The 16 levels of a candidate.

use vigie_shared::competence::{COMPETENCES, Competence};
use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::say;

/// Highest level of a competence.
const HIGHEST: u8 = 7;
const AREAS: std::ops::RangeInclusive<u8> = 1..=5;

/// Properties of [`Levels`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LevelsProps {
    /// In the order of the certificate.
    pub levels: [u8; COMPETENCES],
}

/// Five areas; in each, a bar and a number for each competence.
#[component]
pub fn Levels(props: &LevelsProps) -> Html {
    let language = use_language();
    let competence = |one: Competence| {
        let level = props.levels[one.index()];
        let pip = |at: u8| html! { <i class={(at <= level).then_some("ref-pip--on")} /> };
        html! {
            <li class="ref-level">
                <span class="ref-level__code">{ one.code() }</span>
                <span>{ say::competence(&language, one) }</span>
                <span class="ref-level__pips" aria-hidden="true">{ for (1..=HIGHEST).map(pip) }</span>
                <strong class="ref-nowrap">
                    { language.text_with("referent-level", &[("level", level.into())]) }
                </strong>
            </li>
        }
    };
    let area = |area: u8| {
        html! {
            <div class="ref-area">
                <h3>{ say::area(&language, area) }</h3>
                <ul>
                    { for Competence::all().filter(|one| one.area() == area).map(competence) }
                </ul>
            </div>
        }
    };
    html! { <div class="ref-levels" data-testid="referent-levels">{ for AREAS.map(area) }</div> }
}
