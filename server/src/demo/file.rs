//! `demo.json`: what people and the load test need to log in.

use anyhow::Context;
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};
use vigie_shared::{
    ids::{Seat, SessionId},
    secret_text::SecretText,
};

/// Everything about a demo. It holds passwords: the file is for its owner only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// Public origin of the server.
    pub url: String,
    /// Addresses of the portals.
    pub portals: DemoPortals,
    /// The one referent.
    pub referent: DemoReferent,
    /// The session.
    pub session: DemoSession,
    /// The candidate whose seat the load test leaves free.
    pub free_seat: DemoCandidate,
    /// Everybody enrolled, by seat.
    pub candidates: Vec<DemoCandidate>,
}

/// Addresses of the portals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPortals {
    /// For candidates.
    pub candidate: String,
    /// For invigilators.
    pub invigilator: String,
    /// For referents.
    pub referent: String,
}

/// The account of the demo's referent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoReferent {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: SecretText,
}

/// The demo's session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoSession {
    /// Which.
    pub id: SessionId,
    /// What people type to enter.
    pub number: u32,
    /// For candidates.
    pub access_code: SecretText,
    /// For invigilators.
    pub invigilator_password: SecretText,
}

/// A candidate, as far as entry asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Basis points.
    pub extra_time: u32,
    /// Needs accessible items only.
    pub accessible: bool,
}

impl DemoPortals {
    /// The portals of a server at `origin`.
    pub(super) fn at(origin: &str) -> Self {
        Self {
            candidate: format!("{origin}/candidat"),
            invigilator: format!("{origin}/surveillant"),
            referent: format!("{origin}/referent"),
        }
    }
}

impl Demo {
    /// The same demo, at this origin.
    pub(super) fn at(self, origin: &str) -> Self {
        Self {
            url: origin.to_owned(),
            portals: DemoPortals::at(origin),
            ..self
        }
    }
}

/// What the file says; none when there is none, or one this version cannot read.
pub(super) fn read(path: &Path) -> anyhow::Result<Option<Demo>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    let demo = serde_json::from_str(&text);
    if demo.is_err() {
        tracing::warn!(path = %path.display(), "not a demo of this version, making another one");
    }
    Ok(demo.ok())
}

/// Writes the file beside its place and moves it there: a program that waits for it finds
/// nothing or all of it.
pub(super) fn write(path: &Path, demo: &Demo) -> anyhow::Result<()> {
    let beside = path.with_extension("json.new");
    if beside.exists() {
        fs::remove_file(&beside)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(serde_json::to_string_pretty(demo)?.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    Ok(fs::rename(&beside, path)?)
}
