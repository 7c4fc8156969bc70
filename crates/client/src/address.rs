//! Where a server is.

use std::{
    net::{Ipv4Addr, SocketAddr},
    str::FromStr,
};

const PREFIX: &str = "http://localhost:";

/// A server of this machine. Load tests and tests have no business with another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerAddress {
    origin: String,
    port: u16,
}

/// An origin that is not `http://localhost:<port>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not http://localhost:<port>: only a server of this machine is supported")]
pub struct NotLocal(String);

impl FromStr for ServerAddress {
    type Err = NotLocal;

    fn from_str(origin: &str) -> Result<Self, NotLocal> {
        let port = origin
            .strip_prefix(PREFIX)
            .and_then(|port| port.parse().ok());
        port.map(Self::from_port)
            .ok_or_else(|| NotLocal(origin.to_owned()))
    }
}

impl ServerAddress {
    /// The server on this port.
    pub fn from_port(port: u16) -> Self {
        Self {
            origin: format!("{PREFIX}{port}"),
            port,
        }
    }

    /// Public origin: what pages send with every request.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// TCP port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Value of the `Host` header.
    pub(crate) fn host(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// Where to connect to. Not by name: `localhost` may mean `::1` first.
    pub(crate) fn socket_address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_of_this_machine_is_an_address() {
        let address: ServerAddress = "http://localhost:8080".parse().unwrap();
        assert_eq!((address.port(), address.host()), (8080, "localhost:8080"));
        assert_eq!(address.origin(), "http://localhost:8080");
        for other in [
            "https://localhost:1",
            "http://vigie.example.fr:80",
            "http://localhost",
            "",
        ] {
            assert!(other.parse::<ServerAddress>().is_err(), "{other}");
        }
    }
}
