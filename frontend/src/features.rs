//! Parts of pages that carry one subject of the domain.

pub mod companion;
pub mod question;
