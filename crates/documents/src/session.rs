//! The details of a session at the head of its documents.

use jiff::civil::{Date, Time};

use vigie_i18n::time_zone_with_offset;

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
    /// Its number in the directory of schools; left out when empty.
    pub uai: String,
    /// Its postal address; left out when empty.
    pub center_address: String,
    /// Whose clock all hours are read on.
    pub clock: CenterClock,
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

/// The clock on the wall of a center.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterClock {
    /// Name of the time zone, such as `Indian/Reunion`.
    pub zone: String,
    /// Offset from UTC when the session begins: `+4`, `-9:30`.
    pub offset: String,
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
        let language = messages.language();
        let zone = time_zone_with_offset(language, &self.clock.zone, &self.clock.offset);
        let (hour, minute) = (self.time.hour(), self.time.minute());
        let time = format!("{hour:02}:{minute:02} ({zone})");
        let center = match self.uai.as_str() {
            "" => self.center.clone(),
            uai => format!("{} ({uai})", self.center),
        };
        let address = self.center_address.lines().map(str::trim);
        let address = address.collect::<Vec<_>>().join(", ");
        let facts = [
            (messages.text("session-number"), self.number.clone()),
            (messages.text("session-center"), center),
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
            (messages.text("session-center-address"), address),
        ];
        layout.facts(parent, &facts, 3);
    }
}
