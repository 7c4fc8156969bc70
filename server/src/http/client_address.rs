//! The address of a client, as handlers ask for it.

use crate::{app::SharedApp, error::ApiError};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::net::{IpAddr, SocketAddr};

/// The address of a client, for limits on guessing. Handlers that ask for it are refused with
/// `proxy_not_trusted` when the server cannot know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl FromRequestParts<SharedApp> for ClientAddress {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Self, ApiError> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.ok_or_else(|| ApiError::internal(anyhow::anyhow!("no peer address")))?;
        let resolver = &app.client_addresses;
        match resolver.resolve(peer.0.ip(), &parts.headers) {
            Ok(address) => Ok(Self(address)),
            Err(fault) => {
                resolver.report(&fault);
                Err(ApiError::ProxyNotTrusted)
            }
        }
    }
}
