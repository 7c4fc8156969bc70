//! The first line of a record in a file: what follows, and under which versions.

use super::file::ArchiveFormatError;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use vigie_shared::{ids::SessionId, session::RulesetVersions, time::Timestamp};

/// Name of the format.
const FORMAT: &str = "vigie-record";
/// Raised when a reader of the present version would misread the file.
const FORMAT_VERSION: u32 = 1;

/// The first line of a file: what it claims about the rows in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchiveHeader {
    format: String,
    format_version: u32,
    pub session: SessionId,
    /// Digest of the question bank.
    pub bank: String,
    /// Version of the score scale.
    pub scale: String,
    /// Version of the outcome rules.
    pub rules: String,
    /// How many rows follow.
    pub rows: i64,
    /// Digest of the last one.
    pub last_digest: String,
    /// When the file was written.
    pub exported_at: Timestamp,
}

/// What the rows of a session come to, for its header.
pub(super) struct ArchiveSummary<'a> {
    pub session: SessionId,
    pub versions: &'a RulesetVersions,
    pub rows: i64,
    pub last_digest: &'a str,
}

/// Between the header and its own digest, which is part of the line.
const SEAL: &str = ",\"header_digest\":\"";

impl ArchiveHeader {
    pub(super) fn new(summary: &ArchiveSummary, exported_at: Timestamp) -> Self {
        Self {
            format: FORMAT.to_owned(),
            format_version: FORMAT_VERSION,
            session: summary.session,
            bank: summary.versions.bank.clone(),
            scale: summary.versions.scale.clone(),
            rules: summary.versions.rules.clone(),
            rows: summary.rows,
            last_digest: summary.last_digest.to_owned(),
            exported_at,
        }
    }

    /// The line, without its end.
    pub(super) fn line(&self) -> Result<String, serde_json::Error> {
        let text = serde_json::to_string(self)?;
        let digest = digest(&text);
        let open = text
            .strip_suffix('}')
            .expect("a struct is encoded as a JSON object");
        Ok(format!("{open}{SEAL}{digest}\"}}"))
    }

    /// Reads the line of a header.
    pub(super) fn read(line: &str) -> Result<Self, ArchiveFormatError> {
        #[derive(Deserialize)]
        struct Kind {
            format: String,
            format_version: u32,
        }
        let kind: Kind = serde_json::from_str(line).map_err(|_| ArchiveFormatError::NotARecord)?;
        if kind.format != FORMAT {
            return Err(ArchiveFormatError::NotARecord);
        }
        if kind.format_version != FORMAT_VERSION {
            return Err(ArchiveFormatError::OtherVersion(kind.format_version));
        }
        let open = line.split_once(SEAL).map_or("", |(open, _)| open);
        let header: Self =
            serde_json::from_str(&format!("{open}}}")).map_err(|_| ArchiveFormatError::Header)?;
        // Written again it must be the same, to the byte: its digest is in it.
        match header.line() {
            Ok(again) if again == line => Ok(header),
            _ => Err(ArchiveFormatError::Header),
        }
    }
}

/// SHA-256, hex.
fn digest(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
