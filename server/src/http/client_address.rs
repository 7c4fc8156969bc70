//! Where a request comes from.

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

/// The address of a client, for limits on guessing and for `/metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0.ip());
        Ok(Self(behind_proxy(peer.to_canonical(), &parts.headers)))
    }
}

/// The address the TLS proxy of this machine saw. Only a proxy that is as close
/// as that is believed: anybody else could write anything into the header. The
/// last entry is the proxy's own_session; those before it came with the request.
fn behind_proxy(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !peer.is_loopback() {
        return peer;
    }
    let Some(forwarded) = headers.get_all("x-forwarded-for").iter().next_back() else {
        return peer;
    };
    let last = forwarded
        .to_str()
        .ok()
        .and_then(|list| list.rsplit(',').next());
    // Unreadable is not local: it must not open what is for this machine alone.
    let unreadable = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    last.and_then(|entry| entry.trim().parse().ok())
        .unwrap_or(unreadable)
        .to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(peer: &str, forwarded: Option<&str>) -> String {
        let mut headers = HeaderMap::new();
        if let Some(forwarded) = forwarded {
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        behind_proxy(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_proxy_on_this_machine_speaks_for_others() {
        assert_eq!(address("127.0.0.1", None), "127.0.0.1");
        assert_eq!(
            address("127.0.0.1", Some("127.0.0.1, 203.0.113.7")),
            "203.0.113.7"
        );
        assert_eq!(address("203.0.113.7", Some("127.0.0.1")), "203.0.113.7");
        assert_eq!(address("127.0.0.1", Some("unknown")), "0.0.0.0");
    }
}
