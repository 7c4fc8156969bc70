//! Where a request comes from: the one place that believes a header about it, or does not.
//!
//! Handlers ask with the extractor of `http`.

use crate::clock::Stopwatch;
use axum::http::HeaderMap;
use ipnet::IpNet;
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    sync::{Mutex, PoisonError},
    time::Duration,
};

const X_FORWARDED_FOR: &str = "x-forwarded-for";

/// How often a request that cannot be placed is logged, at most.
const LOG_INTERVAL: Duration = Duration::from_secs(60);

/// Finds the address of a client behind the proxies that the operator has named.
#[derive(Debug)]
pub struct ClientAddressResolver {
    trusted_proxies: Vec<IpNet>,
    /// Browsers use https: a peer is a browser with TLS, or the proxy of many.
    is_https: bool,
    /// TLS ends here, so a peer without a proxy is a client.
    has_tls: bool,
    last_reported: Mutex<Option<Stopwatch>>,
}

/// Why the address of a client is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClientAddressFault {
    /// TLS must have ended somewhere, and nobody said where.
    #[error(
        "a request came in clear from {0}, which --trusted-proxy does not name, although the \
         origin is https: name it there if it is the TLS proxy, or set --tls-cert and --tls-key \
         if there is none; until then nobody logs in through it"
    )]
    UnknownProxy(ShownPeer),
    /// The proxy does not say for whom it asks.
    #[error(
        "the trusted proxy {0} sent a request without X-Forwarded-For: let it set the header to \
         the client's address; until then nobody logs in through it"
    )]
    NoHeader(ShownPeer),
    /// The last entry of the header, which a proxy of ours wrote, is no address.
    #[error(
        "the trusted proxy {0} sent an X-Forwarded-For whose last entry is no address: let it \
         set the header to the client's address; until then nobody logs in through it"
    )]
    Unreadable(ShownPeer),
}

/// A peer as the log shows it: a private address is a machine of the operator, a public one
/// may be a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownPeer(IpAddr);

impl fmt::Display for ShownPeer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_private = match self.0 {
            IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
            IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
        };
        match is_private {
            true => self.0.fmt(f),
            false => f.write_str("a public address"),
        }
    }
}

impl ClientAddressResolver {
    /// For a server at `origin` that serves TLS itself or does not.
    pub fn new(trusted_proxies: Vec<IpNet>, origin: &str, has_tls: bool) -> Self {
        Self {
            trusted_proxies,
            is_https: origin.starts_with("https://"),
            has_tls,
            last_reported: Mutex::new(None),
        }
    }

    /// The client of a request from `peer`: the last hop that is not a trusted proxy. Entries
    /// before it came with the request and may say anything.
    ///
    /// # Errors
    /// When it cannot be known; an address that may be wrong would put all clients into one
    /// bucket, or let each choose its own.
    pub fn resolve(&self, peer: IpAddr, headers: &HeaderMap) -> Result<IpAddr, ClientAddressFault> {
        let peer = peer.to_canonical();
        if !self.is_trusted(peer) {
            return match self.is_https && !self.has_tls {
                true => Err(ClientAddressFault::UnknownProxy(ShownPeer(peer))),
                false => Ok(peer),
            };
        }
        let unreadable = ClientAddressFault::Unreadable(ShownPeer(peer));
        let mut hop = None;
        for header in headers.get_all(X_FORWARDED_FOR).iter().rev() {
            let list = header.to_str().map_err(|_| unreadable)?;
            for entry in list.rsplit(',') {
                let address = parse_hop(entry).ok_or(unreadable)?;
                if !self.is_trusted(address) {
                    return Ok(address);
                }
                hop = Some(address);
            }
        }
        match hop {
            // Somebody on a machine that is trusted as a proxy.
            Some(first) => Ok(first),
            None if self.is_https => Err(ClientAddressFault::NoHeader(ShownPeer(peer))),
            None => Ok(peer),
        }
    }

    /// What is set wrong as far as the settings show, before any request; for the log.
    pub fn fault_of_settings(&self) -> Option<&'static str> {
        (self.is_https && !self.has_tls && self.trusted_proxies.is_empty()).then_some(
            "the origin is https, but neither --tls-cert nor --trusted-proxy is set: log-ins and \
             sockets are refused until one of them is",
        )
    }

    fn is_trusted(&self, address: IpAddr) -> bool {
        let mut proxies = self.trusted_proxies.iter();
        proxies.any(|network| network.contains(&address))
    }

    /// Logs a fault, but not thousands of them: strangers can cause it.
    pub fn report(&self, fault: &ClientAddressFault) {
        let last = self.last_reported.lock();
        let mut last = last.unwrap_or_else(PoisonError::into_inner);
        if last.is_none_or(|last| last.elapsed() >= LOG_INTERVAL) {
            *last = Some(Stopwatch::start());
            tracing::error!("{fault}");
        }
    }
}

/// `192.0.2.1`, `2001:db8::1`, and both with a port, as some proxies write them.
fn parse_hop(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let address = entry.parse::<IpAddr>().ok();
    let address = address.or_else(|| Some(entry.parse::<SocketAddr>().ok()?.ip()));
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTTPS: &str = "https://vigie.example.fr";

    fn resolver(origin: &str, proxies: &[&str], has_tls: bool) -> ClientAddressResolver {
        let proxies = proxies.iter().map(|network| network.parse().unwrap());
        ClientAddressResolver::new(proxies.collect(), origin, has_tls)
    }

    fn client(resolver: &ClientAddressResolver, peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(X_FORWARDED_FOR, value.parse().unwrap());
        }
        match resolver.resolve(peer.parse().unwrap(), &headers) {
            Ok(address) => address.to_string(),
            Err(ClientAddressFault::UnknownProxy(_)) => "unknown proxy".to_owned(),
            Err(ClientAddressFault::NoHeader(_)) => "no header".to_owned(),
            Err(ClientAddressFault::Unreadable(_)) => "unreadable".to_owned(),
        }
    }

    #[test]
    fn the_last_hop_that_is_not_trusted_is_the_client() {
        let resolver = resolver(HTTPS, &["127.0.0.0/8", "10.0.0.0/8"], false);
        for (forwarded, expected) in [
            (&["203.0.113.7"][..], "203.0.113.7"),
            (&["127.0.0.1, 203.0.113.7"], "203.0.113.7"),
            (&["198.51.100.1, 203.0.113.7, 10.0.0.5"], "203.0.113.7"),
            (&["198.51.100.1", "203.0.113.7"], "203.0.113.7"),
            (&["203.0.113.7:4711"], "203.0.113.7"),
            (&["[2001:db8::1]:4711"], "2001:db8::1"),
            (&["::ffff:203.0.113.7"], "203.0.113.7"),
            (&["nonsense, 203.0.113.7"], "203.0.113.7"),
            (&["10.0.0.9"], "10.0.0.9"),
            (&["203.0.113.7, unknown"], "unreadable"),
            (&[""], "unreadable"),
            (&[], "no header"),
        ] {
            let found = client(&resolver, "127.0.0.1", forwarded);
            assert_eq!(found, expected, "{forwarded:?}");
        }
    }

    #[test]
    fn nobody_is_believed_unless_named() {
        let local = resolver("http://localhost:8080", &[], false);
        assert_eq!(client(&local, "127.0.0.1", &["203.0.113.7"]), "127.0.0.1");
        let tls = resolver(HTTPS, &["10.0.0.5/32"], true);
        assert_eq!(
            client(&tls, "198.51.100.1", &["203.0.113.7"]),
            "198.51.100.1"
        );
        assert_eq!(client(&tls, "10.0.0.5", &["203.0.113.7"]), "203.0.113.7");
    }

    #[test]
    fn without_tls_of_our_own_a_proxy_that_is_not_named_is_refused() {
        for proxies in [&[][..], &["10.0.0.5/32"]] {
            let resolver = resolver(HTTPS, proxies, false);
            for peer in ["127.0.0.1", "10.0.0.6", "203.0.113.7"] {
                assert_eq!(client(&resolver, peer, &[]), "unknown proxy");
                assert_eq!(client(&resolver, peer, &["192.0.2.1"]), "unknown proxy");
            }
        }
    }

    #[test]
    fn the_log_shows_addresses_of_machines_and_not_of_people() {
        let shown = |peer: &str| ShownPeer(peer.parse().unwrap()).to_string();
        for machine in ["127.0.0.1", "10.0.0.5", "::1", "fd00::5"] {
            assert_eq!(shown(machine), machine);
        }
        for person in ["203.0.113.7", "2001:db8::1"] {
            assert_eq!(shown(person), "a public address");
        }
    }

    #[test]
    fn a_demo_needs_no_settings() {
        let resolver = resolver("http://localhost:8080", &["127.0.0.1/32"], false);
        assert_eq!(client(&resolver, "127.0.0.1", &[]), "127.0.0.1");
        assert!(resolver.fault_of_settings().is_none());
    }
}
