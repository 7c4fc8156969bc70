//! What the server sees of a connection.

use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Response to `GET /api/connection`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConnectionInfo {
    /// IP address of the client, as limits count it: what a trusted proxy says, otherwise the
    /// other end of the connection.
    pub address: String,
    /// Time of the server, microseconds since 1970.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub now: Timestamp,
}
