//! The reading grid: what each global level means, and from which score.

use vigie_shared::scale::{MESH_BOUNDS, MESH_COUNT};
use yew::prelude::*;

use crate::format;
use crate::i18n::use_language;

const MESHES: u8 = MESH_COUNT as u8;

/// Properties of [`ReadingGrid`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReadingGridProps {
    /// The mesh reached, 0..=7.
    pub mesh: u8,
}

/// A table of the meshes; the one reached says so in words too.
#[component]
pub fn ReadingGrid(props: &ReadingGridProps) -> Html {
    let language = use_language();
    let row = |mesh: u8| {
        let reached = mesh == props.mesh;
        let (from, to) = scores_of(mesh);
        let scores = [("from", from.into()), ("to", to.into())];
        html! {
            <tr class={reached.then_some("vigie-result-grid__reached")} aria-current={reached.then_some("true")}>
                <th scope="row">
                    { format::mesh(&language, mesh) }
                    if reached {
                        { " " }<span class="vigie-result-grid__here">{ language.text("result-grid-here") }</span>
                    }
                </th>
                <td class="vigie-result-grid__scores">{ language.text_with("result-grid-scores", &scores) }</td>
                <td>{ format::mesh_meaning(&language, mesh) }</td>
            </tr>
        }
    };
    html! {
        <table class="vigie-result-grid">
            <caption>{ language.text("result-grid") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ language.text("result-grid-level") }</th>
                    <th scope="col">{ language.text("result-grid-score") }</th>
                    <th scope="col">{ language.text("result-grid-meaning") }</th>
                </tr>
            </thead>
            <tbody>{ for (0..MESHES).map(row) }</tbody>
        </table>
    }
}

/// First and last score of a mesh, in pix.
fn scores_of(mesh: u8) -> (u16, u16) {
    let index = usize::from(mesh.min(MESHES - 1));
    (MESH_BOUNDS[index], MESH_BOUNDS[index + 1] - 1)
}

#[cfg(test)]
mod tests {
    use vigie_shared::scale::MAX_SCORE;

    use super::*;

    #[test]
    fn the_grid_goes_from_0_to_the_highest_score() {
        assert_eq!(scores_of(0).0, 0);
        assert_eq!(scores_of(MESHES - 1).1, MAX_SCORE);
    }

    #[test]
    fn each_mesh_begins_where_the_one_below_ends() {
        for mesh in 1..MESHES {
            assert_eq!(scores_of(mesh).0, scores_of(mesh - 1).1 + 1);
        }
    }
}
