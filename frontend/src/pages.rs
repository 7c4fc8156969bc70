//! The pages, one for each address.

pub(crate) mod referent;
mod verification;

pub use referent::ReferentPage;
pub use verification::VerificationPage;
