//! What can go wrong with a request.

use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;
use vigie_shared::api::{
    EntryWindowDetail, ErrorBody, ErrorCode, RetryAfterDetail, RosterDiagnostic,
    RosterDiagnosticCode, RosterErrorDetail, RosterSeverity, ValidationCode, ValidationError,
    ValidationErrorDetail,
};

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

    /// What explains a refusal for this reason. None for other errors, and where a proxy has
    /// changed the response.
    pub fn detail_of<T: DeserializeOwned>(&self, reason: ErrorCode) -> Option<T> {
        match self {
            Self::Refused { code, detail } if *code == reason => {
                serde_json::from_value(detail.clone()).ok()
            }
            _ => None,
        }
    }

    /// What is wrong with the fields of a form. None for other errors.
    pub fn field_errors(&self) -> Option<Vec<ValidationError>> {
        let detail: ValidationErrorDetail = self.detail_of(ErrorCode::FieldsRefused)?;
        Some(detail.fields)
    }

    /// What is wrong with this field of a form. None when nothing is, and for other errors.
    pub fn field_error(&self, name: &str) -> Option<ValidationCode> {
        let mut fields = self.field_errors()?.into_iter();
        fields
            .find(|field| field.field == name)
            .map(|field| field.code)
    }

    /// What was found wrong or doubtful about people. None for other errors.
    pub fn roster_findings(&self) -> Option<Vec<RosterDiagnostic>> {
        let detail: RosterErrorDetail = self.detail_of(ErrorCode::RosterRefused)?;
        Some(detail.faults)
    }

    /// What was found about people and can be right as it is; empty when something is wrong.
    pub fn roster_doubts(&self) -> Vec<RosterDiagnosticCode> {
        let found = self.roster_findings().unwrap_or_default();
        let asked = found.iter().all(|one| one.severity == RosterSeverity::Asks);
        match asked {
            true => found.into_iter().map(|one| one.code).collect(),
            false => Vec::new(),
        }
    }

    /// The wait before another attempt, after too many of them. None for other errors.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        let detail: Option<RetryAfterDetail> = self.detail_of(ErrorCode::TooManyAttempts);
        self.is(ErrorCode::TooManyAttempts)
            .then(|| detail.map_or(DEFAULT_RETRY_AFTER_SECONDS, |detail| detail.retry_after))
    }

    /// When the codes are valid, for a login at another time. None for other errors.
    pub fn entry_window(&self) -> Option<EntryWindowDetail> {
        self.detail_of(ErrorCode::OutsideEntryWindow)
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
