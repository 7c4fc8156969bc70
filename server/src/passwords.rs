//! Passwords of referents: Argon2id, in turns of the pool for heavy work.

use crate::work_pool::{WorkError, WorkKey, WorkKind, WorkPool};
use argon2::{
    Argon2, PasswordHasher, PasswordVerifier,
    password_hash::{self, phc::PasswordHash},
};
use vigie_shared::secret_text::SecretText;

/// Hash of an unknown password, with the parameters of real ones: an unknown e-mail
/// address takes as long as a wrong password.
const UNKNOWN_ACCOUNT: &str = "$argon2id$v=19$m=19456,t=2,p=1$\
                      OCL+a+y9cLeKJNR8FOHA2w$EZuOG3ORsacT6o6IsWOpZI2HBY47+cewzaq9tv7NugU";

/// Why a password could not be hashed. A wrong password is not an error.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Argon2 refused.
    #[error("password hashing failed: {0}")]
    Hash(#[from] password_hash::Error),
    /// No turn for it, or it did not end.
    #[error("the password was not hashed: {0}")]
    Work(#[from] WorkError),
}

/// Hashes and verifies passwords for requests. Each hash takes 19 MiB and a whole core: it
/// takes a turn of the pool first.
#[derive(Clone)]
pub struct PasswordService {
    work: WorkPool,
}

impl PasswordService {
    /// Works in this pool.
    pub fn new(work: WorkPool) -> Self {
        Self { work }
    }

    /// The PHC string of a password, for the database. `key` is who asks.
    ///
    /// # Errors
    /// When the pool is busy, or Argon2 refuses.
    #[tracing::instrument(skip_all)]
    pub async fn hash(&self, key: WorkKey, password: SecretText) -> Result<String, PasswordError> {
        self.run(key, move || hash_password(&password)).await
    }

    /// Whether this is the password of that hash; without a hash false, in the same time.
    /// `key` is who asks: for somebody who is not logged in the network they come from, since
    /// names of accounts can be made up.
    ///
    /// # Errors
    /// When the pool is busy, or Argon2 refuses.
    #[tracing::instrument(skip_all)]
    pub async fn verify(
        &self,
        key: WorkKey,
        password: SecretText,
        hash: Option<String>,
    ) -> Result<bool, PasswordError> {
        self.run(key, move || {
            let expected = PasswordHash::new(hash.as_deref().unwrap_or(UNKNOWN_ACCOUNT))
                .map_err(password_hash::Error::from)?;
            // With the parameters that the hash was made with, compared in constant time.
            match Argon2::default().verify_password(password.as_bytes(), &expected) {
                Ok(()) => Ok(hash.is_some()),
                Err(password_hash::Error::PasswordInvalid) => Ok(false),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        key: WorkKey,
        compute: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        self.work.run(key, WorkKind::PasswordHash, compute).await?
    }
}

/// The PHC string of a password, computed here and now: for commands and for the start of a
/// server. A request takes [`PasswordService::hash`].
///
/// # Errors
/// When Argon2 refuses.
#[tracing::instrument(skip_all)]
pub fn hash_password(password: &str) -> Result<String, PasswordError> {
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{Algorithm, Params, Version};

    const KEY: WorkKey = WorkKey::Server;

    fn service() -> PasswordService {
        PasswordService::new(WorkPool::default())
    }

    #[tokio::test]
    async fn only_the_right_password_of_a_known_person_is_right() {
        let passwords = service();
        let hash = passwords.hash(KEY, "sésame".into()).await.unwrap();
        for (password, hash, right) in [
            ("sésame", Some(hash.clone()), true),
            ("Sésame", Some(hash), false),
            ("sésame", None, false),
        ] {
            let verified = passwords.verify(KEY, password.into(), hash);
            assert_eq!(verified.await.unwrap(), right, "{password}");
        }
    }

    #[test]
    fn the_hash_of_an_unknown_account_costs_what_a_real_one_costs() {
        let real = hash_password("x").unwrap();
        let (real, unknown) = (
            PasswordHash::new(&real).unwrap(),
            PasswordHash::new(UNKNOWN_ACCOUNT).unwrap(),
        );
        assert_eq!(real.params, unknown.params);
        assert_eq!(real.algorithm, unknown.algorithm);
        assert_eq!(
            real.hash.map(|output| output.len()),
            unknown.hash.map(|output| output.len())
        );
    }

    #[tokio::test]
    async fn hashes_verify_with_the_parameters_they_were_made_with() {
        let passwords = service();
        for (memory, passes, lanes) in [(19_456, 2, 1), (64, 3, 2), (20_000, 1, 1), (8, 1, 1)] {
            let params = Params::new(memory, passes, lanes, None).unwrap();
            for algorithm in [Algorithm::Argon2id, Algorithm::Argon2i] {
                // By the library on its own, as the accounts of earlier versions have it.
                let hash = Argon2::new(algorithm, Version::V0x13, params.clone())
                    .hash_password("sésame".as_bytes())
                    .unwrap()
                    .to_string();
                for (password, right) in [("sésame", true), ("Sésame", false)] {
                    let verified = passwords.verify(KEY, password.into(), Some(hash.clone()));
                    assert_eq!(verified.await.unwrap(), right, "{hash}");
                }
            }
        }
    }

    #[test]
    fn the_library_on_its_own_verifies_what_is_stored() {
        let hash = hash_password("sésame").unwrap();
        let argon2 = Argon2::default();
        assert!(
            argon2
                .verify_password("sésame".as_bytes(), hash.as_str())
                .is_ok()
        );
        assert_ne!(hash, hash_password("sésame").unwrap());
    }
}
