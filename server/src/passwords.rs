//! Passwords of referents: Argon2id, in turns of the pool for heavy work.

mod hash_memory;

use crate::work_pool::{WorkError, WorkKey, WorkKind, WorkPool};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{
        self, generate_salt,
        phc::{Output, ParamsString, PasswordHash, Salt},
    },
};
use hash_memory::{HashBlocks, HashMemory};
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
    memory: HashMemory,
}

impl PasswordService {
    /// Works in this pool.
    pub fn new(work: WorkPool) -> Self {
        let memory = HashMemory::default();
        Self { work, memory }
    }

    /// The PHC string of a password, for the database. `key` is who asks.
    ///
    /// # Errors
    /// When the pool is busy, or Argon2 refuses.
    #[tracing::instrument(skip_all)]
    pub async fn hash(&self, key: WorkKey, password: SecretText) -> Result<String, PasswordError> {
        self.run(key, move |blocks| phc_string(blocks, &password))
            .await
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
        self.run(key, move |blocks| {
            let expected = PasswordHash::new(hash.as_deref().unwrap_or(UNKNOWN_ACCOUNT))
                .map_err(password_hash::Error::from)?;
            Ok(is_password_of(blocks, &password, &expected)? && hash.is_some())
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        key: WorkKey,
        compute: impl FnOnce(&mut HashBlocks) -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let memory = self.memory.clone();
        let work = move || compute(&mut memory.take());
        self.work.run(key, WorkKind::PasswordHash, work).await?
    }
}

/// The PHC string of a password, computed here and now: for commands and for the start of a
/// server. A request takes [`PasswordService::hash`].
///
/// # Errors
/// When Argon2 refuses.
#[tracing::instrument(skip_all)]
pub fn hash_password(password: &str) -> Result<String, PasswordError> {
    phc_string(&mut HashMemory::default().take(), password)
}

fn phc_string(blocks: &mut HashBlocks, password: &str) -> Result<String, PasswordError> {
    let argon2 = Argon2::default();
    let salt = Salt::new(&generate_salt()).map_err(password_hash::Error::from)?;
    let output = compute(blocks, &argon2, password, &salt)?;
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon2.params())?,
        salt: Some(salt),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// Whether `expected` is the hash of this password, with the parameters it was made with.
fn is_password_of(
    blocks: &mut HashBlocks,
    password: &str,
    expected: &PasswordHash,
) -> Result<bool, password_hash::Error> {
    let (Some(salt), Some(output)) = (&expected.salt, &expected.hash) else {
        return Ok(false);
    };
    let version = expected.version.map(Version::try_from).transpose()?;
    let argon2 = Argon2::new(
        Algorithm::try_from(expected.algorithm.as_str())?,
        version.unwrap_or_default(),
        Params::try_from(expected)?,
    );
    // `Output` is compared in constant time.
    Ok(compute(blocks, &argon2, password, salt)? == *output)
}

fn compute(
    blocks: &mut HashBlocks,
    argon2: &Argon2<'_>,
    password: &str,
    salt: &[u8],
) -> Result<Output, password_hash::Error> {
    let length = argon2.params().output_len();
    let mut buffer = [0; Output::MAX_LENGTH];
    let output = buffer
        .get_mut(..length.unwrap_or(Params::DEFAULT_OUTPUT_LEN))
        .ok_or(password_hash::Error::OutputSize)?;
    argon2.hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        output,
        blocks.blocks(argon2),
    )?;
    Ok(Output::new(output)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::PasswordHasher;
    use futures_util::{FutureExt, future::join_all};

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
    async fn many_verifications_use_the_memory_of_two() {
        let passwords = service();
        let logins = (0..12).map(|_| passwords.verify(KEY, "wrong".into(), None));
        for right in join_all(logins).await {
            assert!(!right.unwrap());
        }
        assert!((1..=2).contains(&passwords.memory.allocated()));
    }

    #[tokio::test]
    async fn requests_that_end_early_use_the_memory_of_two_as_well() {
        let passwords = service();
        for _ in 0..6 {
            // Asked once, which starts the hash if there is a turn, and dropped.
            let _ = passwords.verify(KEY, "wrong".into(), None).now_or_never();
        }
        // After those that run: turns are given in order.
        for _ in 0..2 {
            let last = passwords.verify(KEY, "wrong".into(), None);
            assert!(!last.await.unwrap());
        }
        assert!((1..=2).contains(&passwords.memory.allocated()));
    }

    #[tokio::test]
    async fn hashes_verify_with_the_parameters_they_were_made_with() {
        let passwords = service();
        // Larger and smaller in turn: what one leaves in the memory must not change the next.
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
        use argon2::PasswordVerifier;
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
