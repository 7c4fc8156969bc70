//! Results outside the center: a candidate's own, and the public page
//! that verifies a certificate.
//!
//! Both show the same sheet: [`sheet`] (score, reading grid, levels), around it
//! [`own`] and the page of the verification say what the reader may know.

mod explanation;
mod grid;
mod identify;
mod own;
pub mod record;
pub mod sheet;
pub mod verdict;

pub use own::ResultPage;
