//! The secret a login is known by.

use super::Portal;
use crate::keyed_hash::keyed;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};
use zeroize::Zeroizing;

const RANDOM_BYTES: usize = 32;
const TAG_BYTES: usize = 16;
/// Tokens remembered as ended: a few hundred kilobytes.
const MAX_ENDED: usize = 10_000;

type Tag = [u8; TAG_BYTES];

/// 32 random bytes and a signature of the server, base64url. In the cookie only: the database
/// has the digest, so that a copy of it opens no login.
pub struct LoginToken {
    text: Zeroizing<String>,
    random: Zeroizing<[u8; RANDOM_BYTES]>,
    /// None: issued by a version that did not sign them.
    tag: Option<Tag>,
}

impl LoginToken {
    /// The one of a cookie, if it can be one.
    pub fn from_cookie(value: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(value).ok()?);
        let (random, tag) = bytes.split_first_chunk()?;
        let tag = match tag {
            [] => None,
            signed => Some(signed.try_into().ok()?),
        };
        Some(Self {
            text: value.to_owned().into(),
            random: Zeroizing::new(*random),
            tag,
        })
    }

    /// For the cookie.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// SHA-256 in hex, for the database. No salt and no slow hash: 256 random bits cannot be
    /// guessed.
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.text.as_bytes()))
    }
}

/// Issues tokens, and knows its own again without the database: who floods the network of a
/// school with made-up tokens is distinguished from the people there before anything is looked up. That
/// a token is known opens nothing: whether its login still lives is for the database to say.
///
/// The key outlives a restart. Tokens of earlier versions have no signature; their logins go on,
/// and are strangers' until they were looked up, each time.
pub struct LoginTokenMint {
    /// With the key, and nothing else yet.
    unsigned: Hmac<Sha256>,
    /// The tags of tokens whose login was looked for in vain.
    ended: Mutex<HashSet<Tag>>,
}

impl LoginTokenMint {
    /// Signs with this key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            unsigned: keyed(key),
            ended: Mutex::default(),
        }
    }

    /// A token for a login at this portal, to the session of this number.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn issue(
        &self,
        portal: Portal,
        session: Option<u32>,
    ) -> Result<LoginToken, getrandom::Error> {
        let mut random = Zeroizing::new([0; RANDOM_BYTES]);
        getrandom::fill(&mut *random)?;
        let signature = self.signature(portal, session, &random).finalize();
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&signature.into_bytes()[..TAG_BYTES]);
        Ok(LoginToken {
            text: URL_SAFE_NO_PAD
                .encode(Zeroizing::new([&random[..], &tag].concat()))
                .into(),
            random,
            tag: Some(tag),
        })
    }

    /// Was this token issued here, for this portal and session, and is its login not known to
    /// have ended?
    pub fn is_known(&self, token: &LoginToken, portal: Portal, session: Option<u32>) -> bool {
        let signature = self.signature(portal, session, &token.random);
        token.tag.is_some_and(|tag| {
            signature.verify_truncated_left(&tag).is_ok() && !self.ended().contains(&tag)
        })
    }

    /// There is no login for this token any more: it is not looked up at the expense of nobody
    /// again.
    pub fn note_ended(&self, token: &LoginToken) {
        let Some(tag) = token.tag else { return };
        let mut ended = self.ended();
        if ended.len() >= MAX_ENDED {
            // Each of them costs one more look.
            ended.clear();
        }
        ended.insert(tag);
    }

    /// Is it known that there is no login for this token any more?
    pub fn has_ended(&self, token: &LoginToken) -> bool {
        token.tag.is_some_and(|tag| self.ended().contains(&tag))
    }

    fn ended(&self) -> std::sync::MutexGuard<'_, HashSet<Tag>> {
        // Whole after every change.
        self.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn signature(
        &self,
        portal: Portal,
        session: Option<u32>,
        random: &[u8; RANDOM_BYTES],
    ) -> Hmac<Sha256> {
        let mut mac = self.unsigned.clone();
        // Of a fixed length behind the name, so that no two logins are signed alike.
        mac.update(random);
        mac.update(&session.unwrap_or(0).to_be_bytes());
        mac.update(portal.name().as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANDIDATE: (Portal, Option<u32>) = (Portal::Candidate, Some(483_920));

    fn mint() -> LoginTokenMint {
        LoginTokenMint::new(&[7; 32])
    }

    #[test]
    fn a_token_survives_the_cookie_and_its_digest_is_not_the_token() {
        let (mint, (portal, session)) = (mint(), CANDIDATE);
        let token = mint.issue(portal, session).unwrap();
        assert_eq!(token.expose().len(), 64);
        assert_eq!(token.digest().len(), 64);
        let back = LoginToken::from_cookie(token.expose()).unwrap();
        assert_eq!(back.digest(), token.digest());
        let other = mint.issue(portal, session).unwrap();
        assert_ne!(other.digest(), token.digest());
    }

    #[test]
    fn what_is_not_a_token_is_not_looked_up() {
        for value in [
            "",
            "abc",
            "not base64 at all",
            &"A".repeat(42),
            &"A".repeat(63),
            &"A".repeat(400),
        ] {
            assert!(LoginToken::from_cookie(value).is_none(), "{value}");
        }
    }

    #[test]
    fn a_token_is_known_after_a_restart_and_only_where_it_was_issued() {
        let (portal, session) = CANDIDATE;
        let issued = mint().issue(portal, session).unwrap();
        let token = LoginToken::from_cookie(issued.expose()).unwrap();
        let mint = mint();
        assert!(mint.is_known(&token, portal, session));
        assert!(!mint.is_known(&token, portal, Some(483_921)));
        assert!(!mint.is_known(&token, Portal::Invigilator, session));
        assert!(!LoginTokenMint::new(&[8; 32]).is_known(&token, portal, session));
        for forged in ["A".repeat(64), "A".repeat(43)] {
            let forged = LoginToken::from_cookie(&forged).unwrap();
            assert!(!mint.is_known(&forged, portal, session), "but looked up");
        }
    }

    #[test]
    fn a_token_whose_login_has_ended_is_a_stranger_s() {
        let (mint, (portal, session)) = (mint(), CANDIDATE);
        let token = mint.issue(portal, session).unwrap();
        assert!(!mint.has_ended(&token));
        mint.note_ended(&token);
        assert!(mint.has_ended(&token) && !mint.is_known(&token, portal, session));
        for _ in 0..2 * MAX_ENDED {
            mint.note_ended(&mint.issue(portal, session).unwrap());
        }
        assert!(mint.ended().len() <= MAX_ENDED);
    }
}
