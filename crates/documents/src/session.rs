//! The details of a session at the head of its documents.

use jiff::civil::{Date, Time};

use crate::layout::DocumentLayout;
use crate::messages::long_date;
use crate::structure_tree::ElementId;

/// What the documents of a session say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDetails {
    /// Number of the session, as people write it.
    pub number: String,
    /// Name of the center.
    pub center: String,
    /// Address of the site.
    pub site: String,
    /// Name of the room.
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
    /// No candidate has begun.
    Created,
    /// Tests are running, or may.
    InProgress,
    /// Outcomes are decided.
    Finalized,
    /// Results are public.
    Published,
}

impl SessionDetails {
    /// Lays out the details in three columns.
    pub(crate) fn lay_out(&self, layout: &mut DocumentLayout, parent: ElementId) {
        let messages = layout.messages;
        let stage = match self.stage {
            SessionStage::Created => messages.text("session-stage-created"),
            SessionStage::InProgress => messages.text("session-stage-in-progress"),
            SessionStage::Finalized => messages.text("session-stage-finalized"),
            SessionStage::Published => messages.text("session-stage-published"),
        };
        let date = long_date(self.date, messages.language());
        let time = format!("{:02}:{:02}", self.time.hour(), self.time.minute());
        let facts = [
            (messages.text("session-number"), self.number.clone()),
            (messages.text("session-center"), self.center.clone()),
            (messages.text("session-date"), date),
            (messages.text("session-site"), self.site.clone()),
            (messages.text("session-time"), time),
            (messages.text("session-room"), self.room.clone()),
            (messages.text("session-stage"), stage),
            (messages.text("session-referent"), self.referent.clone()),
            (
                messages.text("session-invigilators"),
                self.invigilators.join(", "),
            ),
        ];
        layout.facts(parent, &facts, 3);
    }
}
