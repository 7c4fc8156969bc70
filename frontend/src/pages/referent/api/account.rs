//! `/api/referent/login`, `/api/referent/me`.

use serde::{Deserialize, Serialize};

/// What is typed to log in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Login {
    /// E-mail address of the account.
    pub email: String,
    /// Its password.
    pub password: String,
}

/// Who is logged in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Name, as the record will call him.
    pub name: String,
    /// E-mail address of the account.
    pub email: String,
    /// Whose sessions he sees.
    pub center: Center,
}

/// A certification center.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Center {
    /// Its name.
    pub name: String,
}
