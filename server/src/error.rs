//! The one way a request fails.

use crate::{center_zone::CenterZone, entry_window::EntryWindow};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use vigie_shared::time::Timestamp;
use vigie_shared::{
    api::{
        BlockListPreview, EndedCertificateDetail, EntryWindowDetail, ErrorBody, ErrorCode,
        ProofOfWorkDetail, RetryAfterDetail, RosterDiagnostic, RosterErrorDetail, SessionConcern,
        SessionConcernsDetail, ValidationCode, ValidationError, ValidationErrorDetail,
    },
    session::Refusal,
};

/// Why a request was not answered.
#[derive(Debug)]
pub enum ApiError {
    /// No login, an expired one, or one of another portal.
    NotLoggedIn,
    /// Comes from a page of another origin.
    WrongOrigin,
    /// The proxy in front is not set up: it cannot be known who asks. Logged where it is found.
    ProxyNotTrusted,
    /// Not for this role or account.
    NotAllowed,
    /// Nothing there, or nothing this person may see.
    NotFound,
    /// The path exists, with another method.
    MethodNotAllowed,
    /// The login of a candidate or an invigilator does not match; not said why.
    EntryRefused,
    /// The login of a referent does not match; not said why.
    LoginRefused,
    /// The results are published: the login needs the candidate's personal code or identifier.
    IdentifierNeeded,
    /// The login needs the personal code of the candidate or the invigilator.
    PersonalCodeNeeded,
    /// The codes of the session are not valid yet, or not any more.
    OutsideEntryWindow(EntryWindow, CenterZone),
    /// The password must be given again on this login.
    ConfirmationNeeded,
    /// The password is right; the account has a second factor.
    SecondFactorNeeded,
    /// The password is right; the one-time code is not, or was used before.
    SecondFactorRefused,
    /// One-time codes cannot be checked: the key of the second factors is missing.
    SecondFactorUnavailable,
    /// The password is right; the account may not log in any more.
    AccountDisabled,
    /// The session is closed.
    SessionFinalized,
    /// The result of a candidate is not published yet.
    ResultWithheld,
    /// The outcomes of the session are not decided yet.
    NotFinalized,
    /// The results of the session are not published yet.
    NotPublished,
    /// No published certificate has this code; not said why.
    CertificateUnknown,
    /// Another certificate took the place of this one.
    CertificateReplaced(Timestamp),
    /// The certificate is not good any more.
    CertificateCancelled(Timestamp),
    /// Too many failures lately.
    TooManyAttempts {
        /// Seconds until the next attempt is looked at, 1..=300.
        retry_after: u32,
    },
    /// Failures lately: the attempt must be paid for.
    ProofOfWorkNeeded(ProofOfWorkDetail),
    /// The account decided on too many items lately.
    TooManyDecisions {
        /// Seconds until the next decision is taken.
        retry_after: u32,
    },
    /// Too many requests lately, of this login or of this network.
    TooManyRequests {
        /// Seconds until the next request is looked at, at least 1.
        retry_after: u32,
    },
    /// Too much other work waits.
    Busy {
        /// Seconds after which another attempt is worth it.
        retry_after: u32,
    },
    /// The roster has errors; nothing was created.
    RosterRefused(Vec<RosterDiagnostic>),
    /// Fields have errors; nothing was changed.
    FieldsRefused(Vec<ValidationError>),
    /// The invigilator has logged in under this name: it stays.
    NameOnRecord,
    /// The question bank has no such item.
    UnknownItem,
    /// Without the item its competence would have too few left.
    TooFewItemsLeft,
    /// Rules of the block list cannot be taken; nothing was changed.
    BlockListRefused(Box<BlockListPreview>),
    /// Somebody else has changed the block list meanwhile.
    BlockListChanged,
    /// The session refuses what was asked of it; nothing was changed.
    Refused(Refusal),
    /// The session was called off.
    SessionCancelled,
    /// Somebody else has changed where or when the session is held meanwhile.
    SessionChanged,
    /// Somebody else has changed the center meanwhile.
    CenterChanged,
    /// The link of a mail is not good; not said why.
    AccountLinkRefused,
    /// There is an account already.
    SetUpClosed,
    /// Not the code of the first start.
    SetUpRefused,
    /// Nobody else of the center may log in.
    LastReferent,
    /// The center has invited too many people lately.
    TooManyInvitations,
    /// What about planned sessions was not accepted.
    SessionConcerns(Vec<SessionConcern>),
    /// Not the JSON, or not the parameters, that the path takes.
    Malformed,
    /// The content type is not JSON.
    NotJson,
    /// The body is larger than the path takes.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// A fault of the server. The cause is logged, never sent.
    Internal(anyhow::Error),
}

impl ApiError {
    /// A fault of the server, because of `cause`.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::Internal(cause.into())
    }

    /// One field has an error.
    pub fn field(field: &'static str, code: ValidationCode) -> Self {
        Self::FieldsRefused(vec![ValidationError::new(field, code)])
    }

    /// Does it say that a secret was guessed wrong, or that one is missing? Then it counts
    /// against the guesser.
    pub fn is_wrong_guess(&self) -> bool {
        matches!(
            self,
            Self::EntryRefused
                | Self::LoginRefused
                | Self::SecondFactorRefused
                | Self::IdentifierNeeded
                | Self::PersonalCodeNeeded
                | Self::CertificateUnknown
        )
    }

    fn status(&self) -> (StatusCode, ErrorCode) {
        match self {
            Self::NotLoggedIn => (StatusCode::UNAUTHORIZED, ErrorCode::NotLoggedIn),
            Self::WrongOrigin => (StatusCode::FORBIDDEN, ErrorCode::WrongOrigin),
            Self::ProxyNotTrusted => (StatusCode::SERVICE_UNAVAILABLE, ErrorCode::ProxyNotTrusted),
            Self::NotAllowed => (StatusCode::FORBIDDEN, ErrorCode::NotAllowed),
            Self::NotFound => (StatusCode::NOT_FOUND, ErrorCode::NotFound),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, ErrorCode::MethodNotAllowed),
            Self::EntryRefused => (StatusCode::UNAUTHORIZED, ErrorCode::EntryRefused),
            Self::LoginRefused => (StatusCode::UNAUTHORIZED, ErrorCode::LoginRefused),
            Self::IdentifierNeeded => (StatusCode::FORBIDDEN, ErrorCode::IdentifierNeeded),
            Self::PersonalCodeNeeded => (StatusCode::FORBIDDEN, ErrorCode::PersonalCodeNeeded),
            Self::OutsideEntryWindow(..) => (StatusCode::FORBIDDEN, ErrorCode::OutsideEntryWindow),
            Self::ConfirmationNeeded => (StatusCode::FORBIDDEN, ErrorCode::ConfirmationNeeded),
            Self::SecondFactorNeeded => (StatusCode::FORBIDDEN, ErrorCode::SecondFactorNeeded),
            Self::SecondFactorRefused => (StatusCode::UNAUTHORIZED, ErrorCode::SecondFactorRefused),
            Self::SecondFactorUnavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                ErrorCode::SecondFactorUnavailable,
            ),
            Self::AccountDisabled => (StatusCode::FORBIDDEN, ErrorCode::AccountDisabled),
            Self::SessionFinalized => (StatusCode::FORBIDDEN, ErrorCode::SessionFinalized),
            // The candidate may not see it yet; for a referent it does not exist yet.
            Self::ResultWithheld => (StatusCode::FORBIDDEN, ErrorCode::NotPublished),
            Self::NotPublished => (StatusCode::CONFLICT, ErrorCode::NotPublished),
            Self::NotFinalized => (StatusCode::CONFLICT, ErrorCode::NotFinalized),
            Self::CertificateUnknown => (StatusCode::NOT_FOUND, ErrorCode::CertificateUnknown),
            Self::CertificateReplaced(_) => (StatusCode::GONE, ErrorCode::CertificateReplaced),
            Self::CertificateCancelled(_) => (StatusCode::GONE, ErrorCode::CertificateCancelled),
            Self::TooManyAttempts { .. } => {
                (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyAttempts)
            }
            Self::ProofOfWorkNeeded(_) => {
                (StatusCode::TOO_MANY_REQUESTS, ErrorCode::ProofOfWorkNeeded)
            }
            Self::TooManyDecisions { .. } => {
                (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyDecisions)
            }
            Self::TooManyRequests { .. } => {
                (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyRequests)
            }
            Self::Busy { .. } => (StatusCode::SERVICE_UNAVAILABLE, ErrorCode::Busy),
            Self::RosterRefused(_) => (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::RosterRefused),
            Self::FieldsRefused(_) => (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::FieldsRefused),
            Self::NameOnRecord => (StatusCode::CONFLICT, ErrorCode::NameOnRecord),
            Self::UnknownItem => (StatusCode::NOT_FOUND, ErrorCode::UnknownItem),
            Self::TooFewItemsLeft => (StatusCode::CONFLICT, ErrorCode::TooFewItemsLeft),
            Self::BlockListRefused(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                ErrorCode::BlockListRefused,
            ),
            Self::BlockListChanged => (StatusCode::CONFLICT, ErrorCode::BlockListChanged),
            Self::Refused(refusal) => refused(refusal),
            Self::SessionCancelled => (StatusCode::FORBIDDEN, ErrorCode::SessionCancelled),
            Self::SessionChanged => (StatusCode::CONFLICT, ErrorCode::SessionChanged),
            Self::CenterChanged => (StatusCode::CONFLICT, ErrorCode::CenterChanged),
            Self::AccountLinkRefused => (StatusCode::GONE, ErrorCode::AccountLinkRefused),
            Self::SetUpClosed => (StatusCode::GONE, ErrorCode::SetUpClosed),
            Self::SetUpRefused => (StatusCode::FORBIDDEN, ErrorCode::SetUpRefused),
            Self::LastReferent => (StatusCode::CONFLICT, ErrorCode::LastReferent),
            Self::TooManyInvitations => {
                (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyInvitations)
            }
            Self::SessionConcerns(_) => {
                (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::SessionConcerns)
            }
            Self::Malformed => (StatusCode::BAD_REQUEST, ErrorCode::Malformed),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, ErrorCode::NotJson),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, ErrorCode::TooSlow),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal),
        }
    }

    /// Seconds after which another attempt is worth it, where that is known.
    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooManyAttempts { retry_after }
            | Self::TooManyDecisions { retry_after }
            | Self::TooManyRequests { retry_after }
            | Self::Busy { retry_after } => Some(*retry_after),
            _ => None,
        }
    }

    fn into_detail(self) -> Option<serde_json::Value> {
        if let Some(retry_after) = self.retry_after() {
            return Some(json(RetryAfterDetail { retry_after }));
        }
        match self {
            Self::ProofOfWorkNeeded(price) => Some(json(price)),
            Self::CertificateReplaced(since) | Self::CertificateCancelled(since) => {
                Some(json(EndedCertificateDetail { since }))
            }
            Self::OutsideEntryWindow(window, zone) => Some(json(EntryWindowDetail {
                opens_at: window.opens_at,
                closes_at: window.closes_at,
                time_zone: Some(zone.name().to_owned()),
            })),
            Self::RosterRefused(faults) => Some(json(RosterErrorDetail { faults })),
            Self::SessionConcerns(concerns) => Some(json(SessionConcernsDetail { concerns })),
            Self::BlockListRefused(preview) => Some(json(preview)),
            Self::FieldsRefused(fields) => Some(json(ValidationErrorDetail { fields })),
            _ => None,
        }
    }
}

/// A refusal of a session, as of a request.
fn refused(refusal: &Refusal) -> (StatusCode, ErrorCode) {
    let code = match refusal {
        Refusal::UnknownSeat | Refusal::UnknownIncident => {
            return (StatusCode::NOT_FOUND, ErrorCode::NotFound);
        }
        Refusal::NotAllowed => return (StatusCode::FORBIDDEN, ErrorCode::NotAllowed),
        Refusal::SessionFinalized => return (StatusCode::FORBIDDEN, ErrorCode::SessionFinalized),
        Refusal::SessionCancelled => return (StatusCode::FORBIDDEN, ErrorCode::SessionCancelled),
        Refusal::StorageUnavailable => {
            return (
                StatusCode::SERVICE_UNAVAILABLE,
                ErrorCode::StorageUnavailable,
            );
        }
        Refusal::CandidateChanged => ErrorCode::CandidateChanged,
        Refusal::ReductionEndsTest => ErrorCode::ReductionEndsTest,
        Refusal::CandidateEntered => ErrorCode::CandidateEntered,
        Refusal::RosterFull => ErrorCode::RosterFull,
        Refusal::CorrectionDoesNotFit => ErrorCode::CorrectionDoesNotFit,
        Refusal::IncidentAlreadyResolved { .. } => ErrorCode::IncidentAlreadyResolved,
        Refusal::TestAlreadyStarted => ErrorCode::TestAlreadyStarted,
        Refusal::TestEnded | Refusal::TimeIsUp => ErrorCode::TestEnded,
        Refusal::SessionStarted => ErrorCode::SessionStarted,
        Refusal::SessionOnRecord => ErrorCode::SessionOnRecord,
        _ => return (StatusCode::BAD_REQUEST, ErrorCode::Malformed),
    };
    (StatusCode::CONFLICT, code)
}

fn json(detail: impl Serialize) -> serde_json::Value {
    serde_json::to_value(detail).expect("texts and numbers under text keys always encode")
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code) = self.status();
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = format!("{cause:#}"), "a request failed");
        }
        let retry_after = self.retry_after();
        let detail = self.into_detail();
        let mut response = (status, Json(ErrorBody { code, detail })).into_response();
        if let Some(seconds) = retry_after {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response
    }
}
