//! What an operator can set, checked once at the start.

use crate::listener::tls::{AcmeOptions, PemPair};
use ipnet::IpNet;
use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};
use url::Url;
use vigie_shared::secret_text::SecretText;

/// Connections open at the same time, unless set: more than one machine serves well.
pub const MAX_CONNECTIONS: usize = 100_000;
/// Connections of one client network, unless set: a school is one address with a hundred
/// computers, each with a socket and up to six connections of its browser.
pub const MAX_CONNECTIONS_PER_NETWORK: usize = 2_048;

/// The id of our extension for Chromium: it follows from the key in its manifest.
pub const OUR_CHROMIUM_ID: &str = "cekclbabdcidghhfdlmlnlcokmjddpao";

/// Settings of a server.
#[derive(Clone)]
pub struct Config {
    /// Where the default database and `demo.json` live.
    pub data: PathBuf,
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// Listen on all interfaces instead of loopback only.
    pub public: bool,
    /// Public origin, such as `https://vigie.example.fr`; none means
    /// `http://localhost:<port>`.
    pub origin: Option<String>,
    /// Address of the database, possibly with a password; none means a SQLite file in `data`.
    pub database: Option<String>,
    /// Serve the pages from this folder instead of the ones in the binary.
    pub spa: Option<PathBuf>,
    /// Where health and metrics are served, to operators only; port 0 takes a free one.
    pub admin: SocketAddr,
    /// Networks of the proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Connections open at the same time; fewer when the system allows fewer files.
    pub max_connections: usize,
    /// Of these, from one client network that is neither loopback nor a trusted proxy.
    pub max_connections_per_network: usize,
    /// Port on which `http://` leads to the origin, with a certificate only.
    pub redirect_port: Option<u16>,
    /// Extensions for Chromium that are taken for ours, by their ids.
    pub companion_ids: Vec<String>,
    /// Folder with the packed extension, to install and update it from here.
    pub companion_packages: Option<PathBuf>,
    /// The windows of certification; none means those that ship with the program.
    pub calendar: Option<PathBuf>,
    /// How mails leave the server.
    pub mail: MailRoute,
    /// Speak HTTPS on `port` with this certificate; none means plain HTTP.
    pub tls: Option<TlsSource>,
}

/// Where the certificate of the server comes from.
#[derive(Debug, Clone)]
pub enum TlsSource {
    /// From two files.
    Files(PemPair),
    /// From an authority that issues it by itself.
    Acme(AcmeOptions),
}

/// Where mails go.
#[derive(Debug, Clone)]
pub enum MailRoute {
    /// Into the folder `mail` of the data folder, one file each.
    Folder,
    /// To a mail server.
    Smtp(SmtpOptions),
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct SmtpOptions {
    /// `smtps://user:password@host:465` or `smtp://user:password@host:587?tls=required`.
    pub server: SecretText,
    /// Address of the sender.
    pub from: String,
}

impl fmt::Debug for Config {
    /// Without the address of the database: it may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("data", &self.data)
            .field("port", &self.port)
            .field("public", &self.public)
            .field("origin", &self.origin)
            .field("database", &self.database.as_ref().map(|_| "[redacted]"))
            .field("spa", &self.spa)
            .field("admin", &self.admin)
            .field("trusted_proxies", &self.trusted_proxies)
            .field("max_connections", &self.max_connections)
            .field(
                "max_connections_per_network",
                &self.max_connections_per_network,
            )
            .field("redirect_port", &self.redirect_port)
            .field("companion_ids", &self.companion_ids)
            .field("companion_packages", &self.companion_packages)
            .field("calendar", &self.calendar)
            .field("mail", &self.mail)
            .field("tls", &self.tls)
            .finish()
    }
}

/// A setting that cannot be.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Login cookies would travel in clear.
    #[error(
        "origin {0} is neither https nor localhost: logins would travel in clear, and browsers \
         refuse the cookies. Give the https address, and serve it with --tls-cert and --tls-key \
         or through a TLS proxy"
    )]
    InsecureOrigin(String),
    /// Not `scheme://host[:port]`.
    #[error("origin {0} must be of the form https://host or https://host:port, without a path")]
    NotAnOrigin(String),
    /// Other machines would be served, under an address that their browsers cannot use.
    #[error(
        "--public serves other machines, but no --origin says which address their browsers use: \
         give it, such as --origin https://vigie.example.fr"
    )]
    PublicWithoutOrigin,
    /// The pages would ask for another scheme than the one that is served.
    #[error("origin {0} is not https, but a certificate is given: give the https address")]
    PlainOriginWithTls(String),
}

impl Config {
    /// A server for this machine alone, data in `data`, on a free port.
    pub fn local(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            port: 0,
            public: false,
            origin: None,
            database: None,
            spa: None,
            admin: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            trusted_proxies: Vec::new(),
            max_connections: MAX_CONNECTIONS,
            max_connections_per_network: MAX_CONNECTIONS_PER_NETWORK,
            redirect_port: None,
            companion_ids: vec![OUR_CHROMIUM_ID.to_owned()],
            companion_packages: None,
            calendar: None,
            mail: MailRoute::Folder,
            tls: None,
        }
    }

    /// The public origin, once the port is known, as browsers write it: in lower case, without
    /// the port that goes without saying.
    ///
    /// # Errors
    /// When it is not an origin, one whose logins would travel in clear, or missing although
    /// other machines are served.
    pub fn checked_origin(&self, port: u16) -> Result<String, ConfigError> {
        let has_tls = self.tls.is_some();
        let Some(text) = &self.origin else {
            let scheme = if has_tls { "https" } else { "http" };
            return match self.public {
                true => Err(ConfigError::PublicWithoutOrigin),
                false => Ok(format!("{scheme}://localhost:{port}")),
            };
        };
        let origin = parse_origin(text).ok_or_else(|| ConfigError::NotAnOrigin(text.clone()))?;
        let host = origin.host_str().unwrap_or_default();
        match (origin.scheme(), host) {
            ("https", _) => Ok(origin.origin().ascii_serialization()),
            _ if has_tls => Err(ConfigError::PlainOriginWithTls(text.clone())),
            ("http", "localhost" | "127.0.0.1" | "[::1]") => {
                Ok(origin.origin().ascii_serialization())
            }
            _ => Err(ConfigError::InsecureOrigin(text.clone())),
        }
    }

    /// The database to open.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite://{}?mode=rwc", self.data.join("vigie.db").display()),
        }
    }
}

/// A web address with nothing behind the host and the port. A slash at the end is forgiven.
fn parse_origin(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    (is_web && is_bare && url.has_host()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> Result<String, ConfigError> {
        Config {
            origin: Some(text.to_owned()),
            ..Config::local("data")
        }
        .checked_origin(1)
    }

    #[test]
    fn the_password_of_the_database_is_not_shown() {
        let config = Config {
            database: Some("postgres://vigie:secret@db/vigie".to_owned()),
            ..Config::local("data")
        };
        let shown = format!("{config:?}");
        assert!(
            !shown.contains("secret") && shown.contains("[redacted]"),
            "{shown}"
        );
    }

    #[test]
    fn log_ins_never_travel_in_clear() {
        assert!(origin("https://vigie.example.fr").is_ok());
        assert!(origin("http://localhost:8080").is_ok());
        assert!(matches!(
            origin("http://10.0.0.1:8080"),
            Err(ConfigError::InsecureOrigin(_))
        ));
        assert!(matches!(
            origin("https://a/b"),
            Err(ConfigError::NotAnOrigin(_))
        ));
        for text in [
            "vigie",
            "ftp://vigie.fr",
            "https://a?b",
            "https://u@a",
            "https://",
        ] {
            assert!(
                matches!(origin(text), Err(ConfigError::NotAnOrigin(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn an_origin_is_kept_as_browsers_write_it() {
        for (given, kept) in [
            ("https://Vigie.Example.FR", "https://vigie.example.fr"),
            ("https://vigie.example.fr:443/", "https://vigie.example.fr"),
            (
                "HTTPS://vigie.example.fr:8443",
                "https://vigie.example.fr:8443",
            ),
            (
                "https://lycée.example.fr",
                "https://xn--lyce-dpa.example.fr",
            ),
            ("http://LOCALHOST:80", "http://localhost"),
        ] {
            assert_eq!(origin(given).unwrap(), kept, "{given}");
        }
    }

    #[test]
    fn other_machines_are_served_only_under_a_known_address() {
        let config = Config {
            public: true,
            ..Config::local("data")
        };
        let refused = config.checked_origin(8080);
        assert!(matches!(refused, Err(ConfigError::PublicWithoutOrigin)));
        let known = Config {
            origin: Some("https://vigie.example.fr".to_owned()),
            ..config
        };
        assert!(known.checked_origin(8080).is_ok());
    }

    #[test]
    fn with_a_certificate_the_address_is_https() {
        let pair = PemPair {
            certificate: "cert.pem".into(),
            key: "key.pem".into(),
        };
        let config = Config {
            tls: Some(TlsSource::Files(pair)),
            ..Config::local("data")
        };
        assert_eq!(
            config.checked_origin(8443).unwrap(),
            "https://localhost:8443"
        );
        let plain = Config {
            origin: Some("http://localhost:8443".to_owned()),
            ..config
        };
        let refused = plain.checked_origin(8443);
        assert!(matches!(refused, Err(ConfigError::PlainOriginWithTls(_))));
    }
}
