//! Who is asking: log-ins, cookies, extractors, limits on guessing.
//!
//! A handler that wants an [`Invigilator`] cannot be called by anybody else. What
//! is not allowed looks like what is not there.

mod cookie;
mod extract;
mod limits;
mod login;
mod origin;
mod password;
mod secret;
mod token;

pub use cookie::Door;
pub use extract::{Candidate, Invigilator, Referent};
pub use limits::{Attempt, Limits, TooMany};
pub use login::{Visitor, let_in, log_out};
pub use origin::{Origin, refuse_other_origins};
pub use password::{PasswordError, hash_password, verify_password};
pub use secret::{access_code, invigilator_password, referent_password, same_code, session_number};
pub use token::Token;

use vigie_shared::time::MINUTE;

/// How long a log-in is good for: a long day in an examination center, microseconds.
pub const LIFETIME: i64 = 12 * 60 * MINUTE;
