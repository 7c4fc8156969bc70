//! A certificate that an authority issues by itself (ACME, RFC 8555).
//!
//! The authority checks that we hold the name by connecting to port 443 of it and asking for
//! a certificate that only we can make (TLS-ALPN-01, RFC 8737): no other port is needed, and
//! nothing has to be put anywhere.

mod account;
mod order;
mod transport;

use super::{pem_pair::PemPair, validity::CertificateValidity};
use crate::{clock::Clock, outgoing::OutgoingClient};
use anyhow::Context;
use rustls::{
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    collections::HashMap,
    fs::{DirBuilder, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::watch;
use vigie_shared::time::{MINUTE, Timestamp};

/// The protocol in ALPN by which the authority asks (RFC 8737, section 6.2).
pub(super) const ACME_TLS_1: &[u8] = b"acme-tls/1";

/// First wait after a failure, microseconds. It doubles: authorities count failures.
const FIRST_RETRY: i64 = 5 * MINUTE;
/// Longest wait after a failure, microseconds.
const LAST_RETRY: i64 = 6 * 60 * MINUTE;

/// Whom to ask, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcmeOptions {
    /// Host names of the certificate; the first is the host of the origin.
    pub domains: Vec<String>,
    /// E-mail address for warnings of the authority.
    pub contact: Option<String>,
    /// Address of the authority's directory.
    pub directory: String,
    /// Where account, certificate and key are kept.
    pub folder: PathBuf,
}

/// The certificate that was issued last.
#[derive(Debug)]
pub struct AcmeCertificate {
    options: AcmeOptions,
    current: watch::Sender<Option<Arc<CertifiedKey>>>,
    /// By host name, while the authority asks.
    challenges: RwLock<HashMap<String, Arc<CertifiedKey>>>,
}

impl AcmeCertificate {
    /// Takes the certificate of the folder, if it has one for these options.
    ///
    /// # Errors
    /// When the folder cannot be made, or no host is named.
    pub fn open(options: AcmeOptions) -> anyhow::Result<Self> {
        anyhow::ensure!(!options.domains.is_empty(), "--acme-domain names no host");
        let folder = &options.folder;
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        let kept = pair_of(folder).load(&options.domains[0]).ok();
        Ok(Self {
            options,
            current: watch::Sender::new(kept.map(Arc::new)),
            challenges: RwLock::default(),
        })
    }

    /// Follows the certificate in use.
    pub fn subscribe(&self) -> watch::Receiver<Option<Arc<CertifiedKey>>> {
        self.current.subscribe()
    }

    /// Asks for the certificate, and for the next one in time, until the future is dropped.
    pub async fn renew_for_ever(self: Arc<Self>, clock: Clock) {
        let mut retry = FIRST_RETRY;
        loop {
            clock.wait_until(self.renewal_at()).await;
            match self.obtain().await {
                Ok(()) => {
                    tracing::info!("a certificate was issued and is in use");
                    retry = FIRST_RETRY;
                    // One that ends sooner than it can be renewed must not become a loop.
                    clock.wait_until(clock.now().plus(MINUTE)).await;
                }
                Err(error) => {
                    let minutes = retry / MINUTE;
                    let error = format!("{error:#}");
                    tracing::error!(error, minutes, "no certificate was issued; trying again");
                    clock.wait_until(clock.now().plus(retry)).await;
                    retry = (retry * 2).min(LAST_RETRY);
                }
            }
        }
    }

    /// At once when there is none.
    fn renewal_at(&self) -> Timestamp {
        let current = self.current.borrow();
        let certificate = current.as_ref().and_then(|current| current.cert.first());
        let validity = certificate.and_then(CertificateValidity::of);
        validity.map_or(Timestamp(0), CertificateValidity::renewal_at)
    }

    async fn obtain(&self) -> anyhow::Result<()> {
        let account = account::open(&self.options, OutgoingClient::new()?).await?;
        let issued = order::place(self, &account).await;
        self.set_challenges(HashMap::new());
        let issued = issued?;
        let pair = pair_of(&self.options.folder);
        write_secret(&pair.certificate, &issued.chain)?;
        write_secret(&pair.key, &issued.key)?;
        let key = pair.load(&self.options.domains[0])?;
        self.current.send_replace(Some(Arc::new(key)));
        Ok(())
    }

    fn set_challenges(&self, challenges: HashMap<String, Arc<CertifiedKey>>) {
        let current = self.challenges.write();
        *current.unwrap_or_else(PoisonError::into_inner) = challenges;
    }
}

impl ResolvesServerCert for AcmeCertificate {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let offered = hello.alpn();
        let asks = offered.is_some_and(|mut offered| offered.any(|one| one == ACME_TLS_1));
        if asks {
            let challenges = self
                .challenges
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            return challenges.get(hello.server_name()?).cloned();
        }
        self.current.borrow().clone()
    }
}

fn pair_of(folder: &Path) -> PemPair {
    PemPair {
        certificate: folder.join("certificate.pem"),
        key: folder.join("key.pem"),
    }
}

/// Writes a file that only its owner can read, whole or not at all.
fn write_secret(path: &Path, content: &str) -> anyhow::Result<()> {
    let unwritable = || format!("{} cannot be written", path.display());
    let new = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = options.open(&new).with_context(unwritable)?;
    file.write_all(content.as_bytes())
        .with_context(unwritable)?;
    file.sync_all().with_context(unwritable)?;
    std::fs::rename(&new, path).with_context(unwritable)
}
