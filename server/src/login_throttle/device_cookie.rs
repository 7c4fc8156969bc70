//! Device cookies: a browser that logged in as somebody is known when it does so again.
//!
//! Signed with a key that outlives a restart. The cookie holds no person: a random id, its
//! end, and a signature that also covers who logged in, so that the server recognizes it only
//! together with the name that is typed.

use super::attempt::LoginAttempt;
use crate::keyed_hash::keyed;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::time::Duration;
use vigie_shared::time::{MINUTE, Timestamp};

/// How long a device stays known, microseconds: 90 days.
const LIFETIME_MICROS: i64 = 90 * 24 * 60 * MINUTE;
const ID_BYTES: usize = 16;
const TAG_BYTES: usize = 16;

/// The value of a device cookie, genuine or not.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceCookie {
    id: [u8; ID_BYTES],
    expires_at: Timestamp,
    tag: [u8; TAG_BYTES],
}

impl std::fmt::Debug for DeviceCookie {
    /// Without the signature, and without what tells one browser from another.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceCookie").finish_non_exhaustive()
    }
}

impl DeviceCookie {
    /// How long the browser keeps it.
    pub const LIFETIME: Duration = Duration::from_micros(LIFETIME_MICROS.unsigned_abs());

    /// The one of this value of a cookie, if it can be one.
    pub fn from_cookie(value: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
        let (id, rest) = bytes.split_first_chunk()?;
        let (expires_at, tag) = rest.split_first_chunk()?;
        Some(Self {
            id: *id,
            expires_at: Timestamp(i64::from_be_bytes(*expires_at)),
            tag: tag.try_into().ok()?,
        })
    }

    /// For the cookie.
    pub fn to_cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode([&self.id[..], &self.expires_at.0.to_be_bytes(), &self.tag].concat())
    }

    pub(super) fn id(&self) -> [u8; ID_BYTES] {
        self.id
    }
}

/// Signs device cookies.
pub(super) struct DeviceCookieMint {
    /// With the key, and nothing else yet.
    unsigned: Hmac<Sha256>,
}

impl std::fmt::Debug for DeviceCookieMint {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceCookieMint").finish_non_exhaustive()
    }
}

impl DeviceCookieMint {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self {
            unsigned: keyed(key),
        }
    }

    /// The cookie of a device that has just logged in.
    pub(super) fn issue(
        &self,
        attempt: &LoginAttempt,
        now: Timestamp,
    ) -> Result<DeviceCookie, getrandom::Error> {
        let mut cookie = DeviceCookie {
            id: [0; ID_BYTES],
            expires_at: now.plus(LIFETIME_MICROS),
            tag: [0; TAG_BYTES],
        };
        getrandom::fill(&mut cookie.id)?;
        let tag = self.signature(&cookie, attempt).finalize().into_bytes();
        cookie.tag.copy_from_slice(&tag[..TAG_BYTES]);
        Ok(cookie)
    }

    /// Did this device log in as the same person before?
    pub(super) fn is_known(
        &self,
        cookie: &DeviceCookie,
        attempt: &LoginAttempt,
        now: Timestamp,
    ) -> bool {
        let signature = self.signature(cookie, attempt);
        cookie.expires_at > now && signature.verify_truncated_left(&cookie.tag).is_ok()
    }

    fn signature(&self, cookie: &DeviceCookie, attempt: &LoginAttempt) -> Hmac<Sha256> {
        let mut mac = self.unsigned.clone();
        mac.update(attempt.identity());
        mac.update(&cookie.id);
        mac.update(&cookie.expires_at.0.to_be_bytes());
        mac
    }
}
