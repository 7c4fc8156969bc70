//! Results as they leave the center: what candidates see of their own, and what the
//! code of a certificate shows to others.

use crate::{
    certificate::CertificateCode,
    competence::COMPETENCE_COUNT,
    rules::{Outcome, OutcomeFacts, OutcomeRule},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// A published score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedScore {
    /// Score in pix, 0..=895.
    pub pix: u16,
    /// Mesh of the scale, 0..=7.
    pub mesh: u8,
    /// Level 1..=7 of each competence, in the order of the certificate.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<u8>))]
    pub levels: [u8; COMPETENCE_COUNT],
    /// Lowest and highest level that are likely in each competence (80 %).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<Vec<u8>>>))]
    pub likely: Option<[(u8, u8); COMPETENCE_COUNT]>,
}

/// Where and when a test was taken. Not in which session: its number is what people type
/// to enter, and a person who is shown a certificate must not get there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestVenue {
    /// Name of the center.
    pub center: String,
    /// ISO date of the session.
    pub held_on: String,
    /// When the results were published.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub published_at: Timestamp,
}

/// A candidate's own result: all of it, whatever the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateResult {
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// ISO date.
    pub birthdate: String,
    /// Place of birth.
    pub birth_place: String,
    /// Number of the session.
    pub session: u32,
    /// Where and when the test was taken.
    pub sat: TestVenue,
    /// The outcome: one value, never two at once.
    pub outcome: Outcome,
    /// The rule that decided.
    pub rule: OutcomeRule,
    /// What the rules saw; none for an absence. A dismissed suspicion of fraud is
    /// left out: it decided nothing.
    pub facts: Option<OutcomeFacts>,
    /// Score, if the outcome has one.
    pub score: Option<PublishedScore>,
    /// The certificate, if there is one.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub certificate: Option<CertificateCode>,
    /// Digest, hex, of the row of the session's record that decided.
    pub fingerprint: String,
    /// When it was decided again, after the publication of an earlier result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub revised_at: Option<Timestamp>,
}

/// What the code of a certificate shows to anybody who has it: enough to know that the
/// certificate is real and what it says, nothing else about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifiedCertificate {
    /// The code.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: CertificateCode,
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Where and when the test was taken.
    pub sat: TestVenue,
    /// Was the score degraded because not all questions were treated?
    pub degraded: bool,
    /// Score with its levels, if the outcome has one.
    pub score: PublishedScore,
    /// Digest, hex, of the row of the session's record that issued it.
    pub fingerprint: String,
}
