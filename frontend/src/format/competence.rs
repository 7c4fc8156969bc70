//! The framework and the scale in words, for every page that shows a result.

use vigie_shared::competence::Competence;
use vigie_shared::scale::MAX_SCORE;

use crate::i18n::LanguageHandle;

/// Name of a competence.
pub fn competence(language: &LanguageHandle, competence: Competence) -> String {
    vigie_i18n::competence_name(language.language, competence)
}

/// Name of an area, 1..=5.
pub fn area(language: &LanguageHandle, area: u8) -> String {
    vigie_i18n::area_name(language.language, area)
}

/// A score with the highest one: `612 / 895 pix`.
pub fn score(language: &LanguageHandle, pix: u16) -> String {
    let args = [("pix", pix.into()), ("max", MAX_SCORE.into())];
    language.text_with("referent-score", &args)
}

/// Name of a mesh of the scale, 0..=7, or 8, which no score reaches today.
pub fn mesh(language: &LanguageHandle, mesh: u8) -> String {
    vigie_i18n::mesh_name(language.language, mesh)
}

/// What a mesh means, in a sentence.
pub fn mesh_meaning(language: &LanguageHandle, mesh: u8) -> String {
    vigie_i18n::mesh_meaning(language.language, mesh)
}
