//! HTTP requests to the server.
//!
//! Paths are absolute (`/api/…`): pages live at several depths. The session cookie
//! goes along by itself, as the server is the origin of the page. The types of the bodies are
//! in [`vigie_shared::api`].

mod error;
mod payment;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::{RequestCache, RequestCredentials};

pub use error::HttpError;
pub use payment::post_credentials;

/// Gets `path`.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, HttpError> {
    let request = with_headers(Request::get(path)).build();
    response(request.map_err(HttpError::unsendable)?).await
}

/// Posts `body` to `path`.
pub async fn post<B: Serialize + ?Sized, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, HttpError> {
    let request = with_headers(Request::post(path)).json(body);
    response(request.map_err(HttpError::unsendable)?).await
}

/// Puts `body` to `path`.
pub async fn put<B: Serialize + ?Sized, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, HttpError> {
    let request = with_headers(Request::put(path)).json(body);
    response(request.map_err(HttpError::unsendable)?).await
}

/// Does a request reach the server now? Asks for the headers of the page, which takes no login.
pub async fn is_reachable() -> bool {
    let request = RequestBuilder::new("/").method(Method::HEAD);
    let request = request.cache(RequestCache::NoStore).build();
    match request {
        Ok(request) => request.send().await.is_ok_and(|response| response.ok()),
        Err(_) => false,
    }
}

fn with_headers(request: RequestBuilder) -> RequestBuilder {
    request
        .credentials(RequestCredentials::SameOrigin)
        .header("Accept", "application/json")
}

async fn response<T: DeserializeOwned>(request: Request) -> Result<T, HttpError> {
    let response = request.send().await.map_err(HttpError::unreachable)?;
    let text = text(&response).await?;
    if !response.ok() {
        return Err(HttpError::from_response(response.status(), &text));
    }
    // An empty body (204) reads as `null`, which `()` and options accept.
    let json = if text.is_empty() { "null" } else { &text };
    serde_json::from_str(json).map_err(|error| HttpError::Unreadable(error.to_string()))
}

async fn text(response: &Response) -> Result<String, HttpError> {
    response.text().await.map_err(HttpError::unreachable)
}
