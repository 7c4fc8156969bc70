//! The cryptography of TLS in this program, for servers and clients alike.
//!
//! ring needs a C compiler and nothing else; aws-lc would need CMake, and minutes of building.

use rustls::crypto::{CryptoProvider, ring};
use std::sync::Arc;

/// The one provider.
pub fn crypto_provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}
