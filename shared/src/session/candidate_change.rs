//! Who sits at a seat and on which terms, changed after the creation of the session.
//!
//! Identities stay outside of the journal: it keeps a digest of each version, made with a salt
//! that is kept with the identity. So it can be proved which version was in force when, as long
//! as the identity is there, and nothing is left of a person who was erased.

use crate::{
    ids::{IncidentId, Seat, SessionId},
    session::SeatConfig,
    time::ExtraTime,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// SHA-256 of one version of an identity with its salt, as 64 lower-case hexadecimal digits
/// (docs/RECORD.md says over which bytes).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdentityDigest(pub String);

impl fmt::Display for IdentityDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is agreed for a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeatTerms {
    /// Extra time, basis points: 33 % is 3300.
    #[cfg_attr(feature = "openapi", schema(value_type = u32, maximum = 20_000))]
    pub extra_time: ExtraTime,
    /// Accessible items only.
    pub accessible: bool,
}

impl SeatTerms {
    /// The terms in a configuration.
    pub fn from_config(config: &SeatConfig) -> Self {
        Self {
            extra_time: config.extra_time,
            accessible: config.accessible,
        }
    }

    /// The configuration of `seat` with these terms.
    pub fn at(self, seat: Seat) -> SeatConfig {
        SeatConfig {
            seat,
            extra_time: self.extra_time,
            accessible: self.accessible,
        }
    }
}

/// An identity that is replaced by another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityChange {
    /// The version that was corrected.
    pub before: IdentityDigest,
    /// The version in force from now on, the next one.
    pub after: IdentityDigest,
}

/// A candidate edited: identity, terms, or both, and the incident that said so, at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateEdit {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// The version of the identity that the person saw, from 1: another one was corrected
    /// meanwhile.
    pub seen_version: u32,
    /// The terms that the person saw.
    pub seen_terms: SeatTerms,
    /// None when the identity stays.
    pub identity: Option<IdentityChange>,
    /// The terms from now on.
    pub terms: SeatTerms,
    /// Why, 1..=1000 characters.
    pub reason: String,
    /// The open incident (C1 or C2, about this seat) that is upheld by it.
    pub incident: Option<IncidentId>,
    /// By an invigilator who has the person before them: the identity only, before the start.
    pub at_door: bool,
}

/// A candidate enrolled after the creation of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateEnrollment {
    /// The next seat.
    pub seat: Seat,
    /// Digest of the identity as enrolled.
    pub identity: IdentityDigest,
    /// What is agreed.
    pub terms: SeatTerms,
    /// Why, 1..=1000 characters.
    pub reason: String,
    /// The session they were moved from, if they were.
    pub moved_from: Option<SessionId>,
    /// By an invigilator who has the person before them.
    pub at_door: bool,
}
