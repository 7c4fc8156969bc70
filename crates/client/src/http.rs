//! JSON over one HTTP connection that is kept alive.
//!
//! hyper itself, without a pool or a full client around it: the server brings it into
//! the build anyway, a login needs one POST, and a cookie for one socket only is simpler
//! to pass on than to take out of a cookie jar.

use crate::ServerAddress;
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, StatusCode,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use serde::{Serialize, de::DeserializeOwned};
use tokio::net::TcpStream;
use vigie_shared::{
    api::{ErrorBody, ErrorCode, ProofOfWorkDetail},
    proof_of_work::{PROOF_OF_WORK_HEADER, WorkProof, WorkSolver},
};

/// Proofs of work for one login: while somebody goes on guessing, the price rises, and what
/// was computed may be too little when it arrives.
const MAX_PAYMENTS: u8 = 8;

/// What can go wrong with a request.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The server cannot be reached, or went away in the middle.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The response has no status of success.
    #[error("{path} was refused with {status}: {body}")]
    Refused {
        /// Path of the request.
        path: String,
        /// HTTP status.
        status: u16,
        /// Body of the response.
        body: String,
    },
    /// The response has success, but not what it should have.
    #[error("unexpected response to {path}: {reason}")]
    Unexpected {
        /// Path of the request.
        path: String,
        /// What is wrong with the response.
        reason: String,
    },
}

impl HttpError {
    /// Would the same request be refused again? Not when the server was away, busy
    /// or restarting.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Unreachable(_) => false,
            Self::Refused { status, .. } => is_final_status(*status),
            Self::Unexpected { .. } => true,
        }
    }
}

/// A connection for requests, one at a time. Opened when first needed, and again when
/// the server has closed it.
#[derive(Debug)]
pub struct HttpClient {
    address: ServerAddress,
    sender: Option<SendRequest<Full<Bytes>>>,
}

/// A response with a status of success.
pub(crate) struct HttpResponse {
    path: String,
    /// `name=value` of the cookie that came with it.
    pub(crate) cookie: Option<String>,
    body: Bytes,
}

impl HttpClient {
    /// Not connected yet.
    pub fn new(address: ServerAddress) -> Self {
        Self {
            address,
            sender: None,
        }
    }

    /// The server it talks to.
    pub fn address(&self) -> &ServerAddress {
        &self.address
    }

    pub(crate) async fn post(
        &mut self,
        path: &str,
        cookie: Option<&str>,
        body: &impl Serialize,
    ) -> Result<HttpResponse, HttpError> {
        self.post_with((path, cookie), None, body).await
    }

    /// Posts credentials, and pays for the attempt when the server asks for a proof of work.
    pub(crate) async fn post_credentials(
        &mut self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<HttpResponse, HttpError> {
        let mut proof = None;
        for _ in 0..MAX_PAYMENTS {
            let response = self.post_with((path, None), proof.as_ref(), body).await;
            match response.as_ref().err().and_then(price_of) {
                Some(price) => proof = Some(pay(&price).await),
                None => return response,
            }
        }
        self.post_with((path, None), proof.as_ref(), body).await
    }

    async fn post_with(
        &mut self,
        (path, cookie): (&str, Option<&str>),
        proof: Option<&WorkProof>,
        body: &impl Serialize,
    ) -> Result<HttpResponse, HttpError> {
        let unexpected = |reason: String| HttpError::Unexpected {
            path: path.to_owned(),
            reason,
        };
        let body = serde_json::to_vec(body).map_err(|error| unexpected(error.to_string()))?;
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, self.address.host())
            .header(header::ORIGIN, self.address.origin())
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(proof) = proof {
            request = request.header(PROOF_OF_WORK_HEADER, proof.to_string());
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .map_err(|error| unexpected(error.to_string()))?;
        let unreachable = |error: hyper::Error| HttpError::Unreachable(error.to_string());
        let sender = self.sender().await?;
        let response = sender.send_request(request).await.map_err(unreachable)?;
        let (status, cookie) = (response.status(), cookie_of(&response));
        let body = response
            .into_body()
            .collect()
            .await
            .map_err(unreachable)?
            .to_bytes();
        if status == StatusCode::OK || status == StatusCode::CREATED {
            return Ok(HttpResponse {
                path: path.to_owned(),
                cookie,
                body,
            });
        }
        let body = String::from_utf8_lossy(&body).into_owned();
        Err(HttpError::Refused {
            path: path.to_owned(),
            status: status.as_u16(),
            body,
        })
    }

    async fn sender(&mut self) -> Result<&mut SendRequest<Full<Bytes>>, HttpError> {
        let usable = match &mut self.sender {
            Some(sender) => sender.ready().await.is_ok(),
            None => false,
        };
        if !usable {
            let stream = TcpStream::connect(self.address.socket_address())
                .await
                .map_err(|error| HttpError::Unreachable(error.to_string()))?;
            let (sender, connection) = handshake(TokioIo::new(stream))
                .await
                .map_err(|error| HttpError::Unreachable(error.to_string()))?;
            // Ends by itself when the sender is dropped or the server closes.
            tokio::spawn(connection);
            self.sender = Some(sender);
        }
        self.sender
            .as_mut()
            .ok_or_else(|| HttpError::Unreachable("not connected".to_owned()))
    }
}

impl HttpResponse {
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, HttpError> {
        serde_json::from_slice(&self.body).map_err(|error| self.unexpected(error.to_string()))
    }

    pub(crate) fn unexpected(&self, reason: impl Into<String>) -> HttpError {
        HttpError::Unexpected {
            path: self.path.clone(),
            reason: reason.into(),
        }
    }
}

/// What the server asks for instead of an answer, if it does.
fn price_of(error: &HttpError) -> Option<ProofOfWorkDetail> {
    let HttpError::Refused { body, .. } = error else {
        return None;
    };
    let body: ErrorBody = serde_json::from_str(body).ok()?;
    match body.code {
        ErrorCode::ProofOfWorkNeeded => serde_json::from_value(body.detail?).ok(),
        _ => None,
    }
}

/// Computes what was asked for, a few milliseconds at a time.
async fn pay(price: &ProofOfWorkDetail) -> WorkProof {
    const HASHES_AT_ONCE: u32 = 16_384;
    let mut solver = WorkSolver::new(price);
    loop {
        if let Some(proof) = solver.work(HASHES_AT_ONCE) {
            return proof;
        }
        tokio::task::yield_now().await;
    }
}

fn cookie_of<B>(response: &hyper::Response<B>) -> Option<String> {
    let value = response.headers().get(header::SET_COOKIE)?.to_str().ok()?;
    value.split(';').next().map(str::to_owned)
}

/// Would the same request be refused with this status again?
pub(crate) fn is_final_status(status: u16) -> bool {
    const TOO_MANY_REQUESTS: u16 = 429;
    (400..500).contains(&status) && status != TOO_MANY_REQUESTS
}
