//! English names of the competences.

use vigie_shared::competence::{COMPETENCE_COUNT, Competence};

const NAMES: [&str; COMPETENCE_COUNT] = [
    "Information search and watch",
    "Managing data",
    "Processing data",
    "Interacting",
    "Sharing and publishing",
    "Collaborating",
    "Fitting into the digital world",
    "Text documents",
    "Multimedia documents",
    "Adapting documents to their purpose",
    "Programming",
    "Securing the digital environment",
    "Protecting personal data and privacy",
    "Protecting health, well-being and the environment",
    "Solving technical problems",
    "Building a digital environment",
];

pub fn competence_name(competence: Competence) -> &'static str {
    NAMES[competence.index()]
}
