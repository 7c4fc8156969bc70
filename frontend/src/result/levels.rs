//! The levels in the 16 competences, with how sure they are.

use vigie_shared::competence::Competence;
use vigie_shared::view::PublishedScore;
use yew::prelude::*;

use crate::i18n::use_language;
use crate::scale;

const HIGHEST: u8 = 7;
const AREAS: std::ops::RangeInclusive<u8> = 1..=5;

/// Properties of [`CompetenceLevels`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CompetenceLevelsProps {
    /// The score they are part of.
    pub score: PublishedScore,
}

/// Five areas; in each, a bar, a number and the likely range of each competence.
#[component]
pub fn CompetenceLevels(props: &CompetenceLevelsProps) -> Html {
    let language = use_language();
    let competence = |one: Competence| {
        let level = props.score.levels[one.index()];
        let likely = props.score.likely.map(|likely| likely[one.index()]);
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
            <li class="vigie-result-level">
                <span class="vigie-result-level__name">
                    <span class="vigie-result-level__code">{ one.code() }</span>
                    { " " }{ scale::competence(&language, one) }
                </span>
                <span class="vigie-result-level__pips" aria-hidden="true">{ for (1..=HIGHEST).map(pip) }</span>
                <span class="vigie-result-level__words">{ words }</span>
            </li>
        }
    };
    let area = |area: u8| {
        html! {
            <section class="vigie-result-area">
                <h3>{ scale::area(&language, area) }</h3>
                <ul>{ for Competence::all().filter(|one| one.area() == area).map(competence) }</ul>
            </section>
        }
    };
    html! {
        <div data-testid="result-levels">
            <h2>{ language.text("result-levels") }</h2>
            <p class="vigie-result-note">{ language.text("result-levels-note") }</p>
            <div class="vigie-result-areas">{ for AREAS.map(area) }</div>
        </div>
    }
}

/// A pip is full up to the level, and hatched up to the highest likely one.
fn pip_class(at: u8, level: u8, likely: Option<(u8, u8)>) -> Option<&'static str> {
    if at <= level {
        Some("vigie-result-pip--on")
    } else if likely.is_some_and(|(_, high)| at <= high) {
        Some("vigie-result-pip--likely")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(level: u8, likely: Option<(u8, u8)>) -> String {
        let sign = |at| match pip_class(at, level, likely) {
            Some("vigie-result-pip--on") => '#',
            Some(_) => '/',
            None => '.',
        };
        (1..=HIGHEST).map(sign).collect()
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
