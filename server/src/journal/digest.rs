//! The digest that chains the rows of a journal.

use crate::store::JournalRow;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256, hex, over the previous digest and every column of the row; each text is preceded
/// by its length, so that no two rows hash the same bytes.
pub(super) fn digest(previous: &str, row: &JournalRow) -> String {
    let mut hash = Sha256::new();
    for part in [
        previous,
        &row.session.to_string(),
        &row.command_ids,
        &row.events,
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.update(row.version.to_be_bytes());
    hash.update(row.at.0.to_be_bytes());
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
