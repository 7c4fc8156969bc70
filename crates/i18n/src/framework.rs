//! The reference framework and the scale in words: pages, documents and reports name them
//! alike.

use vigie_shared::{competence::Competence, scale::MESH_COUNT};

use crate::{Language, MessageCatalog};

pub(crate) static FRAMEWORK: MessageCatalog = MessageCatalog::new(
    &[include_str!("../i18n/fr/framework.ftl")],
    &[include_str!("../i18n/en/framework.ftl")],
);

/// Name of a competence, without its code.
pub fn competence_name(language: Language, competence: Competence) -> String {
    // `3.4` is `competence-3-4`.
    let code = competence.code().replace('.', "-");
    text(language, &format!("competence-{code}"))
}

/// Name of an area of the framework, 1..=5, with its number.
pub fn area_name(language: Language, area: u8) -> String {
    text(language, &format!("area-{area}"))
}

/// Name of a mesh of the scale, 0..=7, or 8, which no score reaches today.
pub fn mesh_name(language: Language, mesh: u8) -> String {
    text(language, &format!("mesh-{}", mesh.min(MESH_COUNT as u8)))
}

/// What a person in a mesh is able to do, in a sentence.
pub fn mesh_meaning(language: Language, mesh: u8) -> String {
    text(
        language,
        &format!("mesh-meaning-{}", mesh.min(MESH_COUNT as u8)),
    )
}

fn text(language: Language, key: &str) -> String {
    FRAMEWORK.messages(language).text(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_a_name_in_both_languages() {
        assert_eq!(FRAMEWORK.check(), Vec::<String>::new());
        for language in Language::ALL {
            let competences = Competence::all().map(|one| competence_name(language, one));
            let areas = (1..=5).map(|area| area_name(language, area));
            let meshes = (0..=MESH_COUNT as u8)
                .flat_map(|mesh| [mesh_name(language, mesh), mesh_meaning(language, mesh)]);
            for name in competences.chain(areas).chain(meshes) {
                // A missing message is its key.
                assert!(name.contains(char::is_uppercase), "{name}");
            }
        }
    }
}
