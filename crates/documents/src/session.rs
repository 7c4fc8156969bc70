//! The head of a session's papers.

use jiff::civil::{Date, Time};

use crate::flow::Flow;
use crate::tree::Node;
use crate::words::Words;

/// What the papers of a session say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHead {
    /// Number of the session, as people write it.
    pub number: String,
    /// Name of the center.
    pub center: String,
    /// Address of the site.
    pub site: String,
    /// Room.
    pub room: String,
    /// Day of the session, local.
    pub date: Date,
    /// When it begins, local.
    pub time: Time,
    /// Names of the invigilators.
    pub invigilators: Vec<String>,
    /// Name of the referent.
    pub referent: String,
    /// How far the session is.
    pub stage: SessionStage,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionStage {
    /// Nobody has begun.
    Created,
    /// Tests are running, or may.
    InProgress,
    /// Outcomes are decided.
    Finalized,
    /// Results are out.
    Published,
}

impl SessionHead {
    /// Lays out the facts in three columns.
    pub(crate) fn lay_out(&self, flow: &mut Flow, parent: Node, words: &Words) {
        let stage = match self.stage {
            SessionStage::Created => words.text("session-stage-created"),
            SessionStage::InProgress => words.text("session-stage-in-progress"),
            SessionStage::Finalized => words.text("session-stage-finalized"),
            SessionStage::Published => words.text("session-stage-published"),
        };
        let time = format!("{:02}:{:02}", self.time.hour(), self.time.minute());
        let facts = [
            (words.text("session-number"), self.number.clone()),
            (words.text("session-center"), self.center.clone()),
            (words.text("session-date"), words.long_date(self.date)),
            (words.text("session-site"), self.site.clone()),
            (words.text("session-time"), time),
            (words.text("session-room"), self.room.clone()),
            (words.text("session-stage"), stage),
            (words.text("session-referent"), self.referent.clone()),
            (
                words.text("session-invigilators"),
                self.invigilators.join(", "),
            ),
        ];
        flow.facts(parent, &facts, 3);
    }
}
