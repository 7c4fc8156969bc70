//! What the board says of the companion of a candidate.

use crate::{
    companion::{AttemptCounts, ExtensionVersion, ForbiddenExtension},
    session::{CompanionStatus, CompanionWaiver, EnteredDevice, MisuseCount, SeatState},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// What is known of the companion, and how well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionProof {
    /// It was never seen on this device.
    NeverSeen,
    /// The page says that it is there, and nothing proves it.
    Claimed,
    /// Its own connection proves it.
    Linked,
    /// It was there, and is not any more.
    Missing,
}

/// The companion on the device that holds a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanionDetails {
    /// Is it there?
    pub proof: CompanionProof,
    /// Since when, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Version of the last link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<ExtensionVersion>,
    /// An older one than the lists need.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outdated: bool,
    /// When it was lost lately, at most 10 instants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<Timestamp>,
    /// Attempts to reach blocked sites.
    #[serde(default, skip_serializing_if = "AttemptCounts::is_empty")]
    pub attempts: AttemptCounts,
    /// The extension was deprived of what it needs to block.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub permission_removed: bool,
    /// The test is in a private window.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private_window: bool,
    /// Extensions beside it, where a managed browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_extensions: Option<u16>,
    /// Those that the session forbids and that are active, where a managed browser tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_extensions: Vec<ForbiddenExtension>,
    /// What tried to pass for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misuses: Vec<MisuseCount>,
    /// The candidate may take the test without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<CompanionWaiver>,
}

impl CompanionDetails {
    /// None where there is nothing to say: in records of earlier versions, which knew of no
    /// links, and before anything was known of it.
    pub fn from_seat(seat_state: &SeatState) -> Option<Self> {
        let waiver = seat_state.companion_waiver.as_deref().cloned();
        let known = seat_state.holder.as_ref().filter(|holder| {
            let record = &holder.extension;
            record.version.is_some() || record.claimed || !record.misuses.is_empty()
        });
        match known {
            Some(holder) => Some(Self {
                waiver,
                ..Self::of_device(holder)
            }),
            None => waiver.map(|waiver| Self::without_device(Some(waiver))),
        }
    }

    fn without_device(waiver: Option<CompanionWaiver>) -> Self {
        Self {
            proof: CompanionProof::NeverSeen,
            since: None,
            version: None,
            outdated: false,
            losses: Vec::new(),
            attempts: AttemptCounts::default(),
            permission_removed: false,
            private_window: false,
            other_extensions: None,
            forbidden_extensions: Vec::new(),
            misuses: Vec::new(),
            waiver,
        }
    }

    fn of_device(device: &EnteredDevice) -> Self {
        let record = &device.extension;
        let proof = match &record.version {
            Some(_) if device.companion == CompanionStatus::Present => CompanionProof::Linked,
            _ if record.claimed => CompanionProof::Claimed,
            Some(_) => CompanionProof::Missing,
            None => CompanionProof::NeverSeen,
        };
        Self {
            proof,
            since: record
                .changed_at
                .filter(|_| matches!(proof, CompanionProof::Linked | CompanionProof::Missing)),
            version: record.version.clone(),
            outdated: record.outdated,
            losses: record.losses.iter().copied().collect(),
            attempts: record.attempts(),
            permission_removed: !record.report.permissions,
            private_window: record.report.private_window,
            other_extensions: record.report.other_extensions.filter(|others| *others > 0),
            forbidden_extensions: record.report.forbidden_extensions.clone(),
            misuses: record.misuses.clone(),
            waiver: None,
        }
    }

    /// How often it was lost in the last ten minutes, once that is more than twice.
    pub fn flapping(&self, now: Timestamp) -> Option<usize> {
        let recent = |at: &&Timestamp| now.since(**at) < 10 * crate::time::MINUTE;
        let times = self.losses.iter().filter(recent).count();
        (times > 2).then_some(times)
    }
}
