//! The key of the second factors: in a file beside the database, so that a copy of the database
//! alone gives nobody a one-time code.
//!
//! Secrets are sealed with ChaCha20-Poly1305 (RFC 8439) under a random nonce each, together with
//! the id of their account: one that is copied to another account does not open. The first start
//! makes the key. A database with sealed secrets and no key is one whose key was lost or not put
//! back: no key is made then, one-time codes cannot be checked until it is there, and codes on
//! paper, which are hashes, still serve.

use crate::store::{FactorText, Store};
use anyhow::Context;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use std::{
    fmt, fs,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use vigie_shared::ids::AccountId;
use zeroize::Zeroizing;

/// Name of the file in the data folder.
pub const FACTOR_KEY_FILE: &str = "factor.key";

/// Begins every sealed secret. One that does not begin so is of an earlier version, in base32,
/// which has no dot.
const SEALED_PREFIX: &str = "v1.";

/// The key is not there, or is not the one a secret was sealed with. What it is for goes on
/// without it where it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key of the second factors is missing or another one")]
pub struct FactorKeyMissing;

/// Seals and opens the secrets of second factors. Cheap to clone.
#[derive(Clone)]
pub struct FactorKey(Arc<KeyParts>);

struct KeyParts {
    file: PathBuf,
    /// None while the file is missing; it is looked for again each time it is needed.
    key: RwLock<Option<Arc<LessSafeKey>>>,
}

impl fmt::Debug for FactorKey {
    /// Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FactorKey")
            .field("file", &self.0.file)
            .finish_non_exhaustive()
    }
}

impl FactorKey {
    /// The key in this data folder, or a new one where no secret was sealed yet. Seals the
    /// secrets that an earlier version left in clear.
    ///
    /// # Errors
    /// When the file cannot be read or written, is no key, or the database cannot be read.
    pub async fn open(data: &Path, store: &Store) -> anyhow::Result<Self> {
        let key = Self::load(data)?;
        let factors = stored_factors(store).await?;
        let is_sealed = |stored: &&StoredFactor| is_sealed(&stored.text);
        let sealed: Vec<&StoredFactor> = factors.iter().filter(is_sealed).collect();
        if !key.is_there() && sealed.is_empty() {
            key.create()?;
        }
        let unreadable = sealed
            .iter()
            .filter(|stored| key.unseal(stored.account, &stored.text).is_err());
        let unreadable = unreadable.count();
        if unreadable > 0 {
            tracing::error!(
                unreadable,
                file = %key.0.file.display(),
                "second factors cannot be checked: put the key file back; if it is lost, \
                 `vigie center reset-lost-factors`"
            );
        }
        if key.is_there() {
            key.seal_plain(store, &factors).await?;
        }
        Ok(key)
    }

    /// The key in this data folder, if there is one; makes none.
    ///
    /// # Errors
    /// When the file cannot be read, or is no key.
    pub fn load(data: &Path) -> anyhow::Result<Self> {
        let file = data.join(FACTOR_KEY_FILE);
        let key = RwLock::new(read(&file)?.map(Arc::new));
        Ok(Self(Arc::new(KeyParts { file, key })))
    }

    /// Makes the key if there is none yet.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create(&self) -> anyhow::Result<()> {
        let file = &self.0.file;
        let written = write_new(file);
        written.with_context(|| format!("{} cannot be written", file.display()))?;
        // Another process may have been first: its key counts.
        self.reload()
    }

    /// E-mails of the accounts whose second factor this key does not open.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lost_accounts(&self, store: &Store) -> anyhow::Result<Vec<String>> {
        let factors = stored_factors(store).await?;
        let lost = factors
            .into_iter()
            .filter(|stored| is_sealed(&stored.text))
            .filter(|stored| self.unseal(stored.account, &stored.text).is_err());
        let mut emails: Vec<String> = lost.map(|stored| stored.email).collect();
        emails.dedup();
        Ok(emails)
    }

    /// A secret as the database keeps it.
    ///
    /// # Errors
    /// When the key is missing.
    pub(crate) fn seal(
        &self,
        account: AccountId,
        secret: &[u8],
    ) -> Result<String, FactorKeyMissing> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|_| FactorKeyMissing)?;
        let mut sealed = secret.to_vec();
        let bound = Aad::from(account.0.as_bytes());
        self.key()?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound, &mut sealed)
            .map_err(|_| FactorKeyMissing)?;
        let text = URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat());
        Ok(format!("{SEALED_PREFIX}{text}"))
    }

    /// The secret of this account behind the text in the database.
    ///
    /// # Errors
    /// When the key is missing, or does not open it.
    pub(crate) fn unseal(
        &self,
        account: AccountId,
        text: &str,
    ) -> Result<Zeroizing<Vec<u8>>, FactorKeyMissing> {
        let text = text.strip_prefix(SEALED_PREFIX).ok_or(FactorKeyMissing)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| FactorKeyMissing)?;
        let (nonce, sealed) = bytes
            .split_first_chunk::<NONCE_LEN>()
            .ok_or(FactorKeyMissing)?;
        let mut sealed = Zeroizing::new(sealed.to_vec());
        let bound = Aad::from(account.0.as_bytes());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.key()?.open_in_place(nonce, bound, &mut sealed);
        let length = opened.map_err(|_| FactorKeyMissing)?.len();
        sealed.truncate(length);
        Ok(sealed)
    }

    fn is_there(&self) -> bool {
        self.key().is_ok()
    }

    fn key(&self) -> Result<Arc<LessSafeKey>, FactorKeyMissing> {
        if let Some(key) = self.known() {
            return Ok(key);
        }
        // Put back since the start?
        if let Err(error) = self.reload() {
            tracing::error!(%error, "the key of the second factors cannot be read");
        }
        self.known().ok_or(FactorKeyMissing)
    }

    fn known(&self) -> Option<Arc<LessSafeKey>> {
        let key = self.0.key.read().unwrap_or_else(PoisonError::into_inner);
        key.clone()
    }

    fn reload(&self) -> anyhow::Result<()> {
        let read = read(&self.0.file)?.map(Arc::new);
        *self.0.key.write().unwrap_or_else(PoisonError::into_inner) = read;
        Ok(())
    }

    /// Seals what is in clear.
    async fn seal_plain(&self, store: &Store, factors: &[StoredFactor]) -> anyhow::Result<()> {
        for stored in factors.iter().filter(|stored| !is_sealed(&stored.text)) {
            let secret = data_encoding::BASE32_NOPAD.decode(stored.text.as_bytes());
            let secret = Zeroizing::new(secret.context("a second factor is no base32")?);
            let sealed = self.seal(stored.account, &secret)?;
            store
                .replace_factor(stored.account, &stored.text, &sealed)
                .await?;
        }
        Ok(())
    }
}

/// Is it sealed, and not of an earlier version?
pub(crate) fn is_sealed(text: &str) -> bool {
    text.starts_with(SEALED_PREFIX)
}

/// One secret that is kept.
struct StoredFactor {
    account: AccountId,
    email: String,
    text: FactorText,
}

async fn stored_factors(store: &Store) -> Result<Vec<StoredFactor>, sqlx::Error> {
    let rows = store.factors().await?.into_iter();
    let texts = rows.flat_map(|row| {
        let texts = [row.in_use, row.pending].into_iter().flatten();
        let (account, email) = (row.account, row.email);
        texts.map(move |text| StoredFactor {
            account,
            email: email.clone(),
            text,
        })
    });
    Ok(texts.collect())
}

/// The key in a file; none when there is no file.
fn read(file: &Path) -> anyhow::Result<Option<LessSafeKey>> {
    let text = match fs::read_to_string(file) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", file.display()));
        }
    };
    let damaged = || {
        format!(
            "{} is no key of second factors: put it back from a backup, or move it away and run \
             `vigie center reset-lost-factors`",
            file.display()
        )
    };
    let mut bytes = Zeroizing::new([0; 32]);
    hex::decode_to_slice(text.trim(), &mut *bytes).with_context(damaged)?;
    let key = UnboundKey::new(&CHACHA20_POLY1305, &*bytes);
    let key = key.map_err(|_| anyhow::anyhow!(damaged()))?;
    Ok(Some(LessSafeKey::new(key)))
}

/// Writes a new key for its owner only; one that is there already stays.
fn write_new(file: &Path) -> anyhow::Result<()> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *bytes)?;
    let text = Zeroizing::new(hex::encode(*bytes) + "\n");
    let created = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    let mut created = match created {
        Ok(created) => created,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    created.write_all(text.as_bytes())?;
    created.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use uuid::Uuid;

    fn account(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    #[test]
    fn a_secret_opens_for_its_account_with_its_key_and_not_otherwise() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let key = FactorKey::load(one.path()).unwrap();
        assert_eq!(key.seal(account(1), b"secret"), Err(FactorKeyMissing));
        key.create().unwrap();
        let sealed = key.seal(account(1), b"secret").unwrap();
        assert!(is_sealed(&sealed) && !is_sealed("JBSWY3DPEHPK3PXP"));
        assert_ne!(key.seal(account(1), b"secret").unwrap(), sealed);
        let opened = |key: &FactorKey, id, text: &str| key.unseal(account(id), text);
        assert_eq!(**opened(&key, 1, &sealed).unwrap(), *b"secret");
        assert_eq!(opened(&key, 2, &sealed), Err(FactorKeyMissing));
        for text in ["", "v1.", "v1.AAAA", "JBSWY3DPEHPK3PXP", &sealed[..20]] {
            assert_eq!(opened(&key, 1, text), Err(FactorKeyMissing), "{text}");
        }
        let stranger = FactorKey::load(other.path()).unwrap();
        stranger.create().unwrap();
        assert_eq!(opened(&stranger, 1, &sealed), Err(FactorKeyMissing));
        let again = FactorKey::load(one.path()).unwrap();
        assert!(opened(&again, 1, &sealed).is_ok());
    }

    #[test]
    fn the_file_is_for_its_owner_only_and_is_found_when_it_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FACTOR_KEY_FILE);
        let key = FactorKey::load(folder.path()).unwrap();
        key.create().unwrap();
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let text = fs::read_to_string(&file).unwrap();
        key.create().unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "it stays");
        assert!(!format!("{key:?}").contains(text.trim()));
        fs::remove_file(&file).unwrap();
        let without = FactorKey::load(folder.path()).unwrap();
        assert!(!without.is_there());
        fs::write(&file, text).unwrap();
        assert!(without.is_there());
        fs::write(&file, "not a key").unwrap();
        let error = FactorKey::load(folder.path()).unwrap_err();
        assert!(error.to_string().contains("reset-lost-factors"), "{error}");
    }
}
