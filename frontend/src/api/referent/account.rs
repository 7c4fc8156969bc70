//! `/api/referent/login`, `/api/referent/me`.

use serde::{Deserialize, Serialize};

/// The body of a log-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferentLogin {
    /// E-mail address of the account.
    pub email: String,
    pub password: String,
}

/// Who is logged in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct CurrentReferent {
    /// Name, as the session's record will show it.
    pub name: String,
    /// E-mail address of the account.
    pub email: String,
    /// The center whose sessions the account sees.
    pub center: CenterInfo,
}

/// A certification center.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct CenterInfo {
    pub name: String,
}
