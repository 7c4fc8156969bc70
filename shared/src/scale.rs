//! The reporting scale: score in pix, meshes, areas and levels.
//!
//! Source: the founding document (webinar on the new Pix certification). How an ability
//! becomes a score is measured by `vigie-adaptive`; here is only what everybody shows.

/// Highest score in pix that can be reached.
pub const MAX_SCORE: u16 = 895;
/// Meshes a reachable score can be in.
pub const MESH_COUNT: usize = 8;
/// First score of each mesh, and the first score above the last one.
pub const MESH_BOUNDS: [u16; MESH_COUNT + 1] = [0, 64, 128, 256, 384, 512, 640, 768, 896];
/// Names of the meshes as the tools of prescribers know them: French whatever the language.
pub const MESH_NAMES: [&str; MESH_COUNT] = [
    "Débutant",
    "Novice 1",
    "Novice 2",
    "Indépendant 1",
    "Indépendant 2",
    "Avancé 1",
    "Avancé 2",
    "Expert 1",
];
/// Highest level of a competence.
pub const MAX_LEVEL: u8 = 7;
/// Areas the competences are grouped in.
pub const AREA_COUNT: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_score_is_the_last_one_of_the_last_mesh() {
        assert_eq!(MESH_BOUNDS[MESH_COUNT], MAX_SCORE + 1);
        assert!(MESH_BOUNDS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
