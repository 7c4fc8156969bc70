//! Headers of every response.
//!
//! The policy allows what the application needs and nothing else: its own files,
//! WebAssembly, and the inline scripts of its own page, named by their digests.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Headers added where a response does not have its own.
#[derive(Debug, Clone)]
pub(super) struct SecurityHeaders(Arc<[(HeaderName, HeaderValue)]>);

impl SecurityHeaders {
    /// For a server at `origin` whose page is `index`.
    pub(super) fn new(origin: &str, index: &str) -> Self {
        let mut headers = vec![
            (
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            ),
            (
                header::REFERRER_POLICY,
                HeaderValue::from_static("no-referrer"),
            ),
            (
                HeaderName::from_static("permissions-policy"),
                HeaderValue::from_static(
                    "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), \
                     usb=(), serial=(), midi=(), browsing-topics=()",
                ),
            ),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                HeaderValue::from_static("same-origin"),
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("same-origin"),
            ),
            // Pages of a shared school computer leave nothing behind. Files of the
            // application say otherwise themselves.
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        // An origin that is no header value was refused with the settings.
        if let Ok(policy) = HeaderValue::try_from(policy(origin, index)) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if origin.starts_with("https://") {
            let year = HeaderValue::from_static("max-age=31536000");
            headers.push((header::STRICT_TRANSPORT_SECURITY, year));
        }
        Self(headers.into())
    }

    /// `response` with them.
    pub(super) async fn add(self, mut response: Response) -> Response {
        for (name, value) in self.0.iter() {
            response
                .headers_mut()
                .entry(name)
                .or_insert_with(|| value.clone());
        }
        response
    }
}

fn policy(origin: &str, index: &str) -> String {
    let scripts: String = inline_scripts(index)
        .map(|text| format!(" '{}'", integrity(text)))
        .collect();
    // Browsers before 2022 do not take 'self' for the socket of the same host.
    let socket = origin.replacen("http", "ws", 1);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; \
         style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self' {socket}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn integrity(script: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(script.as_bytes()))
    )
}

/// The scripts written into a page, exactly as they stand there. Enough for a page
/// of our own making: no script in a comment, none that writes `</script>`.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        let linked = attributes
            .split_whitespace()
            .any(|part| part.starts_with("src="));
        (!linked && !text.trim().is_empty()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    const PAGE: &str = "<!doctype html><script type=\"module\">\nimport init from '/a.js';\n\
                        </script><script src=\"/b.js\"></script><script></script><p>x</p>";

    #[test]
    fn inline_scripts_are_named_by_the_digest_of_every_character_between_the_tags() {
        let found: Vec<&str> = inline_scripts(PAGE).collect();
        assert_eq!(found, ["\nimport init from '/a.js';\n"]);
        // The example of the specification of Content Security Policy, level 2.
        let digest = integrity("alert('Hello, world.');");
        assert_eq!(
            digest,
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn the_policy_allows_no_foreign_host_and_no_eval() {
        let policy = policy("https://vigie.example.fr", PAGE);
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(policy.contains("connect-src 'self' wss://vigie.example.fr;"));
        assert!(!policy.contains("'unsafe-eval'"));
        assert!(!policy.contains("script-src 'unsafe-inline'"));
        assert_eq!(policy.matches("sha256-").count(), 1);
        // Nothing may write HTML or code as text: the pages never do.
        assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types 'none'"));
    }

    #[tokio::test]
    async fn a_response_keeps_the_stricter_policy_it_has() {
        let headers = SecurityHeaders::new("http://localhost:8080", PAGE);
        let own = HeaderValue::from_static("sandbox");
        let response = Response::builder().header("content-security-policy", &own);
        let response = headers
            .clone()
            .add(response.body(Body::empty()).unwrap())
            .await;
        assert_eq!(response.headers()["content-security-policy"], own);
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert!(!response.headers().contains_key("strict-transport-security"));
    }
}
