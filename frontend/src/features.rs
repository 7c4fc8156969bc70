//! Parts of pages that carry one subject of the domain.

pub mod board;
pub mod incident_recorder;
