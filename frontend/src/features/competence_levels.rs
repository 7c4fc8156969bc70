//! The levels in the 16 competences, with how sure they are.

use vigie_shared::competence::{COMPETENCE_COUNT, Competence};
use vigie_shared::scale::{AREA_COUNT, MAX_LEVEL};
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;

/// Properties of [`CompetenceLevels`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompetenceLevelsProps {
    /// In the order of the certificate.
    pub levels: [u8; COMPETENCE_COUNT],
    /// Lowest and highest likely level of each.
    pub likely: Option<[(u8, u8); COMPETENCE_COUNT]>,
    pub testid: AttrValue,
}

/// Five areas; in each, a bar, a number and the likely range of each competence.
#[component]
pub fn CompetenceLevels(props: &CompetenceLevelsProps) -> Html {
    let language = use_language();
    let competence = |one: Competence| {
        let level = props.levels[one.index()];
        let likely = props.likely.map(|likely| likely[one.index()]);
        let pip = |at: u8| html! { <i class={pip_class(at, level, likely)} /> };
        let words = match likely {
            Some((low, high)) if low < high => language.text_with(
                "result-level-likely",
                &[
                    ("level", level.into()),
                    ("low", low.into()),
                    ("high", high.into()),
                ],
            ),
            _ => language.text_with("result-level", &[("level", level.into())]),
        };
        html! {
            <li class="vigie-level">
                <span class="vigie-level__name">
                    <span class="vigie-level__code">{ one.code() }</span>
                    { " " }{ format::competence(&language, one) }
                </span>
                <span class="vigie-level__pips" aria-hidden="true">{ for (1..=MAX_LEVEL).map(pip) }</span>
                <span class="vigie-level__words">{ words }</span>
            </li>
        }
    };
    let area = |area: u8| {
        html! {
            <section class="vigie-levels__area">
                <h3>{ format::area(&language, area) }</h3>
                <ul>{ for Competence::all().filter(|one| one.area() == area).map(competence) }</ul>
            </section>
        }
    };
    html! {
        <div class="vigie-levels" data-testid={props.testid.clone()}>{ for (1..=AREA_COUNT as u8).map(area) }</div>
    }
}

/// A pip is full up to the level, and hatched up to the highest likely one.
fn pip_class(at: u8, level: u8, likely: Option<(u8, u8)>) -> Option<&'static str> {
    if at <= level {
        Some("vigie-pip--on")
    } else if likely.is_some_and(|(_, high)| at <= high) {
        Some("vigie-pip--likely")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(level: u8, likely: Option<(u8, u8)>) -> String {
        let sign = |at| match pip_class(at, level, likely) {
            Some("vigie-pip--on") => '#',
            Some(_) => '/',
            None => '.',
        };
        (1..=MAX_LEVEL).map(sign).collect()
    }

    #[test]
    fn pips_are_full_to_the_level_and_hatched_to_the_highest_likely_one() {
        assert_eq!(row(3, Some((2, 5))), "###//..");
    }

    #[test]
    fn a_sure_level_has_nothing_hatched() {
        assert_eq!(row(3, None), "###....");
        assert_eq!(row(7, Some((6, 7))), "#######");
    }
}
