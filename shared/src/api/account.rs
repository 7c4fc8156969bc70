//! The account of a referent: confirming it is still them, the password, the logins, the
//! second factor.

use crate::{ids::LoginId, secret_text::SecretText, time::Timestamp};
use serde::{Deserialize, Serialize};

/// Body of `POST /api/referent/confirm`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmLoginRequest {
    /// Password of the account.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub password: SecretText,
    /// One-time code, or one of the codes on paper; needed with a second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub code: Option<SecretText>,
}

/// Body of `POST /api/referent/password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePasswordRequest {
    /// The password as it is.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub current: SecretText,
    /// The password as it will be, 12 to 128 characters.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub new: SecretText,
}

/// Response of `GET /api/referent/logins`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountLogins {
    /// The latest first.
    pub logins: Vec<AccountLogin>,
}

/// One login of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountLogin {
    /// Its public name.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: LoginId,
    /// Browser family and system, such as `Firefox, Windows`; empty when not known.
    pub device: String,
    /// When it began.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub since: Timestamp,
    /// The last input, to the minute.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub used_at: Timestamp,
    /// Was a one-time code given?
    pub second_factor: bool,
    /// Is it the one that asks?
    pub current: bool,
}

/// Body of `POST /api/referent/logins/end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndLoginsRequest {
    /// The one to end; null for all but the one that asks. It must be there: a request that
    /// says nothing ends nothing.
    #[serde(deserialize_with = "Option::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = "uuid", required))]
    pub login: Option<LoginId>,
}

/// Response of `POST /api/referent/second-factor`: shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorSetup {
    /// The secret in base32, for typing.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: SecretText,
    /// The QR code of the secret, as an SVG document.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub qr: SecretText,
}

/// Body of `POST /api/referent/second-factor/activate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivateSecondFactorRequest {
    /// The code that the authenticator shows.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: SecretText,
}

/// Response of `POST /api/referent/second-factor/activate`: shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Each is good once, in the place of a one-time code.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub codes: Vec<SecretText>,
}
