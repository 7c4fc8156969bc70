//! The pages, one for each address.

pub(crate) mod account_link;
mod candidate;
mod device_check;
mod home;
mod invigilator;
mod network_check;
mod not_found;
pub(crate) mod referent;
mod set_up;
mod verification;

pub use account_link::{ChoosePasswordPage, ForgottenPasswordPage};
pub use candidate::CandidatePage;
pub use device_check::DeviceCheckPage;
pub use home::HomePage;
pub use invigilator::InvigilatorPage;
pub use network_check::NetworkCheckPage;
pub use not_found::NotFoundPage;
pub use referent::ReferentPage;
pub use set_up::SetUpPage;
pub use verification::VerificationPage;
