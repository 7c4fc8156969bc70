//! The framework and the scale in words, for every page that shows a result.

use vigie_shared::competence::Competence;

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

/// Name of a mesh of the scale, 0..=7, or 8, which no score reaches today.
pub fn mesh(language: &LanguageHandle, mesh: u8) -> String {
    // fluent: scale-mesh-*
    language.text(&format!("scale-mesh-{}", mesh.min(8)))
}

/// What a mesh means, in a sentence.
pub fn mesh_meaning(language: &LanguageHandle, mesh: u8) -> String {
    // fluent: scale-meaning-*
    language.text(&format!("scale-meaning-{}", mesh.min(8)))
}
