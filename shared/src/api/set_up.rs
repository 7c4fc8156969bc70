//! The first start, in a browser.

use super::center::EstablishmentType;
use crate::secret_text::SecretText;
use serde::{Deserialize, Serialize};

/// Response of `GET /api/set-up`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetUpState {
    /// There is no account yet: the first center and account may be made.
    pub open: bool,
}

/// Body of `POST /api/set-up`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetUpRequest {
    /// What stands on the terminal of the server.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: SecretText,
    /// Name of the center, 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120))]
    pub center: String,
    /// Its kind; must be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub establishment: Option<EstablishmentType>,
    /// Name of the referent, 1 to 80 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80))]
    pub name: String,
    /// What they log in with, at most 254 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 254))]
    pub email: String,
    /// 12 to 128 characters.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub password: SecretText,
}
