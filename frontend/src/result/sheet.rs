//! The sheet of a certificate: score, global level, reading grid, levels.

use vigie_shared::view::PublishedScore;
use yew::prelude::*;

use super::grid::ReadingGrid;
use super::levels::CompetenceLevels;
use crate::i18n::use_language;
use crate::scale;

/// Properties of [`ScoreSheet`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ScoreSheetProps {
    /// What to show.
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
                    { " " }{ language.text("result-score-of") }
                </p>
                <p class="vigie-result-score__mesh" data-testid="result-mesh">{ scale::mesh(&language, mesh) }</p>
                <p>{ scale::mesh_meaning(&language, mesh) }</p>
            </div>
            <ReadingGrid {mesh} />
            <CompetenceLevels score={props.score.clone()} />
        </section>
    }
}
