//! The addresses a server listens on, and what it serves on each.

use crate::{
    app::SharedApp,
    config::Config,
    http,
    listener::{
        ConnectionLimits, ConnectionTable, ConnectionTimeouts, HttpListener, connection_bound,
        raise_open_files, tls::TlsAcceptance,
    },
    socket,
};
use anyhow::Context;
use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};
use tokio::net::TcpListener;

/// Connections to the admin address: a scraper, a load balancer and an operator.
const MAX_ADMIN_CONNECTIONS: usize = 64;
/// Connections to the port that only redirects: each takes some milliseconds.
const MAX_REDIRECT_CONNECTIONS: usize = 1_024;

/// Ports that are taken, before anything is served.
pub(super) struct BoundPorts {
    pub public: TcpListener,
    pub admin: TcpListener,
    /// In clear, to lead to the public one.
    redirect: Option<TcpListener>,
}

impl BoundPorts {
    /// Takes the ports.
    pub(super) async fn bind(config: &Config) -> anyhow::Result<Self> {
        let ip = match config.public {
            true => Ipv4Addr::UNSPECIFIED,
            false => Ipv4Addr::LOCALHOST,
        };
        let port = |port: u16| async move {
            let bound = TcpListener::bind(SocketAddr::from((ip, port))).await;
            bound.with_context(|| format!("port {port} cannot be listened on"))
        };
        let public = port(config.port).await?;
        let redirect = match config.redirect_port {
            Some(from) => Some(port(from).await?),
            None => None,
        };
        let admin = TcpListener::bind(config.admin).await.with_context(|| {
            format!(
                "the admin address {} cannot be listened on; choose another with --admin",
                config.admin
            )
        })?;
        Ok(Self {
            public,
            admin,
            redirect,
        })
    }

    pub(super) fn redirect_address(&self) -> io::Result<Option<SocketAddr>> {
        let address = self.redirect.as_ref().map(TcpListener::local_addr);
        address.transpose()
    }

    /// What is served on them.
    pub(super) fn into_listeners(
        self,
        app: &SharedApp,
        tls: Option<Arc<TlsAcceptance>>,
    ) -> anyhow::Result<Vec<HttpListener>> {
        let plain = |listener, routes, connections| HttpListener {
            listener,
            routes,
            tls: None,
            connections,
            timeouts: ConnectionTimeouts::default(),
        };
        let public = HttpListener {
            tls,
            ..plain(
                self.public,
                http::router(app, socket::routes())?,
                ConnectionTable::new(public_limits(&app.config)),
            )
        };
        let admin = plain(
            self.admin,
            http::admin_router(app),
            bounded(MAX_ADMIN_CONNECTIONS),
        );
        let redirect = self.redirect.map(|listener| {
            plain(
                listener,
                http::redirect_router(app.origin.clone()),
                bounded(MAX_REDIRECT_CONNECTIONS),
            )
        });
        Ok([public, admin].into_iter().chain(redirect).collect())
    }
}

fn bounded(total: usize) -> ConnectionTable {
    ConnectionTable::new(ConnectionLimits {
        total,
        per_network: total,
        shared_networks: Vec::new(),
    })
}

fn public_limits(config: &Config) -> ConnectionLimits {
    let open_files = raise_open_files();
    let total = connection_bound(config.max_connections, open_files);
    if total < config.max_connections {
        tracing::info!(total, open_files, "open files limit the connections");
    }
    ConnectionLimits {
        total,
        per_network: config.max_connections_per_network,
        shared_networks: config.trusted_proxies.clone(),
    }
}
