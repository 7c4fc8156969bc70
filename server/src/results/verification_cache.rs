//! Certificates that were verified lately.
//!
//! A published certificate never changes, and many people verify the same one: an employer
//! opens the page again and again. Kept for ten minutes only, because the person behind it
//! may be erased.

use dashmap::DashMap;
use vigie_shared::{
    certificate::CertificateCode,
    time::{MINUTE, Timestamp},
    view::VerifiedCertificate,
};

/// How long an answer is kept, microseconds.
const LIFETIME: i64 = 10 * MINUTE;
/// Answers kept, at about 500 bytes each.
const MAX_ANSWERS: usize = 4_096;

/// Answers of the public verification, by code.
#[derive(Debug, Default)]
pub struct VerificationCache(DashMap<String, (Timestamp, VerifiedCertificate)>);

impl VerificationCache {
    /// The answer for this code, if it was given less than ten minutes ago.
    pub fn get(&self, code: &CertificateCode, now: Timestamp) -> Option<VerifiedCertificate> {
        let kept = self.0.get(code.as_str())?;
        let (since, answer) = kept.value();
        (now.since(*since) < LIFETIME).then(|| answer.clone())
    }

    /// Keeps an answer. When there are too many, those that are over go, and then all.
    pub fn keep(&self, answer: &VerifiedCertificate, now: Timestamp) {
        if self.0.len() >= MAX_ANSWERS {
            self.0.retain(|_, (since, _)| now.since(*since) < LIFETIME);
        }
        if self.0.len() >= MAX_ANSWERS {
            self.0.clear();
        }
        let code = answer.code.as_str().to_owned();
        self.0.insert(code, (now, answer.clone()));
    }
}
