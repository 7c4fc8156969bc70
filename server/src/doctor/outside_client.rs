//! The server as a browser meets it.

use crate::outgoing::{OutgoingClient, OutgoingConnection, OutgoingError};
use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, StatusCode,
    body::Bytes,
    header::{HeaderName, HeaderValue},
};
use url::Url;

/// A client outside the server.
pub(super) struct OutsideClient {
    /// As browsers write it.
    pub(super) origin: String,
    pub(super) url: Url,
    pub(super) outgoing: OutgoingClient,
}

/// An answer, read to its end.
pub(super) struct OutsideResponse {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl OutsideClient {
    pub(super) fn new(outgoing: OutgoingClient, url: Url) -> Self {
        Self {
            origin: url.origin().ascii_serialization(),
            url,
            outgoing,
        }
    }

    pub(super) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Without port; in brackets if it is an address of IPv6.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub(super) async fn connect(&self) -> Result<OutgoingConnection, OutgoingError> {
        self.outgoing.connect(&self.url).await
    }

    /// Asks with an empty body.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
    ) -> Result<OutsideResponse, OutgoingError> {
        let mut request = Request::new(Full::<Bytes>::default());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().map_err(|_| self.unaskable())?;
        for (name, value) in headers {
            let value = HeaderValue::from_str(value).map_err(|_| self.unaskable())?;
            request.headers_mut().insert(name, value);
        }
        let response = self.outgoing.send(&self.url, request).await?;
        let (parts, body) = response.into_parts();
        Ok(OutsideResponse {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    fn unaskable(&self) -> OutgoingError {
        OutgoingError::Http {
            address: self.origin.clone(),
            reason: "the request cannot be written".to_owned(),
        }
    }
}
