//! Passwords of referents: Argon2id, off the async threads, a few at a time.

use crate::auth::hash_memory::{HashMemory, HashSlot};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{
        self, generate_salt,
        phc::{Output, ParamsString, PasswordHash, Salt},
    },
};

/// Hashes computed at once. Each takes 19 MiB and a whole core: more of them
/// would be a way to take the processors from a running session.
static HASH_MEMORY: HashMemory = HashMemory::new(2);

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
    /// The blocking task did not end.
    #[error("password hashing was interrupted")]
    Interrupted,
}

/// The PHC string of a password, for the database.
#[tracing::instrument(skip_all)]
pub async fn hash_password(password: String) -> Result<String, PasswordError> {
    run(&HASH_MEMORY, move |slot| {
        let argon2 = Argon2::default();
        let salt = Salt::new(&generate_salt()).map_err(password_hash::Error::from)?;
        let output = compute(slot, &argon2, &password, &salt)?;
        let hash = PasswordHash {
            algorithm: Algorithm::default().ident(),
            version: Some(Version::default().into()),
            params: ParamsString::try_from(argon2.params())?,
            salt: Some(salt),
            hash: Some(output),
        };
        Ok(hash.to_string())
    })
    .await
}

/// Whether this is the password of that hash; without a hash false, in the same time.
#[tracing::instrument(skip_all)]
pub async fn verify_password(
    password: String,
    hash: Option<String>,
) -> Result<bool, PasswordError> {
    verify_in(&HASH_MEMORY, password, hash).await
}

async fn verify_in(
    memory: &'static HashMemory,
    password: String,
    hash: Option<String>,
) -> Result<bool, PasswordError> {
    run(memory, move |slot| {
        let expected = PasswordHash::new(hash.as_deref().unwrap_or(UNKNOWN_ACCOUNT))
            .map_err(password_hash::Error::from)?;
        Ok(is_password_of(slot, &password, &expected)? && hash.is_some())
    })
    .await
}

/// Whether `expected` is the hash of this password, with the parameters it was made with.
fn is_password_of(
    slot: &mut HashSlot,
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
    Ok(compute(slot, &argon2, password, salt)? == *output)
}

fn compute(
    slot: &mut HashSlot,
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
        slot.blocks(argon2),
    )?;
    Ok(Output::new(output)?)
}

async fn run<T: Send + 'static>(
    memory: &'static HashMemory,
    work: impl FnOnce(&mut HashSlot) -> Result<T, PasswordError> + Send + 'static,
) -> Result<T, PasswordError> {
    let mut slot = memory.acquire().await.ok_or(PasswordError::Interrupted)?;
    tokio::task::spawn_blocking(move || work(&mut slot))
        .await
        .map_err(|_| PasswordError::Interrupted)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::PasswordHasher;
    use futures_util::{FutureExt, future::join_all};

    /// Two slots of their own for each test that counts.
    const SLOTS: u32 = 2;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_person_is_right() {
        let hash = hash_password("sésame".to_owned()).await.unwrap();
        assert!(
            verify_password("sésame".to_owned(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(
            !verify_password("Sésame".to_owned(), Some(hash))
                .await
                .unwrap()
        );
        assert!(!verify_password("sésame".to_owned(), None).await.unwrap());
    }

    #[tokio::test]
    async fn the_hash_of_an_unknown_account_costs_what_a_real_one_costs() {
        let real = hash_password("x".to_owned()).await.unwrap();
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
        static MEMORY: HashMemory = HashMemory::new(SLOTS as usize);
        let logins = (0..12).map(|_| verify_in(&MEMORY, "wrong".to_owned(), None));
        for right in join_all(logins).await {
            assert!(!right.unwrap());
        }
        assert!((1..=2).contains(&MEMORY.allocated(SLOTS).await));
    }

    #[tokio::test]
    async fn a_request_that_ends_early_keeps_its_memory_until_the_hash_is_done() {
        static MEMORY: HashMemory = HashMemory::new(SLOTS as usize);
        for _ in 0..6 {
            // Asked once, which starts the hash if a slot is free, and dropped.
            let _ = verify_in(&MEMORY, "wrong".to_owned(), None).now_or_never();
        }
        assert!((1..=2).contains(&MEMORY.allocated(SLOTS).await));
    }

    #[tokio::test]
    async fn hashes_verify_with_the_parameters_they_were_made_with() {
        static MEMORY: HashMemory = HashMemory::new(1);
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
                    let verified = verify_in(&MEMORY, password.to_owned(), Some(hash.clone()));
                    assert_eq!(verified.await.unwrap(), right, "{hash}");
                }
            }
        }
    }

    #[tokio::test]
    async fn the_library_on_its_own_verifies_what_is_stored() {
        use argon2::PasswordVerifier;
        let hash = hash_password("sésame".to_owned()).await.unwrap();
        let argon2 = Argon2::default();
        assert!(
            argon2
                .verify_password("sésame".as_bytes(), hash.as_str())
                .is_ok()
        );
        assert_ne!(hash, hash_password("sésame".to_owned()).await.unwrap());
    }
}
