//! The pages, one for each address.

mod invigilator;

pub use invigilator::InvigilatorPage;
