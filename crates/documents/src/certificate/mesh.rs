//! The names of the meshes, which candidates know as global levels.

use vigie_i18n::Messages;

const NAMES: [&str; 8] = [
    "mesh-0", "mesh-1", "mesh-2", "mesh-3", "mesh-4", "mesh-5", "mesh-6", "mesh-7",
];
const MEANINGS: [&str; 8] = [
    "mesh-0-meaning",
    "mesh-1-meaning",
    "mesh-2-meaning",
    "mesh-3-meaning",
    "mesh-4-meaning",
    "mesh-5-meaning",
    "mesh-6-meaning",
    "mesh-7-meaning",
];

/// The name of a mesh 0..=7.
pub fn name(mesh: usize, messages: &Messages) -> String {
    messages.text(NAMES[mesh])
}

/// What a person in a mesh 0..=7 can do.
pub fn meaning(mesh: usize, messages: &Messages) -> String {
    messages.text(MEANINGS[mesh])
}
