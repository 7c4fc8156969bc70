//! Logging in, and creating a session.

use crate::http::{HttpClient, HttpError, HttpResponse};
use vigie_shared::{
    api::{
        CandidateLoginRequest, CreateSessionRequest, CreatedSession, InvigilatorLoginRequest,
        ReferentLoginRequest,
    },
    ids::SessionId,
};

/// A login: its cookie, and the socket that it opens.
#[derive(Debug, Clone)]
pub struct Credentials {
    cookie: String,
    socket_path: String,
}

impl Credentials {
    /// Credentials from a cookie header that is known already.
    pub fn new(cookie: impl Into<String>, socket_path: impl Into<String>) -> Self {
        Self {
            cookie: cookie.into(),
            socket_path: socket_path.into(),
        }
    }

    /// Value of the `Cookie` header, `name=value`.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// Path of the socket.
    pub fn socket_path(&self) -> &str {
        &self.socket_path
    }
}

impl HttpClient {
    /// Logs a candidate in.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the login.
    pub async fn log_in_candidate(
        &mut self,
        request: &CandidateLoginRequest,
    ) -> Result<Credentials, HttpError> {
        let response = self
            .post_credentials("/api/candidate/login", request)
            .await?;
        let path = format!("/api/socket/candidate/{}", request.session);
        credentials(response, &path)
    }

    /// Logs an invigilator in.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the login.
    pub async fn log_in_invigilator(
        &mut self,
        request: &InvigilatorLoginRequest,
    ) -> Result<Credentials, HttpError> {
        let response = self
            .post_credentials("/api/invigilator/login", request)
            .await?;
        let path = format!("/api/socket/invigilator/{}", request.session);
        credentials(response, &path)
    }

    /// Logs a referent in; the credentials open the socket of the referent's center.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the login.
    pub async fn log_in_referent(
        &mut self,
        request: &ReferentLoginRequest,
    ) -> Result<Credentials, HttpError> {
        let response = self
            .post_credentials("/api/referent/login", request)
            .await?;
        credentials(response, "/api/socket/center")
    }

    /// Creates a session with the credentials of a referent.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses the form or the roster.
    pub async fn create_session(
        &mut self,
        referent: &Credentials,
        request: &CreateSessionRequest,
    ) -> Result<CreatedSession, HttpError> {
        self.post("/api/sessions", Some(referent.cookie()), request)
            .await?
            .json()
    }
}

impl Credentials {
    /// The same referent's login, for the socket of one session.
    #[must_use]
    pub fn for_session(&self, session: SessionId) -> Self {
        Self::new(&*self.cookie, format!("/api/socket/referent/{session}"))
    }
}

fn credentials(response: HttpResponse, socket_path: &str) -> Result<Credentials, HttpError> {
    match &response.cookie {
        Some(cookie) => Ok(Credentials::new(&**cookie, socket_path)),
        None => Err(response.unexpected("no cookie")),
    }
}
