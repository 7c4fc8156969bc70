//! Parts of pages that carry one subject of the domain.

pub mod accommodations;
pub mod board;
pub mod candidate_editor;
pub mod companion;
pub mod competence_levels;
pub mod confirmation;
pub mod credentials;
pub mod door;
pub mod finalization;
pub mod guessing;
pub mod incident_recorder;
pub mod incident_review;
pub mod published_result;
pub mod question;
pub mod replay;
pub mod results;
pub mod roster_table;
pub mod session_concerns;
pub mod signal_watch;
pub mod signal_words;
pub mod state_badges;
