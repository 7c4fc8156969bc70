//! Log-ins, and what they give.

use super::{Http, HttpError, http::Answer};
use vigie_shared::{
    api::{
        CandidateLoginRequest, CreateSessionRequest, CreatedSession, InvigilatorLoginRequest,
        ReferentLoginRequest,
    },
    ids::SessionId,
};

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
    pub async fn candidate(&mut self, entry: &CandidateLoginRequest) -> Result<Badge, HttpError> {
        let answer = self.post("/api/candidate/login", None, entry).await?;
        badge(&answer, "/api/socket/candidate".to_owned())
    }

    /// Logs an invigilator in.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let him in.
    pub async fn invigilator(
        &mut self,
        entry: &InvigilatorLoginRequest,
    ) -> Result<Badge, HttpError> {
        let answer = self.post("/api/invigilator/login", None, entry).await?;
        badge(&answer, "/api/socket/invigilator".to_owned())
    }

    /// Logs a referent in, to watch `session`.
    ///
    /// # Errors
    /// When the server cannot be reached or does not let him in.
    pub async fn referent(
        &mut self,
        entry: &ReferentLoginRequest,
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
        form: &CreateSessionRequest,
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
