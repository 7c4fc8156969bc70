//! Every `From` of [`ApiError`] in one file: modules below `http` keep errors of their own
//! and do not know how a request fails.

use crate::{
    auth::{LoginError, PasswordError},
    error::ApiError,
    factor_key::FactorKeyMissing,
    factor_throttle::FactorThrottled,
    governor::BudgetExhausted,
    listener::BodyTimeout,
    login_throttle::ThrottleRefusal,
    room::RoomError,
    suspension::SuspendError,
    work_pool::WorkError,
};
use axum::{
    extract::rejection::{JsonRejection, PathRejection, QueryRejection},
    http::StatusCode,
};
use std::error::Error;
use vigie_shared::{api::ValidationCode, session::Refusal};

/// SQLSTATE of a text with U+0000 in it, which SQLite takes and PostgreSQL does not: no text that
/// a person types has one.
const NOT_A_TEXT: &str = "22021";

impl From<JsonRejection> for ApiError {
    fn from(rejection: JsonRejection) -> Self {
        if is_caused_by_time(&rejection) {
            return Self::TooSlow;
        }
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::NotJson,
            _ => Self::Malformed,
        }
    }
}

/// Was the body given up because it did not arrive?
fn is_caused_by_time(rejection: &JsonRejection) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = Some(rejection);
    while let Some(error) = cause {
        if error.is::<BodyTimeout>() {
            return true;
        }
        cause = error.source();
    }
    false
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

impl From<FactorKeyMissing> for ApiError {
    fn from(_: FactorKeyMissing) -> Self {
        Self::SecondFactorUnavailable
    }
}

impl From<SuspendError> for ApiError {
    fn from(error: SuspendError) -> Self {
        match error {
            SuspendError::UnknownItem => Self::UnknownItem,
            SuspendError::TooFewLeft => Self::TooFewItemsLeft,
            SuspendError::TooManyDecisions { retry_after } => {
                Self::TooManyDecisions { retry_after }
            }
            SuspendError::Unreadable(cause) => cause.into(),
            SuspendError::Store(cause) => cause.into(),
        }
    }
}

impl From<ThrottleRefusal> for ApiError {
    fn from(refusal: ThrottleRefusal) -> Self {
        match refusal {
            ThrottleRefusal::TooManyAttempts { retry_after } => {
                Self::TooManyAttempts { retry_after }
            }
            ThrottleRefusal::WorkNeeded(price) => Self::ProofOfWorkNeeded(price),
        }
    }
}

impl From<FactorThrottled> for ApiError {
    fn from(FactorThrottled { retry_after }: FactorThrottled) -> Self {
        Self::TooManyAttempts { retry_after }
    }
}

impl From<BudgetExhausted> for ApiError {
    fn from(BudgetExhausted { retry_after }: BudgetExhausted) -> Self {
        Self::TooManyRequests { retry_after }
    }
}

impl From<WorkError> for ApiError {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Busy { retry_after } => Self::Busy { retry_after },
            WorkError::Interrupted => Self::internal(error),
        }
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Work(cause) => cause.into(),
            PasswordError::Hash(_) => Self::internal(error),
        }
    }
}

impl From<RoomError> for ApiError {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::NoTurn(cause) => cause.into(),
            _ => Self::internal(error),
        }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            // The one text that such a command has.
            Refusal::TextOutOfBounds => Self::field("reason", ValidationCode::Empty),
            refusal => Self::Refused(refusal),
        }
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|fault| fault.code());
        if code.as_deref() == Some(NOT_A_TEXT) {
            return Self::Malformed;
        }
        Self::internal(error)
    }
}

macro_rules! internal {
    ($($cause:ty),*) => {$(
        impl From<$cause> for ApiError {
            fn from(cause: $cause) -> Self {
                Self::internal(cause)
            }
        }
    )*};
}

internal!(
    uuid::Error,
    std::num::TryFromIntError,
    getrandom::Error,
    jiff::Error,
    serde_json::Error,
    LoginError,
    crate::roster::EnrollError,
    crate::results::ResultError,
    crate::store::StoreError
);
