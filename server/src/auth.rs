//! Who is asking: log-ins, cookies, extractors, limits on guessing.
//!
//! A handler that wants an [`Invigilator`] cannot be called by anybody else. What
//! is not allowed looks like what is not there.

mod extract;
mod hash_memory;
mod login;
mod origin;
mod password;
mod portal;
mod secret;
mod throttle;
mod token;

pub use extract::{Candidate, Invigilator, Referent};
pub use login::{LoginError, Principal, end_login, start_login};
pub use origin::{Origin, refuse_other_origins};
pub use password::{PasswordError, hash_password, verify_password};
pub use portal::Portal;
pub use secret::{access_code, invigilator_password, referent_password, same_code, session_number};
pub use throttle::{LoginAttempt, LoginThrottle, Throttled};
pub use token::LoginToken;

use vigie_shared::time::MINUTE;

/// How long a log-in is good for: a long day in an examination center, microseconds.
pub const LOGIN_LIFETIME_MICROS: i64 = 12 * 60 * MINUTE;
