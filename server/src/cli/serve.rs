//! `vigie serve`

use clap::Args;
use ipnet::IpNet;
use std::{
    io::IsTerminal,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
};
use tracing_subscriber::{EnvFilter, fmt};
use vigie_server::{
    app::App,
    clock::Clock,
    config::{self, Config, MailRoute, OUR_CHROMIUM_ID, SmtpOptions, TlsSource},
    demo,
    listener::tls::{AcmeOptions, PemPair},
    server::Server,
};

/// The directory of Let's Encrypt.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, env = "VIGIE_PORT", default_value_t = 8080)]
    port: u16,
    /// Folder for the database and `demo.json`.
    #[arg(long, env = "VIGIE_DATA", default_value = "data")]
    data: PathBuf,
    /// Database, such as `postgres://..`; a SQLite file in the data folder without it.
    #[arg(long, env = "VIGIE_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Address in browsers, such as `https://vigie.example.fr`.
    #[arg(long, env = "VIGIE_ORIGIN")]
    origin: Option<String>,
    /// Listen on all interfaces, not on loopback only; needs an origin.
    #[arg(long, env = "VIGIE_PUBLIC")]
    public: bool,
    /// Serve the pages from this folder instead of the ones in the program.
    #[arg(long)]
    spa: Option<PathBuf>,
    /// Address of health and metrics, for operators; port 0 takes a free one.
    #[arg(long, env = "VIGIE_ADMIN", default_value = "127.0.0.1:9180")]
    admin: SocketAddr,
    /// Proxies whose `X-Forwarded-For` is believed: addresses or networks, such as
    /// `127.0.0.1,10.0.3.0/24`.
    #[arg(long, env = "VIGIE_TRUSTED_PROXY", value_delimiter = ',', value_parser = parse_network)]
    trusted_proxy: Vec<IpNet>,
    /// Connections open at the same time, at most.
    #[arg(long, env = "VIGIE_MAX_CONNECTIONS", default_value_t = config::MAX_CONNECTIONS)]
    max_connections: usize,
    /// Of these, from one client network (an IPv4 address, or a /64 of IPv6).
    #[arg(long, env = "VIGIE_MAX_CONNECTIONS_PER_NETWORK",
        default_value_t = config::MAX_CONNECTIONS_PER_NETWORK)]
    max_connections_per_network: usize,
    /// Certificate chain in PEM: serve https on the port. Read again when it changes.
    #[arg(long, env = "VIGIE_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// Private key of the certificate in PEM.
    #[arg(long, env = "VIGIE_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Port on which `http://` leads to `https://`, such as 80; with a certificate only.
    #[arg(long, env = "VIGIE_REDIRECT_PORT")]
    redirect_port: Option<u16>,
    /// Host names for which a certificate is ordered (ACME, TLS-ALPN-01), the one of the
    /// origin first: serve https on the port, which must be reachable as 443.
    #[arg(
        long,
        env = "VIGIE_ACME_DOMAIN",
        value_delimiter = ',',
        conflicts_with = "tls_cert"
    )]
    acme_domain: Vec<String>,
    /// E-mail address to which the authority writes when a certificate is about to end.
    #[arg(long, env = "VIGIE_ACME_CONTACT", requires = "acme_domain")]
    acme_contact: Option<String>,
    /// Directory of the authority; its terms are agreed to.
    #[arg(long, env = "VIGIE_ACME_DIRECTORY", default_value = LETS_ENCRYPT)]
    acme_directory: String,
    /// Extensions for Chromium that are taken for the companion, by their ids: another build
    /// than the one of the project, or both while one replaces the other.
    #[arg(long, env = "VIGIE_COMPANION_ID", value_delimiter = ',',
        default_value = OUR_CHROMIUM_ID)]
    companion_id: Vec<String>,
    /// Folder with the packed companion, which computers then install and update from here.
    #[arg(long, env = "VIGIE_COMPANION_PACKAGES")]
    companion_packages: Option<PathBuf>,
    /// File with the windows of certification by type of establishment, in place of the one that
    /// ships with the program; see docs/OPERATIONS.md.
    #[arg(long, env = "VIGIE_CALENDAR")]
    calendar: Option<PathBuf>,
    /// Mail server: `smtps://user:password@host:465`, or
    /// `smtp://user:password@host:587?tls=required`. Without it mails are files in the folder
    /// `mail` of the data folder. Give it in the environment: the command line is shown to others.
    #[arg(
        long,
        env = "VIGIE_SMTP",
        hide_env_values = true,
        requires = "mail_from"
    )]
    smtp: Option<String>,
    /// Address from which mails come, such as `vigie@example.org`.
    #[arg(long, env = "VIGIE_MAIL_FROM", requires = "smtp")]
    mail_from: Option<String>,
    /// Make a demo center with a session of today.
    #[arg(long)]
    demo: bool,
    /// Logs as JSON lines.
    #[arg(long, env = "VIGIE_LOG_JSON")]
    log_json: bool,
}

impl Serve {
    fn tls_source(&self) -> Option<TlsSource> {
        if let (Some(certificate), Some(key)) = (&self.tls_cert, &self.tls_key) {
            return Some(TlsSource::Files(PemPair {
                certificate: certificate.clone(),
                key: key.clone(),
            }));
        }
        let is_ordered = !self.acme_domain.is_empty();
        is_ordered.then(|| {
            TlsSource::Acme(AcmeOptions {
                domains: self.acme_domain.clone(),
                contact: self.acme_contact.clone(),
                directory: self.acme_directory.clone(),
                folder: self.data.join("acme"),
            })
        })
    }

    /// Serves until interrupted.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        log_to_stderr(self.log_json);
        let data = self.data.clone();
        let tls = self.tls_source();
        anyhow::ensure!(
            tls.is_some() || self.redirect_port.is_none(),
            "--redirect-port leads to https, which needs --tls-cert or --acme-domain; behind a \
             proxy, let the proxy redirect"
        );
        let mail = match (self.smtp, self.mail_from) {
            (Some(server), Some(from)) => MailRoute::Smtp(SmtpOptions {
                server: server.into(),
                from,
            }),
            _ => MailRoute::Folder,
        };
        let config = Config {
            data: self.data,
            port: self.port,
            public: self.public,
            origin: self.origin,
            database: self.database,
            spa: self.spa,
            admin: self.admin,
            trusted_proxies: self.trusted_proxy,
            max_connections: self.max_connections,
            max_connections_per_network: self.max_connections_per_network,
            redirect_port: self.redirect_port,
            companion_ids: self.companion_id,
            companion_packages: self.companion_packages,
            calendar: self.calendar,
            mail,
            tls,
        };
        let server = Server::start(config, Clock::system()).await?;
        if self.demo {
            println!("{}", demo::ensure(server.app(), &data).await?);
        }
        offer_set_up(server.app()).await?;
        println!("ready {}", server.app().origin);
        stop_asked().await?;
        server.stop().await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Says how to make the first account, as long as there is none. The code is for who sits at the
/// terminal: where the output goes into a file or a journal, it would stay there.
async fn offer_set_up(app: &App) -> anyhow::Result<()> {
    let Some(code) = app.set_up.code(&app.store).await? else {
        return Ok(());
    };
    if std::io::stdout().is_terminal() {
        println!(
            "there is no account yet: open {}/installation and type the code {}",
            app.origin,
            code.expose()
        );
    } else {
        println!("there is no account yet: make one with `vigie center open`");
    }
    Ok(())
}

/// A network, or an address alone.
fn parse_network(text: &str) -> Result<IpNet, String> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    let network = address.or_else(|_| text.parse::<IpNet>());
    network.map_err(|_| "neither an address nor a network such as 10.0.3.0/24".to_owned())
}

fn log_to_stderr(json: bool) {
    // See docs/LOGGING.md.
    let filter = EnvFilter::try_from_env("VIGIE_LOG")
        .or_else(|_| EnvFilter::try_from_default_env())
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.init();
    }
}

async fn stop_asked() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
