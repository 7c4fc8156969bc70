//! A certificate in files, which may be renewed while the server runs.

use super::pem_pair::{PemPair, TlsError};
use rustls::{
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// The certificate in two files, as they are now.
///
/// The files are looked at with each handshake, which costs two calls of the system; so a
/// renewed certificate is used by the next connection, and nobody has to send a signal. A pair
/// that does not fit (the first of the two was just replaced) leaves the one before in use.
#[derive(Debug)]
pub struct CertificateFiles {
    pair: PemPair,
    host: String,
    current: Mutex<CurrentCertificate>,
}

#[derive(Debug)]
struct CurrentCertificate {
    key: Arc<CertifiedKey>,
    versions: [Option<FileVersion>; 2],
}

/// What changes when a file is written or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileVersion {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
}

impl FileVersion {
    /// None when there is no such file now.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
        })
    }
}

impl CertificateFiles {
    /// Reads the files, for a server that browsers know as `host`.
    ///
    /// # Errors
    /// When they cannot be read, do not fit together, or are for another host.
    pub fn open(pair: PemPair, host: &str) -> Result<Self, TlsError> {
        let versions = versions(&pair);
        let key = Arc::new(pair.load(host)?);
        Ok(Self {
            pair,
            host: host.to_owned(),
            current: Mutex::new(CurrentCertificate { key, versions }),
        })
    }

    fn current(&self) -> Arc<CertifiedKey> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let versions = versions(&self.pair);
        if versions != current.versions {
            current.versions = versions;
            match self.pair.load(&self.host) {
                Ok(key) => {
                    current.key = Arc::new(key);
                    tracing::info!("the certificate has changed and is in use");
                }
                Err(error) => {
                    tracing::error!(%error, "the changed certificate is not used; the one before is");
                }
            }
        }
        current.key.clone()
    }
}

impl ResolvesServerCert for CertificateFiles {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current())
    }
}

fn versions(pair: &PemPair) -> [Option<FileVersion>; 2] {
    [&pair.certificate, &pair.key].map(|path| FileVersion::of(path))
}
