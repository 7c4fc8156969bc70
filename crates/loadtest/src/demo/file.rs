//! `demo.json`, as the server writes it.

use anyhow::Context;
use serde::Deserialize;
use std::path::Path;
use vigie_shared::{
    ids::{Seat, SessionId},
    secret_text::SecretText,
};

/// As much of the file as the load test needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoFile {
    /// Public origin of the server.
    pub url: String,
    /// The only referent of the demo.
    pub referent: DemoReferent,
    /// The session.
    pub session: DemoSession,
    /// The candidate left to the visitor.
    pub free_seat: DemoCandidate,
    /// The enrolled candidates, by seat.
    pub candidates: Vec<DemoCandidate>,
}

/// The account of the demo's referent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoReferent {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: SecretText,
}

/// The demo's session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoSession {
    /// Id in paths.
    pub id: SessionId,
    /// Number typed to log in.
    pub number: u32,
    /// Access code of the candidates.
    pub access_code: SecretText,
    /// Password of the invigilators.
    pub invigilator_password: SecretText,
}

/// A candidate of the demo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DemoCandidate {
    /// Seat.
    pub seat: Seat,
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// ISO date.
    pub birthdate: String,
    /// On the slip.
    pub personal_code: SecretText,
}

impl DemoFile {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is absent or of another version.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        serde_json::from_str(&text)
            .with_context(|| format!("{} is not the file of a demo", path.display()))
    }
}
