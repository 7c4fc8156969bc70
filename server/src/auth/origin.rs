//! Requests that change something, and sockets, must come from our own pages.
//!
//! `SameSite=Strict` alone does not say so: another port of the same host is the
//! same site.

use crate::{app::SharedApp, error::ApiError};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::Response,
};

/// Proof that a request carries our own origin. Asked for at the upgrade of a
/// socket, where the browser sends cookies whichever page asks.
#[derive(Debug, Clone, Copy)]
pub struct Origin;

impl FromRequestParts<SharedApp> for Origin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        match sent(&parts.headers) {
            Some(origin) if origin == app.origin.as_bytes() => Ok(Self),
            _ => Err(ApiError::WrongOrigin),
        }
    }
}

/// Middleware: everything but roster must come from our own pages, or from a
/// program that is no browser.
pub async fn refuse_other_origins(
    State(app): State<SharedApp>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || may_change(request.headers(), &app.origin) {
        Ok(next.run(request).await)
    } else {
        Err(ApiError::WrongOrigin)
    }
}

/// Every browser of today sends at least one of the two headers with a POST, and
/// no page can take them away.
fn may_change(headers: &HeaderMap, own: &str) -> bool {
    match sent(headers) {
        Some(origin) => origin == own.as_bytes(),
        None => !headers.contains_key("sec-fetch-site"),
    }
}

fn sent(headers: &HeaderMap) -> Option<&[u8]> {
    headers.get(header::ORIGIN).map(|origin| origin.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_pages_and_programs_change_anything() {
        let cases: [(&[(&str, &str)], bool); 6] = [
            (&[("origin", "https://vigie.example.fr")], true),
            (&[("origin", "https://vigie.example.fr:8443")], false),
            (&[("origin", "null")], false),
            (&[("origin", "")], false),
            (&[], true),
            (&[("sec-fetch-site", "cross-site")], false),
        ];
        for (sent, allowed) in cases {
            let headers: HeaderMap = sent
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect::<Vec<(header::HeaderName, header::HeaderValue)>>()
                .into_iter()
                .collect();
            assert_eq!(
                may_change(&headers, "https://vigie.example.fr"),
                allowed,
                "{sent:?}"
            );
        }
    }
}
