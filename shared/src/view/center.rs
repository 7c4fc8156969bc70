//! What referents follow of all the sessions of their center at once: the open
//! incidents, the problems with questions, and where each room stands.

use crate::{
    ids::{Seat, SessionId},
    item::{ItemId, LocalizedText},
    maybe_known::only_known,
    session::{AlertReason, Incident},
    time::Timestamp,
    view::{GuessingNotice, SessionStatus},
};
use serde::{Deserialize, Serialize};

/// All sessions of a center that are not closed yet. Sent whole when it changes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CenterView {
    /// The sessions, newest first.
    pub sessions: Vec<SessionSummary>,
    /// The open incidents of all of them: those that block finalization first, then the
    /// oldest first.
    #[serde(deserialize_with = "only_known")]
    pub incidents: Vec<QueuedIncident>,
    /// Questions reported, the most reported first, and the suspended ones.
    #[serde(deserialize_with = "only_known")]
    pub problems: Vec<ItemProblem>,
    /// Who is guessed at: codes of sessions that are not finalized, accounts of the center.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "only_known")]
    pub guessing: Vec<GuessingNotice>,
}

/// Where one room stands, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionSummary {
    /// Session it belongs to.
    pub session: SessionId,
    /// What people type to enter.
    pub number: u32,
    /// Address of the site.
    pub site: String,
    /// Name or number of the room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// Local time, `14:30`.
    pub held_at: String,
    /// Current status.
    pub status: SessionStatus,
    /// Enrolled candidates.
    pub candidates: u16,
    /// Tests that run.
    pub testing: u16,
    /// Tests that an alert blocks; part of `testing`.
    pub blocked: u16,
    /// Tests that have ended.
    pub ended: u16,
}

/// An open incident with where it belongs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueuedIncident {
    /// Session it belongs to.
    pub session: SessionId,
    /// The incident itself, with its moments.
    pub incident: Incident,
    /// Names of the people it is about, by seat: first name, birth name.
    pub people: Vec<(Seat, String, String)>,
}

/// One question that was reported, in whatever session, or that is suspended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemProblem {
    /// Which. For referents only.
    pub item: ItemId,
    /// Code of its competence, such as `"3.4"`.
    pub competence: String,
    /// What it asks.
    pub prompt: LocalizedText,
    /// Who reported it, oldest first.
    pub reports: Vec<ItemReport>,
    /// Since when, by whom and why it is suspended in the sessions of this center.
    pub suspended: Option<ItemSuspension>,
    /// Since when and why it is suspended in the sessions of all centers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_for_all: Option<PlatformSuspension>,
}

/// One report of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemReport {
    /// Session it belongs to.
    pub session: SessionId,
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// Number of the question, 1..=32.
    pub number: u8,
    /// What was wrong with the item.
    pub reason: AlertReason,
    /// When it was reported.
    pub at: Timestamp,
}

/// An item taken out of the sessions of a center, by one of its referents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemSuspension {
    /// Name of the referent.
    pub by: String,
    /// When it was suspended.
    pub at: Timestamp,
    /// Reason, 1..=1000 characters.
    pub reason: String,
    /// It has no effect: with what was suspended for all since, too few questions of its
    /// competence would be left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overruled: bool,
}

/// An item taken out of the sessions of all centers, by a bank editor, who is not named to
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlatformSuspension {
    /// When it was suspended.
    pub at: Timestamp,
    /// Reason, 1..=1000 characters. None for a suspension of earlier versions: a center wrote
    /// it for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
