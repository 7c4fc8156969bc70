//! The framework and the scale in words, for every page that shows a result.

use vigie_shared::competence::Competence;
use vigie_shared::scale::{MAX_SCORE, MESH_COUNT};

use crate::i18n::LanguageHandle;

/// Name of a competence.
pub fn competence(language: &LanguageHandle, competence: Competence) -> String {
    // `3.4` is `scale-competence-3-4`.
    // fluent: scale-competence-*
    let code = competence.code().replace('.', "-");
    language.text(&format!("scale-competence-{code}"))
}

/// Name of an area, 1..=5.
pub fn area(language: &LanguageHandle, area: u8) -> String {
    // fluent: scale-area-*
    language.text(&format!("scale-area-{area}"))
}

/// A score with the highest one: `612 / 895 pix`.
pub fn score(language: &LanguageHandle, pix: u16) -> String {
    let args = [("pix", pix.into()), ("max", MAX_SCORE.into())];
    language.text_with("referent-score", &args)
}

/// Name of a mesh of the scale, 0..=7, or 8, which no score reaches today.
pub fn mesh(language: &LanguageHandle, mesh: u8) -> String {
    // fluent: scale-mesh-*
    language.text(&format!("scale-mesh-{}", mesh.min(MESH_COUNT as u8)))
}

/// What a mesh means, in a sentence.
pub fn mesh_meaning(language: &LanguageHandle, mesh: u8) -> String {
    // fluent: scale-meaning-*
    language.text(&format!("scale-meaning-{}", mesh.min(MESH_COUNT as u8)))
}
