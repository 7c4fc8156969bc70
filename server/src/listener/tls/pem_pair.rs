//! A certificate chain and its key, in two PEM files.

use crate::crypto_provider::crypto_provider;
use rustls::{
    InconsistentKeys,
    client::verify_server_name,
    pki_types::{
        CertificateDer, PrivateKeyDer, ServerName,
        pem::{self, PemObject},
    },
    server::ParsedCertificate,
    sign::CertifiedKey,
};
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Where a certificate chain and its key are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PemPair {
    /// The certificate of the server first, then those above it.
    pub certificate: PathBuf,
    /// Its private key: PKCS#8, PKCS#1 or SEC1, without a password.
    pub key: PathBuf,
}

/// Why a certificate cannot be used. Each is one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{file} cannot be read: {source}")]
    Unreadable {
        /// The option and its file.
        file: OptionFile,
        /// The reason of the system.
        source: io::Error,
    },
    /// A file holds something else.
    #[error("{0} holds no certificate in PEM (a block that begins with BEGIN CERTIFICATE)")]
    NoCertificate(OptionFile),
    /// A file holds something else.
    #[error(
        "{0} holds no private key in PEM without a password (a block that begins with BEGIN \
         PRIVATE KEY)"
    )]
    NoKey(OptionFile),
    /// The key is of another certificate.
    #[error("the key in {key} does not belong to the certificate in {certificate}")]
    OtherKey {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// The certificate or the key is of a kind that cannot be used.
    #[error("the certificate in {certificate} cannot be used: {source}")]
    Unusable {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The reason.
        source: rustls::Error,
    },
    /// Browsers would refuse it.
    #[error(
        "the certificate in {certificate} is not for {host}, the host of --origin: browsers \
         would refuse it"
    )]
    OtherHost {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The host that browsers ask for.
        host: String,
    },
}

/// An option with the file that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionFile {
    option: &'static str,
    path: PathBuf,
}

impl fmt::Display for OptionFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.option, self.path.display())
    }
}

impl PemPair {
    /// Reads the two files and checks that they fit together and are for `host`.
    ///
    /// # Errors
    /// When they do not.
    pub(super) fn load(&self, host: &str) -> Result<CertifiedKey, TlsError> {
        let chain = self.read_chain()?;
        let key = self.read_key()?;
        let unusable = |source| TlsError::Unusable {
            certificate: self.certificate.clone(),
            source,
        };
        let other_host = || TlsError::OtherHost {
            certificate: self.certificate.clone(),
            host: host.to_owned(),
        };
        let pair =
            CertifiedKey::from_der(chain, key, &crypto_provider()).map_err(
                |error| match error {
                    rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
                        TlsError::OtherKey {
                            certificate: self.certificate.clone(),
                            key: self.key.clone(),
                        }
                    }
                    source => unusable(source),
                },
            )?;
        let parsed = ParsedCertificate::try_from(pair.end_entity_cert().map_err(unusable)?);
        let name = ServerName::try_from(host).map_err(|_| other_host())?;
        verify_server_name(&parsed.map_err(unusable)?, &name).map_err(|_| other_host())?;
        Ok(pair)
    }

    fn read_chain(&self) -> Result<Vec<CertificateDer<'static>>, TlsError> {
        let file = || option_file("--tls-cert", &self.certificate);
        let content = read(&self.certificate, file)?;
        let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(&content).collect();
        match chain {
            Ok(chain) if !chain.is_empty() => Ok(chain),
            _ => Err(TlsError::NoCertificate(file())),
        }
    }

    fn read_key(&self) -> Result<PrivateKeyDer<'static>, TlsError> {
        let file = || option_file("--tls-key", &self.key);
        let content = read(&self.key, file)?;
        PrivateKeyDer::from_pem_slice(&content).map_err(|_| TlsError::NoKey(file()))
    }
}

fn option_file(option: &'static str, path: &Path) -> OptionFile {
    OptionFile {
        option,
        path: path.to_owned(),
    }
}

fn read(path: &Path, file: impl Fn() -> OptionFile) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|source| TlsError::Unreadable {
        file: file(),
        source,
    })
}
