//! What a session knows of the companion on a device.
//!
//! Presence comes from the connection of the extension alone ([`CompanionNotice`]). What a page
//! says of it is kept as a claim.

use crate::{
    companion::{AttemptCounts, AttemptTally, ExtensionVersion, ForbiddenExtension},
    session::ActorName,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Losses of the companion that are remembered, for each device.
pub const MAX_COMPANION_LOSSES: usize = 10;

/// What the server learned from the connection of the extension, for the session to decide on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompanionNotice {
    /// It has proved itself.
    Linked {
        /// Version of the extension.
        version: ExtensionVersion,
        /// Older than [`OLDEST_GOOD_VERSION`](crate::companion::OLDEST_GOOD_VERSION).
        outdated: bool,
        /// A link that was there before goes on, with its counts.
        resumed: bool,
    },
    /// Gone, and not because of the network.
    Missing,
    /// What its heartbeats say.
    Reported(CompanionReport),
    /// What its heartbeats said last, when its connection has ended: it also counts after the
    /// test.
    LastReported(CompanionReport),
    /// Something tried to pass for it.
    Misused(CompanionMisuse),
}

/// What something did to pass for the companion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionMisuse {
    /// A right ticket came from another extension.
    AnotherExtension,
    /// A right ticket came from a page, or from a program.
    PageScript,
    /// A frame or a ticket came a second time.
    Replayed,
    /// A signature was wrong.
    Forged,
}

/// What the heartbeats of a link come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanionReport {
    /// The extension may do what it needs to block.
    pub permissions: bool,
    /// The test is in a private window.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private_window: bool,
    /// Extensions beside it, where a managed browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_extensions: Option<u16>,
    /// Those that the session forbids and that are active, where a managed browser tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_extensions: Vec<ForbiddenExtension>,
    /// Since the count began that `tally` names; without one, since the link began.
    #[serde(default, skip_serializing_if = "AttemptCounts::is_empty")]
    pub attempts: AttemptCounts,
    /// Names the count, over several links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<AttemptTally>,
}

impl Default for CompanionReport {
    /// Of a link that has not said anything yet.
    fn default() -> Self {
        Self {
            permissions: true,
            private_window: false,
            other_extensions: None,
            forbidden_extensions: Vec::new(),
            attempts: AttemptCounts::default(),
            tally: None,
        }
    }
}

impl CompanionReport {
    /// Do they say the same, apart from the counts?
    pub fn has_same_state(&self, other: &Self) -> bool {
        let Self {
            permissions,
            private_window,
            other_extensions,
            forbidden_extensions,
            attempts: _,
            tally: _,
        } = self;
        *permissions == other.permissions
            && *private_window == other.private_window
            && *other_extensions == other.other_extensions
            && *forbidden_extensions == other.forbidden_extensions
    }
}

/// The part of the record that is about the companion; see
/// [`Event::CompanionNoted`](super::Event::CompanionNoted).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionNote {
    /// The extension proved itself on a connection of its own. From then on it is there.
    Linked {
        /// Version of the extension.
        version: ExtensionVersion,
        /// An older one than the lists need.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        outdated: bool,
        /// The link was there before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        resumed: bool,
    },
    /// The page said that it is there. That proves nothing.
    Claimed,
    /// What its heartbeats said, not more often than once a minute unless its state changed.
    Summarized(CompanionReport),
    /// Something tried to pass for it.
    Misused(CompanionMisuse),
    /// The device checked itself.
    SelfChecked(SelfCheck),
    /// An invigilator lets the candidate take the test without it.
    Waived {
        /// Why, 1..=1000 characters.
        reason: String,
        /// Who did it.
        by: ActorName,
    },
    /// Not any more.
    WaiverWithdrawn {
        /// Who did it.
        by: ActorName,
    },
}

/// Leave to take a test without the companion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanionWaiver {
    /// Why, in the words of who gave it.
    pub grounds: String,
    /// Who gave it.
    pub by: ActorName,
    /// When.
    pub at: Timestamp,
}

/// How often something tried to pass for the companion of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MisuseCount {
    /// What it did.
    pub kind: CompanionMisuse,
    /// How often that is on record.
    pub times: u16,
    /// The last time.
    pub last_at: Timestamp,
}

/// How the extension came into the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstallPolicy {
    /// By those who manage the computer.
    Managed,
    /// By who uses it.
    User,
    /// The extension does not say, or is not there.
    None,
}

/// What a device found when it checked itself before the start. Said by its page: it helps to
/// prepare, and proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    /// Version of the extension that answers, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<ExtensionVersion>,
    /// How it came there.
    pub policy: InstallPolicy,
    /// It may do what it needs to block.
    pub permissions: bool,
    /// The page can keep answers while the network is away.
    pub storage: bool,
    /// A live connection to the server stands.
    pub socket: bool,
    /// How far the clock of the computer is ahead of the server, milliseconds, where it is
    /// known. Negative when it is behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_skew_ms: Option<i64>,
}

/// What is known of the companion of one device, beside whether it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompanionRecord {
    /// The page says that it is there, and its connection does not.
    pub claimed: bool,
    /// Version of the last link; none when there never was one.
    pub version: Option<ExtensionVersion>,
    /// An older one than the lists need.
    pub outdated: bool,
    /// Since when it has been there or not, once either was known.
    pub changed_at: Option<Timestamp>,
    /// When it was lost, the last [`MAX_COMPANION_LOSSES`] times.
    pub losses: VecDeque<Timestamp>,
    /// What the current link last said.
    pub report: CompanionReport,
    /// When that was.
    pub summarized_at: Option<Timestamp>,
    /// Counts of earlier links.
    pub earlier_attempts: AttemptCounts,
    /// What the link before said last, where its count may go on.
    pub last_count: Option<(AttemptTally, AttemptCounts)>,
    /// What tried to pass for it.
    pub misuses: Vec<MisuseCount>,
    /// What the device found when it checked itself.
    pub self_check: Option<SelfCheck>,
}

impl CompanionRecord {
    /// Counts of all links.
    pub fn attempts(&self) -> AttemptCounts {
        self.earlier_attempts.plus(&self.report.attempts)
    }

    pub(super) fn lose(&mut self, at: Timestamp) {
        if self.losses.len() == MAX_COMPANION_LOSSES {
            self.losses.pop_front();
        }
        self.losses.push_back(at);
    }

    pub(super) fn note(&mut self, note: &CompanionNote, at: Timestamp) {
        match note {
            CompanionNote::Linked {
                version,
                outdated,
                resumed,
            } => {
                self.claimed = false;
                self.version = Some(version.clone());
                self.outdated = *outdated;
                if !resumed {
                    self.begin_link();
                }
            }
            CompanionNote::Claimed => self.claimed = true,
            CompanionNote::Summarized(report) => {
                self.continue_count(report.tally);
                self.report = report.clone();
                self.summarized_at = Some(at);
            }
            CompanionNote::Misused(kind) => self.count_misuse(*kind, at),
            CompanionNote::SelfChecked(check) => self.self_check = Some(check.clone()),
            CompanionNote::Waived { .. } | CompanionNote::WaiverWithdrawn { .. } => {}
        }
    }

    /// What the link before has counted stays.
    fn begin_link(&mut self) {
        self.earlier_attempts = self.attempts();
        let report = std::mem::take(&mut self.report);
        // A link that said nothing leaves the count of the one before it as it was.
        if let Some(tally) = report.tally {
            self.last_count = Some((tally, report.attempts));
        }
    }

    /// A count that goes on holds what the link before said of it.
    fn continue_count(&mut self, tally: Option<AttemptTally>) {
        if tally.is_none() || tally == self.report.tally {
            return;
        }
        let last = self.last_count.take();
        if let Some((_, counts)) = last.filter(|(last, _)| Some(*last) == tally) {
            self.earlier_attempts = self.earlier_attempts.minus(&counts);
        }
    }

    fn count_misuse(&mut self, kind: CompanionMisuse, at: Timestamp) {
        match self.misuses.iter_mut().find(|known| known.kind == kind) {
            Some(known) => {
                known.times = known.times.saturating_add(1);
                known.last_at = at;
            }
            None => self.misuses.push(MisuseCount {
                kind,
                times: 1,
                last_at: at,
            }),
        }
    }
}
