//! Who is asking: logins, cookies, extractors.
//!
//! A handler that wants an [`Invigilator`] cannot be called by anybody else. What
//! is not allowed looks like what is not there.

mod audit_entry;
mod extract;
mod hash_memory;
mod login;
mod origin;
mod password;
mod secret;
mod staff_member;

pub use crate::portal::{LOGIN_LIFETIME_MICROS, LoginToken, Portal};
pub use extract::{Candidate, Invigilator, Referent};
pub use login::{LoginError, Principal, end_login, end_surplus_logins, start_login};
pub use origin::{Origin, refuse_other_origins};
pub use password::{PasswordError, hash_password, verify_password};
pub use secret::{
    access_code, invigilator_password, personal_code, referent_password, same_code, session_number,
};
