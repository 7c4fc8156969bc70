//! TLS for the connections of a listener, with a certificate from files or by ACME.
//!
//! HTTP/1.1 is the only protocol offered, as without TLS.

mod acme;
mod certificate_files;
mod pem_pair;
mod validity;

pub use acme::{AcmeCertificate, AcmeOptions};
pub use certificate_files::CertificateFiles;
pub use pem_pair::{PemPair, TlsError};
pub use validity::CertificateValidity;

use super::tracked_stream::TrackedStream;
use crate::crypto_provider::crypto_provider;
use rustls::{ServerConfig, server::ResolvesServerCert};
use std::sync::Arc;
use tokio_rustls::{TlsAcceptor, server::TlsStream};

/// The protocol in ALPN (RFC 7301).
const HTTP_1_1: &[u8] = b"http/1.1";

/// Accepts TLS.
pub struct TlsAcceptance(TlsAcceptor);

impl TlsAcceptance {
    /// Accepts with the certificate that `resolver` has at each moment.
    ///
    /// # Errors
    /// Never in practice: the provider supports all versions of TLS that are asked for.
    pub fn new(resolver: Arc<dyn ResolvesServerCert>) -> Result<Self, rustls::Error> {
        let mut config = ServerConfig::builder_with_provider(crypto_provider())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(resolver);
        config.alpn_protocols = vec![HTTP_1_1.to_vec(), acme::ACME_TLS_1.to_vec()];
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// The stream after the handshake; none when the handshake failed.
    pub(super) async fn accept(&self, stream: TrackedStream) -> Option<TlsStream<TrackedStream>> {
        match self.0.accept(stream).await {
            // The authority has seen the certificate it asked for, and wants nothing else.
            Ok(stream) if stream.get_ref().1.alpn_protocol() == Some(acme::ACME_TLS_1) => None,
            Ok(stream) => Some(stream),
            Err(error) => {
                tracing::debug!(%error, "a TLS handshake failed");
                None
            }
        }
    }
}
