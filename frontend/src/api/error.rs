//! What can go wrong with a request.

use serde_json::Value;
use thiserror::Error;
use vigie_shared::api::{EntryWindowDetail, ErrorBody, ErrorCode, RetryAfterDetail};

/// Why a request failed. [`http_error`](crate::format::http_error) says it in words.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum HttpError {
    /// The server refused.
    #[error("refused: {code}")]
    Refused {
        /// The server's reason.
        code: ErrorCode,
        /// Figures that explain the code; `null` without.
        detail: Value,
    },
    /// Not logged in, or the login has expired.
    #[error("not logged in")]
    Unauthenticated,
    /// No response: the network, or the server is down.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// A response that this page cannot read, or a request it cannot write.
    #[error("unreadable: {0}")]
    Unreadable(String),
}

/// For a response from which a proxy has removed the detail.
const DEFAULT_RETRY_AFTER_SECONDS: u32 = 60;

impl HttpError {
    /// The error of a response with this status and body.
    pub fn from_response(status: u16, body: &str) -> Self {
        match (status, serde_json::from_str(body)) {
            // A wrong password is a 401 with another code.
            (
                401,
                Ok(ErrorBody {
                    code: ErrorCode::NotLoggedIn,
                    ..
                })
                | Err(_),
            ) => Self::Unauthenticated,
            (_, Ok(ErrorBody { code, detail })) => Self::Refused {
                code,
                detail: detail.unwrap_or_default(),
            },
            // A proxy in between reports that the server is not reachable.
            (502..=504, Err(_)) => Self::Unreachable(status.to_string()),
            (_, Err(_)) => Self::Unreadable(status.to_string()),
        }
    }

    /// Did the server refuse for this reason?
    pub fn is(&self, reason: ErrorCode) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == reason)
    }

    /// The stable code: the server's, or one of this page.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused { code, .. } => code.as_str(),
            Self::Unauthenticated => ErrorCode::NotLoggedIn.as_str(),
            Self::Unreachable(_) => "unreachable",
            Self::Unreadable(_) => "unknown",
        }
    }

    /// The wait before another attempt, after too many of them. None for other errors.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        let Self::Refused {
            code: ErrorCode::TooManyAttempts,
            detail,
        } = self
        else {
            return None;
        };
        let detail = serde_json::from_value::<RetryAfterDetail>(detail.clone());
        Some(detail.map_or(DEFAULT_RETRY_AFTER_SECONDS, |detail| detail.retry_after))
    }

    /// When the codes are valid, for a login at another time. None for other errors.
    pub fn entry_window(&self) -> Option<EntryWindowDetail> {
        match self {
            Self::Refused {
                code: ErrorCode::OutsideEntryWindow,
                detail,
            } => serde_json::from_value(detail.clone()).ok(),
            _ => None,
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
        let body = r#"{"code":"too_many_attempts","detail":{"retry_after":3}}"#;
        let error = HttpError::from_response(429, body);
        assert_eq!(error.code(), "too_many_attempts");
        assert_eq!(error.retry_after_seconds(), Some(3));
    }

    #[test]
    fn a_wrong_password_is_a_refusal_and_an_expired_log_in_is_not() {
        let wrong = HttpError::from_response(401, r#"{"code":"login_refused"}"#);
        assert_eq!(wrong.code(), "login_refused");
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
