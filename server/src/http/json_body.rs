//! JSON bodies, refused in our own words.

use crate::error::ApiError;
use axum::{Json, extract::FromRequest};

/// The JSON body of a request.
#[derive(FromRequest)]
#[from_request(via(Json), rejection(ApiError))]
pub(super) struct JsonBody<T>(pub T);
