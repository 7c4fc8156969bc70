//! What can go wrong with a request.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

/// Why a request failed. [`http_error`](crate::format::http_error) says it in words.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum HttpError {
    /// The server refused.
    #[error("refused: {code}")]
    Refused {
        /// Stable `snake_case` code.
        code: String,
        /// Figures that explain the code; `null` without.
        detail: Value,
    },
    /// Not logged in, or the log-in has expired.
    #[error("not logged in")]
    Unauthenticated,
    /// No response: the network, or the server is down.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// A response that this page cannot read, or a request it cannot write.
    #[error("unreadable: {0}")]
    Unreadable(String),
}

/// The server's code for a request without a valid session cookie. A wrong password has
/// another.
const UNAUTHENTICATED: &str = "not_logged_in";

#[derive(Deserialize)]
struct Body {
    code: String,
    #[serde(default)]
    detail: Value,
}

impl HttpError {
    /// The error of a response with this status and body.
    pub fn from_response(status: u16, body: &str) -> Self {
        match (status, serde_json::from_str(body)) {
            (401, Ok(Body { code, .. })) if code == UNAUTHENTICATED => Self::Unauthenticated,
            (401, Err(_)) => Self::Unauthenticated,
            (_, Ok(Body { code, detail })) => Self::Refused { code, detail },
            // A proxy in between reports that the server is not reachable.
            (502..=504, Err(_)) => Self::Unreachable(status.to_string()),
            (_, Err(_)) => Self::Unreadable(status.to_string()),
        }
    }

    /// The stable code: the server's, or one of this page.
    pub fn code(&self) -> &str {
        match self {
            Self::Refused { code, .. } => code,
            Self::Unauthenticated => UNAUTHENTICATED,
            Self::Unreachable(_) => "unreachable",
            Self::Unreadable(_) => "unknown",
        }
    }

    pub(super) fn unreachable(error: gloo_net::Error) -> Self {
        Self::Unreachable(error.to_string())
    }

    pub(super) fn unsendable(error: gloo_net::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_code_and_detail_are_kept() {
        let body = r#"{"code":"too_fast","detail":{"retry_in":3}}"#;
        let HttpError::Refused { code, detail } = HttpError::from_response(429, body) else {
            panic!("not a refusal");
        };
        assert_eq!(
            (code.as_str(), &detail["retry_in"]),
            ("too_fast", &3.into())
        );
    }

    #[test]
    fn a_wrong_password_is_a_refusal_and_an_expired_log_in_is_not() {
        let wrong = HttpError::from_response(401, r#"{"code":"wrong_credentials"}"#);
        assert_eq!(wrong.code(), "wrong_credentials");
        let expired = HttpError::from_response(401, r#"{"code":"not_logged_in","detail":{}}"#);
        assert_eq!(expired, HttpError::Unauthenticated);
    }

    #[test]
    fn a_proxy_without_a_server_is_unreachable() {
        assert_eq!(
            HttpError::from_response(502, "<html>").code(),
            "unreachable"
        );
        assert_eq!(HttpError::from_response(500, "").code(), "unknown");
    }
}
