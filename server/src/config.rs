//! What an operator can set, checked once at the start.

use std::{fmt, path::PathBuf};

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
    /// Serve `/metrics` to other machines too.
    pub public_metrics: bool,
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
            .field("public_metrics", &self.public_metrics)
            .finish()
    }
}

/// A setting that cannot be.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Login cookies would travel in clear.
    #[error(
        "origin {0} is neither https nor localhost: logins would travel in clear, and browsers \
         refuse the cookies. Put a TLS proxy in front and give its https address"
    )]
    InsecureOrigin(String),
    /// Not `context://host[:port]`.
    #[error("origin {0} must be of the form https://host or https://host:port, without a path")]
    NotAnOrigin(String),
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
            public_metrics: false,
        }
    }

    /// The public origin, once the port is known.
    ///
    /// # Errors
    /// When it is not an origin, or one whose logins would travel in clear.
    pub fn checked_origin(&self, port: u16) -> Result<String, ConfigError> {
        let Some(origin) = &self.origin else {
            return Ok(format!("http://localhost:{port}"));
        };
        let (context, host) = origin
            .split_once("://")
            .filter(|(_, host)| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']))
            .ok_or_else(|| ConfigError::NotAnOrigin(origin.clone()))?;
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        match (context, name) {
            ("https", _) | ("http", "localhost" | "127.0.0.1" | "[::1]") => Ok(origin.clone()),
            ("http", _) => Err(ConfigError::InsecureOrigin(origin.clone())),
            _ => Err(ConfigError::NotAnOrigin(origin.clone())),
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
        assert!(matches!(origin("vigie"), Err(ConfigError::NotAnOrigin(_))));
    }
}
