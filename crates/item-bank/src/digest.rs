//! Short names of contents.

use sha2::{Digest, Sha256};

/// The first 16 hexadecimal digits of a digest.
pub fn short_hex(digest: Sha256) -> String {
    let digest = digest.finalize();
    digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
