//! The 16 levels of a candidate.

use vigie_shared::competence::{COMPETENCE_COUNT, Competence};
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
    pub levels: [u8; COMPETENCE_COUNT],
    /// Lowest and highest likely level of each.
    pub likely: Option<[(u8, u8); COMPETENCE_COUNT]>,
}

/// Five areas; in each, a bar, a number and the likely range of each competence.
#[component]
pub fn Levels(props: &LevelsProps) -> Html {
    let language = use_language();
    let competence = |one: Competence| {
        let level = props.levels[one.index()];
        let likely = props.likely.map(|likely| likely[one.index()]);
        let pip = |at: u8| html! { <i class={pip_class(at, level, likely)} /> };
        let range = likely.filter(|(low, high)| low < high);
        html! {
            <li class="vigie-level">
                <span class="vigie-level__code">{ one.code() }</span>
                <span>{ say::competence(&language, one) }</span>
                <span class="vigie-level__pips" aria-hidden="true">{ for (1..=HIGHEST).map(pip) }</span>
                <span class="vigie-nowrap">
                    <strong>{ language.text_with("referent-level", &[("level", level.into())]) }</strong>
                    if let Some((low, high)) = range {
                        <span class="vigie-subtle vigie-display-block">
                            { language.text_with(
                                "referent-level-likely",
                                &[("low", low.into()), ("high", high.into())],
                            ) }
                        </span>
                    }
                </span>
            </li>
        }
    };
    let area = |area: u8| {
        html! {
            <div class="vigie-area">
                <h3>{ say::area(&language, area) }</h3>
                <ul>
                    { for Competence::all().filter(|one| one.area() == area).map(competence) }
                </ul>
            </div>
        }
    };
    html! {
        <>
            if props.likely.is_some() {
                <p class="vigie-subtle">{ language.text("referent-levels-note") }</p>
            }
            <div class="vigie-levels" data-testid="referent-levels">{ for AREAS.map(area) }</div>
        </>
    }
}

/// A full square up to the level; framed where the level is likely to lie.
fn pip_class(at: u8, level: u8, likely: Option<(u8, u8)>) -> Classes {
    let is_likely = likely.is_some_and(|(low, high)| (low..=high).contains(&at) && low < high);
    classes!(
        (at <= level).then_some("vigie-pip--on"),
        is_likely.then_some("vigie-pip--likely"),
    )
}
