//! Who knocks: address, device cookie and proof of work of a request to log in.

use super::{ClientAddress, stranger_budget::CrowdedNetwork};
use crate::{
    app::SharedApp,
    auth::{DeviceLabel, Portal},
    error::ApiError,
    login_throttle::{DeviceCookie, LoginTokens},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, request::Parts},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use std::net::IpAddr;
use utoipa::IntoParams;
use vigie_shared::proof_of_work::{PROOF_OF_WORK_HEADER, WorkProof};

/// The client of a request to log in, or to verify a certificate.
#[derive(Debug, Clone)]
pub(super) struct LoginClient {
    pub(super) address: IpAddr,
    proof: Option<WorkProof>,
    is_crowded: bool,
    headers: HeaderMap,
}

/// The header of such a request, for the OpenAPI document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only described; the extractor reads it")]
pub(super) struct ProofOfWorkHeader {
    /// After `proof_of_work_needed`: the challenge, a space, and the numbers of all rounds,
    /// separated by commas. Anything else counts as none.
    #[param(rename = "Vigie-Proof-Of-Work")]
    proof: Option<String>,
}

impl FromRequestParts<SharedApp> for LoginClient {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, app).await?;
        let proof = parts.headers.get(PROOF_OF_WORK_HEADER);
        Ok(Self {
            address,
            proof: proof.and_then(|value| value.to_str().ok()?.parse().ok()),
            is_crowded: parts.extensions.get::<CrowdedNetwork>().is_some(),
            headers: parts.headers.clone(),
        })
    }
}

impl LoginClient {
    /// Those of the request.
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What the owner of the login knows the device by.
    pub(super) fn label(&self) -> DeviceLabel {
        DeviceLabel::from_headers(&self.headers)
    }

    /// What speaks for an attempt at this portal; at none, only a proof of work does.
    pub(super) fn tokens(&self, portal: Option<Portal>) -> LoginTokens {
        let jar = CookieJar::from_headers(&self.headers);
        let cookie = portal.and_then(|portal| jar.get(device_cookie_name(portal)));
        LoginTokens {
            device: cookie.and_then(|cookie| DeviceCookie::from_cookie(cookie.value())),
            proof: self.proof.clone(),
            is_crowded: self.is_crowded,
        }
    }
}

/// The `Set-Cookie` that makes a device known at a portal. It outlives the login, and opens
/// nothing.
pub(super) fn set_device_cookie(portal: Portal, device: &DeviceCookie) -> HeaderValue {
    let max_age = DeviceCookie::LIFETIME
        .try_into()
        .expect("three months fit into a duration of a cookie");
    let cookie = Cookie::build((device_cookie_name(portal), device.to_cookie()))
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(true)
        .path("/")
        .max_age(max_age)
        .build();
    HeaderValue::try_from(cookie.to_string()).expect("names and tokens are plain ASCII")
}

fn device_cookie_name(portal: Portal) -> &'static str {
    match portal {
        Portal::Candidate => "__Host-vigie-candidate-device",
        Portal::Invigilator => "__Host-vigie-invigilator-device",
        Portal::Referent => "__Host-vigie-referent-device",
    }
}
