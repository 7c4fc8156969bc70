//! The one way a request fails.

use crate::{auth::TooMany, http::field::FieldFault, roster::Fault, suspension::SuspendError};
use axum::{
    Json,
    extract::{
        FromRequest,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not answered.
#[derive(Debug)]
pub enum ApiError {
    /// No log-in, an old one, or one of another door.
    NotLoggedIn,
    /// Comes from a page that is not ours.
    WrongOrigin,
    /// Nothing there, or nothing for this person.
    NotFound,
    /// The address does not do that.
    MethodNotAllowed,
    /// A candidate's or an invigilator's entry does not match; it is not said why.
    EntryRefused,
    /// A referent's log-in does not match; it is not said why.
    LoginRefused,
    /// The results are published: to see one's own takes one's identifier.
    IdentifierNeeded,
    /// The session is closed.
    SessionFinalized,
    /// A candidate's result is not published yet.
    ResultWithheld,
    /// The outcomes of the session are not decided yet.
    NotFinalized,
    /// The results of the session are not published yet.
    NotPublished,
    /// No published certificate has this code; it is not said why.
    CertificateUnknown,
    /// Too many failures lately.
    TooManyAttempts(TooMany),
    /// The roster has faults; nothing was created.
    RosterRefused(Vec<Fault>),
    /// Fields of the session have faults; nothing was created.
    FieldsRefused(Vec<FieldFault>),
    /// The bank has no such item.
    UnknownItem,
    /// Without the item too little would be left of its competence.
    TooFewItemsLeft,
    /// Not what the address takes.
    Malformed,
    /// Not JSON by its own word.
    NotJson,
    /// More than the address takes.
    TooLarge,
    /// Our fault. The cause is logged, never sent.
    Internal(anyhow::Error),
}

/// What a failed request is answered with.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// For programs, and for the page to translate.
    #[schema(example = "not_logged_in")]
    pub code: &'static str,
    /// More, where there is more to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub detail: Option<serde_json::Value>,
}

impl ApiError {
    /// Our fault, because of `cause`.
    pub fn internal(cause: impl Into<anyhow::Error>) -> Self {
        Self::Internal(cause.into())
    }

    fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotLoggedIn => (StatusCode::UNAUTHORIZED, "not_logged_in"),
            Self::WrongOrigin => (StatusCode::FORBIDDEN, "wrong_origin"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::EntryRefused => (StatusCode::UNAUTHORIZED, "entry_refused"),
            Self::LoginRefused => (StatusCode::UNAUTHORIZED, "login_refused"),
            Self::IdentifierNeeded => (StatusCode::FORBIDDEN, "identifier_needed"),
            Self::SessionFinalized => (StatusCode::FORBIDDEN, "session_finalized"),
            Self::ResultWithheld => (StatusCode::FORBIDDEN, "not_published"),
            Self::NotFinalized => (StatusCode::CONFLICT, "not_finalized"),
            Self::NotPublished => (StatusCode::CONFLICT, "not_published"),
            Self::CertificateUnknown => (StatusCode::NOT_FOUND, "certificate_unknown"),
            Self::TooManyAttempts(_) => (StatusCode::TOO_MANY_REQUESTS, "too_many_attempts"),
            Self::RosterRefused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "roster_refused"),
            Self::FieldsRefused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "fields_refused"),
            Self::UnknownItem => (StatusCode::NOT_FOUND, "unknown_item"),
            Self::TooFewItemsLeft => (StatusCode::CONFLICT, "too_few_items_left"),
            Self::Malformed => (StatusCode::BAD_REQUEST, "malformed"),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    fn detail(&self) -> Option<serde_json::Value> {
        match self {
            Self::TooManyAttempts(TooMany { retry_after }) => {
                Some(serde_json::json!({ "retry_after": retry_after }))
            }
            Self::RosterRefused(faults) => Some(serde_json::json!({ "faults": faults })),
            Self::FieldsRefused(faults) => Some(serde_json::json!({ "fields": faults })),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code) = self.status();
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = format!("{cause:#}"), "a request failed");
        }
        let mut response = (
            status,
            Json(ErrorBody {
                code,
                detail: self.detail(),
            }),
        )
            .into_response();
        if let Self::TooManyAttempts(TooMany { retry_after }) = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        response
    }
}

/// A JSON body, refused in our own words.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(ApiError))]
pub(super) struct Body<T>(pub T);

impl From<JsonRejection> for ApiError {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::NotJson,
            _ => Self::Malformed,
        }
    }
}

impl From<PathRejection> for ApiError {
    fn from(_: PathRejection) -> Self {
        Self::NotFound
    }
}

impl From<QueryRejection> for ApiError {
    fn from(_: QueryRejection) -> Self {
        Self::Malformed
    }
}

impl From<SuspendError> for ApiError {
    fn from(refused: SuspendError) -> Self {
        match refused {
            SuspendError::UnknownItem => Self::UnknownItem,
            SuspendError::TooFewLeft => Self::TooFewItemsLeft,
            SuspendError::Unreadable(cause) => cause.into(),
            SuspendError::Store(cause) => cause.into(),
        }
    }
}

impl From<TooMany> for ApiError {
    fn from(refused: TooMany) -> Self {
        Self::TooManyAttempts(refused)
    }
}

macro_rules! our_fault {
    ($($cause:ty),*) => {$(
        impl From<$cause> for ApiError {
            fn from(cause: $cause) -> Self {
                Self::internal(cause)
            }
        }
    )*};
}

our_fault!(
    sqlx::Error,
    getrandom::Error,
    serde_json::Error,
    crate::auth::PasswordError,
    crate::roster::EnrolError,
    crate::results::ResultError,
    crate::room::RoomError,
    crate::store::StoreError
);
