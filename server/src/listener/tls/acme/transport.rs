//! Requests to the authority, sent as all requests of this program are.

use crate::outgoing::OutgoingClient;
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use std::pin::Pin;
use url::Url;

/// Sends requests for `instant_acme`.
pub(super) struct AcmeTransport(pub OutgoingClient);

impl HttpClient for AcmeTransport {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let outgoing = self.0.clone();
        Box::pin(async move {
            let other = |error: anyhow::Error| Error::Other(error.into());
            let (mut parts, body) = request.into_parts();
            let url = Url::parse(&parts.uri.to_string()).map_err(|error| other(error.into()))?;
            let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
            parts.uri = path.parse().map_err(|error| {
                other(anyhow::Error::new::<hyper::http::uri::InvalidUri>(error))
            })?;
            // It cannot fail: the body is in memory.
            let body = body
                .collect()
                .await
                .map_or_else(|never| match never {}, |b| b.to_bytes());
            let request = Request::from_parts(parts, Full::new(body));
            let response = outgoing.send(&url, request).await;
            let response = response.map_err(|error| other(error.into()))?;
            Ok(BytesResponse::from(response.map(Full::new)))
        })
    }
}
