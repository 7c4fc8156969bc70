//! Who is asking: logins, cookies, extractors.
//!
//! A handler that wants an [`Invigilator`] cannot be called by anybody else. What
//! is not allowed looks like what is not there.

mod assurance;
mod audit_entry;
mod device_label;
mod extract;
mod login;
mod origin;
pub mod second_factor;
mod secret;
mod staff_member;

pub use crate::passwords::{PasswordError, PasswordService, hash_password};
pub use crate::portal::{LoginToken, LoginTokenMint, Portal};
pub use assurance::LoginAssurance;
pub use device_label::DeviceLabel;
pub use extract::{Candidate, ConfirmedReferent, Invigilator, ProvenCandidate, Referent};
pub use login::{
    LoginError, Principal, end_login, end_surplus_logins, start_login, testing_logins,
};
pub use origin::{Origin, refuse_other_origins};
pub use secret::{
    TypedInvigilatorCode, access_code, invigilator_code, invigilator_code_selector,
    invigilator_password, personal_code, referent_password, same_code, session_number,
};
