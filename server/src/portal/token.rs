//! The secret a login is known by.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// 32 random bytes, base64url. In the cookie only: the database has the digest,
/// so that a copy of it opens no login.
pub struct LoginToken(Zeroizing<String>);

impl LoginToken {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(*bytes).into()))
    }

    /// The one of a cookie, if it can be one.
    pub fn from_cookie(value: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(value).ok()?);
        (bytes.len() == 32).then(|| Self(value.to_owned().into()))
    }

    /// For the cookie.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// SHA-256 in hex, for the database. No salt and no slow hash: 256 random bits cannot be
    /// guessed.
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_the_cookie_and_its_digest_is_not_the_token() {
        let token = LoginToken::generate().unwrap();
        assert_eq!(token.expose().len(), 43);
        assert_eq!(token.digest().len(), 64);
        let back = LoginToken::from_cookie(token.expose()).unwrap();
        assert_eq!(back.digest(), token.digest());
        assert_ne!(LoginToken::generate().unwrap().digest(), token.digest());
    }

    #[test]
    fn what_is_not_a_token_is_not_looked_up() {
        for value in [
            "",
            "abc",
            "not base64 at all",
            &"A".repeat(42),
            &"A".repeat(400),
        ] {
            assert!(LoginToken::from_cookie(value).is_none(), "{value}");
        }
    }
}
