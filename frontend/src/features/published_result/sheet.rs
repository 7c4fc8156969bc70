//! The sheet of a certificate: score, global level, reading grid, levels.

use vigie_shared::scale::MAX_SCORE;
use vigie_shared::view::PublishedScore;
use yew::prelude::*;

use super::grid::ReadingGrid;
use crate::features::competence_levels::CompetenceLevels;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`ScoreSheet`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ScoreSheetProps {
    pub score: PublishedScore,
}

/// Everything a published score says.
#[component]
pub fn ScoreSheet(props: &ScoreSheetProps) -> Html {
    let language = use_language();
    let PublishedScore { pix, mesh, .. } = props.score;
    html! {
        <section class="vigie-result-sheet">
            <div class="vigie-result-score">
                <p class="vigie-result-score__pix" data-testid="result-score">
                    <strong>{ pix }</strong>
                    { " " }{ language.text_with("result-score-of", &[("max", MAX_SCORE.into())]) }
                </p>
                <p class="vigie-result-score__mesh" data-testid="result-mesh">{ format::mesh(&language, mesh) }</p>
                <p>{ format::mesh_meaning(&language, mesh) }</p>
            </div>
            <ReadingGrid {mesh} />
            <div data-testid="result-levels">
                <h2>{ language.text("result-levels") }</h2>
                <p class="vigie-result-note">{ language.text("result-levels-note") }</p>
                <CompetenceLevels
                    levels={props.score.levels}
                    likely={props.score.likely}
                    testid="competence-levels"
                />
            </div>
        </section>
    }
}
