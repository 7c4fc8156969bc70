//! The pages, one for each address.

mod candidate;
mod home;
mod invigilator;
mod not_found;
pub(crate) mod referent;
mod verification;

pub use candidate::CandidatePage;
pub use home::HomePage;
pub use invigilator::InvigilatorPage;
pub use not_found::NotFoundPage;
pub use referent::ReferentPage;
pub use verification::VerificationPage;
