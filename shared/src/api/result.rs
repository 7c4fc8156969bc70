//! Published results.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/certificates/verify`. The code is in the body, never in an address:
/// addresses are kept in logs and histories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifyCertificateRequest {
    /// `P-XXXX-XXXX-XXXX`, or `P-XXXXXXXX` for earlier ones; case, spaces, hyphens and the prefix do not matter.
    pub code: String,
}
