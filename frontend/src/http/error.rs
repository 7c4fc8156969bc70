//! What can go wrong with a question.

use serde_json::Value;
use thiserror::Error;
use vigie_shared::api::{ErrorBody, ErrorCode};

use crate::i18n::LanguageHandle;

/// Why there is no answer. The page shows [`HttpError::text`].
#[derive(Debug, Clone, PartialEq, Error)]
pub enum HttpError {
    /// The server said no, and why.
    #[error("refused: {code}")]
    Refused {
        /// Stable `snake_case` code.
        code: String,
        /// What the code needs to be explained; `null` if nothing.
        detail: Value,
    },
    /// Nobody is logged in, or not any more.
    #[error("not logged in")]
    Unauthenticated,
    /// No answer came: the network, or the server is down.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// An answer came that this page does not understand, or a question it cannot write.
    #[error("unreadable: {0}")]
    Unreadable(String),
}

impl HttpError {
    /// The error of an answer with this status and body.
    pub fn of_response(status: u16, body: &str) -> Self {
        match (status, serde_json::from_str(body)) {
            // A wrong password has another code.
            (
                401,
                Ok(ErrorBody {
                    code: ErrorCode::NotLoggedIn,
                    ..
                })
                | Err(_),
            ) => Self::Unauthenticated,
            (_, Ok(ErrorBody { code, detail })) => Self::Refused {
                code: code.to_string(),
                detail: detail.unwrap_or_default(),
            },
            // A proxy in between speaks for a server that does not.
            (502..=504, Err(_)) => Self::Unreachable(status.to_string()),
            (_, Err(_)) => Self::Unreadable(status.to_string()),
        }
    }

    /// The stable code: the server's, or ours.
    pub fn code(&self) -> &str {
        match self {
            Self::Refused { code, .. } => code,
            Self::Unauthenticated => ErrorCode::NotLoggedIn.as_str(),
            Self::Unreachable(_) => "unreachable",
            Self::Unreadable(_) => "unknown",
        }
    }

    /// The message `error-<code>` in the reader's language.
    pub fn text(&self, language: &LanguageHandle) -> String {
        language.text_of("error", self.code())
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
        let body = r#"{"code":"too_many_attempts","detail":{"retry_after":3}}"#;
        let HttpError::Refused { code, detail } = HttpError::of_response(429, body) else {
            panic!("not a refusal");
        };
        assert_eq!(
            (code.as_str(), &detail["retry_after"]),
            ("too_many_attempts", &3.into())
        );
    }

    #[test]
    fn a_wrong_password_is_a_refusal_and_an_expired_log_in_is_not() {
        let wrong = HttpError::of_response(401, r#"{"code":"login_refused"}"#);
        assert_eq!(wrong.code(), "login_refused");
        let expired = HttpError::of_response(401, r#"{"code":"not_logged_in","detail":{}}"#);
        assert_eq!(expired, HttpError::Unauthenticated);
    }

    #[test]
    fn a_proxy_without_a_server_is_unreachable() {
        assert_eq!(HttpError::of_response(502, "<html>").code(), "unreachable");
        assert_eq!(HttpError::of_response(500, "").code(), "unknown");
    }
}
