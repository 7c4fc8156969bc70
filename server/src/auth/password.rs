//! Passwords of referents: Argon2id, off the async threads, a few at a time.

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// Hashes computed at once. Each takes 19 MiB and a whole core: more of them
/// would be a way to take the processors from a running session.
static HASH_SLOTS: Semaphore = Semaphore::const_new(2);

/// Hash of an unknown password, with the parameters of real ones: an unknown e-mail
/// address takes as long as a wrong password.
const UNKNOWN_ACCOUNT: &str = "$argon2id$v=19$m=19456,t=2,p=1$\
                      OCL+a+y9cLeKJNR8FOHA2w$EZuOG3ORsacT6o6IsWOpZI2HBY47+cewzaq9tv7NugU";

/// Why a password could not be hashed. A wrong password is not an error.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Argon2 refused.
    #[error("password hashing failed: {0}")]
    Hash(argon2::password_hash::Error),
    /// The blocking task did not end.
    #[error("password hashing was interrupted")]
    Interrupted,
}

/// The PHC string of a password, for the database.
#[tracing::instrument(skip_all)]
pub async fn hash_password(password: String) -> Result<String, PasswordError> {
    run(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string())
            .map_err(PasswordError::Hash)
    })
    .await?
}

/// Whether this is the password of that hash; without a hash false, in the same time.
#[tracing::instrument(skip_all)]
pub async fn verify_password(
    password: String,
    hash: Option<String>,
) -> Result<bool, PasswordError> {
    run(move || {
        let expected = PasswordHash::new(hash.as_deref().unwrap_or(UNKNOWN_ACCOUNT))
            .map_err(|error| PasswordError::Hash(error.into()))?;
        let right = Argon2::default()
            .verify_password(password.as_bytes(), &expected)
            .is_ok();
        Ok(right && hash.is_some())
    })
    .await?
}

async fn run<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, PasswordError> {
    let _turn = HASH_SLOTS
        .acquire()
        .await
        .map_err(|_| PasswordError::Interrupted)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| PasswordError::Interrupted)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
