//! The framework and the scale in words.

use vigie_shared::competence::Competence;

use crate::i18n::LanguageHandle;

/// Name of a competence.
pub fn competence(language: &LanguageHandle, competence: Competence) -> String {
    // `3.4` is `referent-competence-3-4`.
    // fluent: referent-competence-*
    let code = competence.code().replace('.', "-");
    language.text(&format!("referent-competence-{code}"))
}

/// Name of an area, 1..=5.
pub fn area(language: &LanguageHandle, area: u8) -> String {
    // fluent: referent-area-*
    language.text(&format!("referent-area-{area}"))
}

/// Name of a mesh of the scale, 0..=7, or 8, which no score reaches today.
pub fn mesh(language: &LanguageHandle, mesh: u8) -> String {
    // fluent: referent-mesh-*
    language.text(&format!("referent-mesh-{}", mesh.min(8)))
}
