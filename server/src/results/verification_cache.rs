//! Certificates that were verified lately.
//!
//! Many people verify the same certificate: an employer opens the page again and again. An answer
//! is good as long as nothing else was decided in its session, and is kept for ten minutes only,
//! because the person behind it may be erased.

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
pub struct VerificationCache(DashMap<String, KeptAnswer>);

#[derive(Debug)]
struct KeptAnswer {
    since: Timestamp,
    /// Version of the last row that decided anything in the session.
    decided: i64,
    answer: VerifiedCertificate,
}

impl VerificationCache {
    /// The answer for this code, if it was given less than ten minutes ago, when the session had
    /// come to the same row `decided`.
    pub fn get(
        &self,
        code: &CertificateCode,
        decided: i64,
        now: Timestamp,
    ) -> Option<VerifiedCertificate> {
        let kept = self.0.get(code.as_str())?;
        let good = now.since(kept.since) < LIFETIME && kept.decided == decided;
        good.then(|| kept.answer.clone())
    }

    /// Keeps an answer. When there are too many, those that are over go, and then all.
    pub fn keep(&self, answer: &VerifiedCertificate, decided: i64, now: Timestamp) {
        if self.0.len() >= MAX_ANSWERS {
            self.0.retain(|_, kept| now.since(kept.since) < LIFETIME);
        }
        if self.0.len() >= MAX_ANSWERS {
            self.0.clear();
        }
        let code = answer.code.as_str().to_owned();
        let kept = KeptAnswer {
            since: now,
            decided,
            answer: answer.clone(),
        };
        self.0.insert(code, kept);
    }
}
