//! Requests that this program sends: of `vigie doctor`, and to a certificate authority.
//!
//! Each is a connection of its own. The certificates accepted are those of the system.

use crate::crypto_provider::crypto_provider;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Response,
    body::Bytes,
    client::conn::http1::handshake,
    header::{CONNECTION, HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// No answer within this time counts as none.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Bytes of an answer that are read: a page of metrics has some thousands.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// A client of HTTP and HTTPS.
#[derive(Clone)]
pub struct OutgoingClient {
    connector: TlsConnector,
    roots: Arc<RootCertStore>,
}

/// Why there is no answer. Each is a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    /// No connection.
    #[error(
        "{address} cannot be reached ({reason}): is the name known to DNS, the server running, \
         and the port open in the firewall?"
    )]
    Unreachable {
        /// Scheme, host and port.
        address: String,
        /// In the words of the system.
        reason: String,
    },
    /// No TLS, or a certificate that is not accepted.
    #[error(
        "{address} does not speak TLS as a browser needs it ({reason}): set a certificate for \
         this name that browsers accept, with those above it in one file"
    )]
    Tls {
        /// Scheme, host and port.
        address: String,
        /// In the words of the TLS library.
        reason: String,
    },
    /// This machine accepts no certificate at all.
    #[error(
        "this machine has no certificate authorities to compare with: install the package \
         ca-certificates, or name a file in SSL_CERT_FILE"
    )]
    NoAuthorities,
    /// Something else than HTTP, or a connection that broke.
    #[error("{address} does not answer in HTTP ({reason})")]
    Http {
        /// Scheme, host and port.
        address: String,
        /// What came instead.
        reason: String,
    },
    /// Nothing.
    #[error("{address} does not answer within {} s", TIMEOUT.as_secs())]
    Silent {
        /// Scheme, host and port.
        address: String,
    },
}

/// A connection, encrypted when the address is https.
pub struct OutgoingConnection {
    /// Bytes in both directions.
    pub stream: Box<dyn OutgoingStream>,
    /// The server's certificate first; none without TLS.
    pub certificates: Vec<CertificateDer<'static>>,
}

/// Bytes in both directions.
pub trait OutgoingStream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> OutgoingStream for S {}

impl OutgoingClient {
    /// A client that accepts the certificates this system accepts.
    ///
    /// # Errors
    /// Never in practice: the provider supports all versions of TLS that are asked for.
    pub fn new() -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let config = ClientConfig::builder_with_provider(crypto_provider())
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots.clone())
            .with_no_client_auth();
        Ok(Self {
            connector: TlsConnector::from(Arc::new(config)),
            roots: Arc::new(roots),
        })
    }

    /// The certificate authorities it accepts.
    pub fn roots(&self) -> &Arc<RootCertStore> {
        &self.roots
    }

    /// Connects to the host and port of `url`, and encrypts if it is https.
    ///
    /// # Errors
    /// When that fails, or takes longer than 10 s.
    pub async fn connect(&self, url: &Url) -> Result<OutgoingConnection, OutgoingError> {
        let address = address_of(url);
        let silent = || OutgoingError::Silent {
            address: address.clone(),
        };
        let unreachable = |reason: String| OutgoingError::Unreachable {
            address: address.clone(),
            reason,
        };
        let host = host_of(url).ok_or_else(|| unreachable("no host".to_owned()))?;
        let port = url.port_or_known_default().unwrap_or_default();
        let stream = timeout(TIMEOUT, TcpStream::connect((host.as_str(), port))).await;
        let stream = stream.map_err(|_| silent())?;
        let stream = stream.map_err(|error| unreachable(error.to_string()))?;
        if url.scheme() != "https" {
            return Ok(OutgoingConnection {
                stream: Box::new(stream),
                certificates: Vec::new(),
            });
        }
        if self.roots.is_empty() {
            return Err(OutgoingError::NoAuthorities);
        }
        let name = ServerName::try_from(host).map_err(|error| unreachable(error.to_string()))?;
        let stream = timeout(TIMEOUT, self.connector.connect(name, stream)).await;
        let stream = stream.map_err(|_| silent())?;
        let stream = stream.map_err(|error| OutgoingError::Tls {
            address: address.clone(),
            reason: error.to_string(),
        })?;
        let certificates = stream.get_ref().1.peer_certificates().unwrap_or_default();
        let certificates = certificates.iter().map(|one| one.clone().into_owned());
        Ok(OutgoingConnection {
            certificates: certificates.collect(),
            stream: Box::new(stream),
        })
    }

    /// Sends a request to the host of `url` and reads the whole answer. The request names
    /// path and headers; `Host` is added.
    ///
    /// # Errors
    /// When there is no answer within 10 s, or it is longer than 1 MiB.
    pub async fn send(
        &self,
        url: &Url,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Bytes>, OutgoingError> {
        let connection = self.connect(url).await?;
        let address = address_of(url);
        let exchanging = exchange(connection.stream, url, request);
        match timeout(TIMEOUT, exchanging).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(OutgoingError::Http {
                address,
                reason: format!("{error:#}"),
            }),
            Err(_) => Err(OutgoingError::Silent { address }),
        }
    }
}

fn address_of(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Without brackets.
fn host_of(url: &Url) -> Option<String> {
    Some(match url.host()? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    })
}

async fn exchange(
    stream: Box<dyn OutgoingStream>,
    url: &Url,
    mut request: Request<Full<Bytes>>,
) -> anyhow::Result<Response<Bytes>> {
    let address = address_of(url);
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let headers = request.headers_mut();
    headers.insert(HOST, HeaderValue::from_str(host)?);
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let asking = async move {
        let (parts, body) = sender.send_request(request).await?.into_parts();
        let body = Limited::new(body, MAX_ANSWER_BYTES).collect().await;
        let body = body.map_err(|error| anyhow::anyhow!(error))?.to_bytes();
        Ok(Response::from_parts(parts, body))
    };
    // The connection is driven until the answer is there.
    let (mut connection, mut asking) = (pin!(connection), pin!(asking));
    tokio::select! {
        answer = &mut asking => answer,
        ended = &mut connection => {
            ended?;
            asking.await
        }
    }
}
