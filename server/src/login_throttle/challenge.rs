//! Challenges of proofs of work: signed, so that nothing is stored before one is paid for, and
//! good once.

use super::attempt::LoginAttempt;
use crate::keyed_hash::keyed;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use vigie_shared::{
    proof_of_work::WorkProof,
    time::{MINUTE, Timestamp},
};

/// How long a challenge is good for, microseconds: the highest price on a slow computer, many
/// times over.
const VALIDITY_MICROS: i64 = 2 * MINUTE;
/// Challenges remembered as used: a few megabytes.
const MAX_SPENT: usize = 50_000;
const TAG_BYTES: usize = 16;
const BODY_BYTES: usize = 16;

/// Issues challenges and takes their proofs, each once.
pub(super) struct ChallengeMint {
    /// With the key, and nothing else yet.
    unsigned: Hmac<Sha256>,
    next: AtomicU64,
    spent: Mutex<SpentChallenges>,
}

struct SpentChallenges {
    /// By their tag, with their end.
    ends: HashMap<[u8; TAG_BYTES], Timestamp>,
    /// Challenges up to here are not good any more: some of them were forgotten.
    not_before: Timestamp,
}

impl std::fmt::Debug for ChallengeMint {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChallengeMint").finish_non_exhaustive()
    }
}

impl ChallengeMint {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self {
            unsigned: keyed(key),
            next: AtomicU64::new(0),
            spent: Mutex::new(SpentChallenges {
                ends: HashMap::new(),
                not_before: Timestamp(i64::MIN),
            }),
        }
    }

    /// A challenge for this attempt, and for those of the same person from the same network.
    pub(super) fn issue(&self, attempt: &LoginAttempt, now: Timestamp) -> String {
        let mut body = [0; BODY_BYTES];
        body[..8].copy_from_slice(&now.0.to_be_bytes());
        // The instant alone may come twice.
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        body[8..].copy_from_slice(&number.to_be_bytes());
        let tag = self.signature(attempt, &body).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([&body[..], &tag[..TAG_BYTES]].concat())
    }

    /// Is this the solved proof of a challenge for this attempt, not too old and not used
    /// before? Then it is used now.
    pub(super) fn redeem(&self, proof: &WorkProof, attempt: &LoginAttempt, now: Timestamp) -> bool {
        let Some((issued_at, tag)) = self.signed(proof.challenge(), attempt) else {
            return false;
        };
        let end = issued_at.plus(VALIDITY_MICROS);
        // Solved before it is spent: a wrong number need not cost the work.
        if now >= end || issued_at > now || !proof.is_solved() {
            return false;
        }
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.spend(tag, issued_at, end, now)
    }

    /// When the challenge was issued, and its tag, if it is one for this attempt.
    fn signed(
        &self,
        challenge: &str,
        attempt: &LoginAttempt,
    ) -> Option<(Timestamp, [u8; TAG_BYTES])> {
        let bytes = URL_SAFE_NO_PAD.decode(challenge).ok()?;
        let (body, tag) = bytes.split_first_chunk::<BODY_BYTES>()?;
        let tag: [u8; TAG_BYTES] = tag.try_into().ok()?;
        let signature = self.signature(attempt, body);
        signature.verify_truncated_left(&tag).ok()?;
        let issued_at = i64::from_be_bytes(*body.first_chunk()?);
        Some((Timestamp(issued_at), tag))
    }

    fn signature(&self, attempt: &LoginAttempt, body: &[u8; BODY_BYTES]) -> Hmac<Sha256> {
        let mut mac = self.unsigned.clone();
        mac.update(attempt.identity());
        mac.update(attempt.network().to_string().as_bytes());
        mac.update(body);
        mac
    }
}

impl SpentChallenges {
    /// Gives whether it was still to be spent.
    fn spend(
        &mut self,
        tag: [u8; TAG_BYTES],
        issued_at: Timestamp,
        end: Timestamp,
        now: Timestamp,
    ) -> bool {
        if issued_at <= self.not_before {
            return false;
        }
        if self.ends.len() >= MAX_SPENT {
            self.ends.retain(|_, end| *end > now);
        }
        if self.ends.len() >= MAX_SPENT {
            // Which ones were used is not known any more: all are asked for again.
            self.ends.clear();
            self.not_before = now;
            return false;
        }
        self.ends.insert(tag, end).is_none()
    }
}
