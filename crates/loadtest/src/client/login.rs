//! Log-ins, and what they give.

use super::{Http, HttpError, http::Answer};
use serde::{Deserialize, Serialize};
use vigie_shared::{ids::SessionId, session::CompanionPolicy};

/// What a candidate types.
#[derive(Debug, Clone, Serialize)]
pub struct CandidateEntry {
    /// Session number.
    pub session: u32,
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// ISO date.
    pub birthdate: String,
    /// Read out by the invigilator.
    pub access_code: String,
}

/// What an invigilator types.
#[derive(Debug, Clone, Serialize)]
pub struct InvigilatorEntry {
    /// Session number.
    pub session: u32,
    /// Password of the session.
    pub password: String,
    /// What the record will call him.
    pub name: String,
}

/// What a referent types.
#[derive(Debug, Clone, Serialize)]
pub struct ReferentEntry {
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// What a referent fills in for a new session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionForm {
    /// Address.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Names.
    pub invigilators: Vec<String>,
    /// In words; may be empty.
    pub observations: String,
    /// Must the companion be seen?
    pub companion: CompanionPolicy,
    /// Text of the CSV file.
    pub roster: String,
}

/// A session that was made.
#[derive(Debug, Clone, Deserialize)]
pub struct CreatedSession {
    /// Which.
    pub id: SessionId,
    /// What people type to enter.
    pub number: u32,
    /// For candidates.
    pub access_code: String,
    /// For invigilators.
    pub invigilator_password: String,
    /// How many are enrolled.
    pub candidates: usize,
}

/// A log-in: the cookie, and the socket it opens.
#[derive(Debug, Clone)]
pub struct Badge {
    /// `name=value`.
    pub(super) cookie: String,
    /// Path of the socket.
    pub(super) path: String,
}

impl Http {
    /// Logs a candidate in.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let him in.
    pub async fn candidate(&mut self, entry: &CandidateEntry) -> Result<Badge, HttpError> {
        let answer = self.post("/api/candidate/login", None, entry).await?;
        badge(&answer, "/api/socket/candidate".to_owned())
    }

    /// Logs an invigilator in.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let him in.
    pub async fn invigilator(&mut self, entry: &InvigilatorEntry) -> Result<Badge, HttpError> {
        let answer = self.post("/api/invigilator/login", None, entry).await?;
        badge(&answer, "/api/socket/invigilator".to_owned())
    }

    /// Logs a referent in, to watch `session`.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let him in.
    pub async fn referent(
        &mut self,
        entry: &ReferentEntry,
        session: SessionId,
    ) -> Result<Badge, HttpError> {
        let answer = self.post("/api/referent/login", None, entry).await?;
        badge(&answer, format!("/api/socket/referent/{session}"))
    }

    /// Makes a session with the badge of a referent.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the form or the roster.
    pub async fn create_session(
        &mut self,
        referent: &Badge,
        form: &SessionForm,
    ) -> Result<CreatedSession, HttpError> {
        self.post("/api/sessions", Some(&referent.cookie), form)
            .await?
            .json()
    }
}

fn badge(answer: &Answer, path: String) -> Result<Badge, HttpError> {
    let cookie = answer
        .cookie
        .clone()
        .ok_or_else(|| answer.unexpected("no cookie"))?;
    Ok(Badge { cookie, path })
}
