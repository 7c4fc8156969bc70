//! Live alerts: they block the candidate until an invigilator handles them.

use crate::{
    ids::{AlertId, PresentationId},
    item::ItemMode,
    session::{ActorName, ItemTraits, Test},
    time::{SECOND, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum AlertKind {
    /// The candidate reports a problem with a question.
    Question {
        /// The presentation it is about: only the current one is accepted.
        #[serde(alias = "ask")]
        presentation: PresentationId,
        /// Its number, 1..=32.
        number: u8,
    },
    /// The companion is not seen.
    Companion,
}

/// What was wrong with a question (categories E1 to E12 of the incidents).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AlertReason {
    /// The image is not shown.
    E1,
    /// The simulator or embedded page does not work.
    E2,
    /// The file cannot be opened.
    E3,
    /// A website is unavailable.
    E4,
    /// A website is blocked by the network.
    E5,
    /// The extra time of a timed item was exceeded.
    E8,
    /// A software does not work.
    E9,
    /// The page was left by accident.
    E10,
    /// Skipped by mistake after a problem of the platform.
    E11,
    /// Not accessible.
    E12,
}

impl AlertReason {
    /// Every reason, in the order shown.
    pub const ALL: [Self; 10] = [
        Self::E1,
        Self::E2,
        Self::E3,
        Self::E4,
        Self::E5,
        Self::E8,
        Self::E9,
        Self::E10,
        Self::E11,
        Self::E12,
    ];

    /// Can this be wrong with such an item? E2 needs an embedded page, which no
    /// kind of item has today.
    pub fn fits(self, traits: &ItemTraits) -> bool {
        match self {
            Self::E1 => traits.image,
            Self::E2 => false,
            Self::E3 => traits.attachment,
            Self::E10 => traits.mode == ItemMode::Focus,
            _ => true,
        }
    }

    /// Code of the category, such as `"E4"`.
    pub fn code(self) -> &'static str {
        match self {
            Self::E1 => "E1",
            Self::E2 => "E2",
            Self::E3 => "E3",
            Self::E4 => "E4",
            Self::E5 => "E5",
            Self::E8 => "E8",
            Self::E9 => "E9",
            Self::E10 => "E10",
            Self::E11 => "E11",
            Self::E12 => "E12",
        }
    }
}

/// How an alert was handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum AlertResolution {
    /// Real: another item was given.
    Accepted {
        /// What was wrong with the item.
        reason: AlertReason,
    },
    /// Nothing wrong: same item.
    Dismissed,
    /// The companion alert is over.
    Cleared,
    /// The test ended while it was open.
    Lapsed,
}

/// Where an alert stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlertState {
    /// Waiting, and blocking.
    Open,
    /// Handled.
    Closed {
        /// How the alert was handled.
        how: AlertResolution,
        /// Who did it, as the journal names them.
        by: ActorName,
        /// Instant of the decision, by the clock of the server.
        at: Timestamp,
    },
}

/// A question reported this soon after a focus warning is marked, microseconds.
const SOON_AFTER_WARNING: i64 = 10 * SECOND;

/// What who decides on an alert should know of how it came about. Nothing of it is proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlertMark {
    /// A focus question was reported within 10 s of its warning, or of the one that the page
    /// was left.
    SoonAfterWarning,
    /// The same question number was reported twice before.
    ReportedAgain,
    /// The page was left while the alert was open.
    LeftWhileBlocked,
}

/// One alert of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// Number within the seat, from 1.
    pub id: AlertId,
    /// What the alert is about.
    pub kind: AlertKind,
    /// When the alert was raised: waiting times count from here.
    pub raised_at: Timestamp,
    /// Current state.
    pub state: AlertState,
}

impl Alert {
    /// Was it a companion alert that ended by the policy alone?
    pub fn was_cleared_by_rule(&self) -> bool {
        matches!(
            self.state,
            AlertState::Closed {
                how: AlertResolution::Cleared,
                by: ActorName::Server,
                ..
            }
        )
    }

    /// What is noticeable about it, as one of the alerts of `test`.
    pub fn marks(&self, test: &Test) -> Vec<AlertMark> {
        let mut marks = Vec::new();
        if let AlertKind::Question {
            presentation,
            number,
        } = self.kind
        {
            let presented = test.presentation(presentation);
            let warned = presented
                .filter(|presented| presented.traits.mode == ItemMode::Focus)
                .into_iter()
                .flat_map(|presented| [presented.revealed_at, presented.focus_lost_at])
                .flatten();
            let soon = |at: Timestamp| (0..=SOON_AFTER_WARNING).contains(&self.raised_at.since(at));
            if warned.into_iter().any(soon) {
                marks.push(AlertMark::SoonAfterWarning);
            }
            let before = test.alerts.iter().filter(|other| {
                other.id < self.id
                    && matches!(other.kind, AlertKind::Question { number: of, .. } if of == number)
            });
            if before.count() >= 2 {
                marks.push(AlertMark::ReportedAgain);
            }
        }
        let closed = match &self.state {
            AlertState::Open => None,
            AlertState::Closed { at, .. } => Some(*at),
        };
        let while_open = |left: &Timestamp| {
            *left >= self.raised_at && closed.is_none_or(|closed| *left <= closed)
        };
        if test.left_while_blocked.iter().any(while_open) {
            marks.push(AlertMark::LeftWhileBlocked);
        }
        marks
    }

    /// Does it still block the candidate?
    pub fn is_open(&self) -> bool {
        self.state == AlertState::Open
    }
}
