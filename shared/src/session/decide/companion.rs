//! The browser extension: seen or not, and what that blocks.

use super::{
    candidate::{Candidate, next_alert},
    credit::{ClosedBy, blocked_time, credit_if_last},
};
use crate::session::{
    ActorName, Alert, AlertKind, CompanionPolicy, CompanionStatus, Event, Refusal, Test,
};

/// Companion alerts of a test that clear by themselves; after that an invigilator
/// looks. Time given back by rule is limited as well: see [`super::credit`].
const AUTO_CLEARS: usize = 10;

/// Reports of a seat that its companion is there. An extension that is switched off and on
/// again and again would make the record grow without end; after that it stays on record as
/// absent, and an invigilator looks.
const MAX_PRESENT_REPORTS: u32 = 200;

impl Candidate<'_> {
    pub(super) fn report_companion(
        &self,
        present: bool,
        policy: CompanionPolicy,
    ) -> Result<Vec<Event>, Refusal> {
        let wanted = if present {
            CompanionStatus::Present
        } else {
            CompanionStatus::Absent
        };
        let running = self.seat_state.running(self.now()).ok();
        let tests = running.is_some_and(|test| self.is_on(test));
        let device = self.entered().ok_or(Refusal::ResumeNotAuthorized)?;
        if device.companion == wanted {
            return Ok(Vec::new());
        }
        if present && self.seat_state.present_reports >= MAX_PRESENT_REPORTS {
            return Err(Refusal::TooFast);
        }
        let mut events = vec![Event::CompanionReported {
            seat: self.seat,
            device: self.unless_holder(),
            present,
        }];
        // A device that waits to resume neither blocks nor frees the test of another one.
        let Some(test) = running.filter(|_| tests) else {
            return Ok(events);
        };
        if !present {
            events.extend(self.miss_companion(test, policy)?);
            return Ok(events);
        }
        let open = test
            .open_alerts()
            .find(|alert| alert.kind == AlertKind::Companion);
        if let (CompanionPolicy::RequiredAutoClear, Some(alert)) = (policy, open)
            && self.may_clear_by_rule(test, alert)
        {
            let id = alert.id;
            events.push(Event::AlertCleared {
                seat: self.seat,
                alert: id,
                by: ActorName::Server,
            });
            let closing = (id, ClosedBy::Rule);
            events.extend(credit_if_last(self.seat_state, test, closing, self.now()));
        }
        Ok(events)
    }

    /// Not more often than [`AUTO_CLEARS`], and not where the time that the rule withholds
    /// would end the test: that is for an invigilator to decide.
    fn may_clear_by_rule(&self, test: &Test, alert: &Alert) -> bool {
        let cleared = test
            .alerts
            .iter()
            .filter(|alert| alert.was_cleared_by_rule())
            .count();
        let closing = (alert.id, ClosedBy::Rule);
        let withheld = blocked_time(self.seat_state, test, closing, self.now())
            .map_or(0, |blocked| blocked.withheld);
        cleared < AUTO_CLEARS && withheld < test.time_left(&self.seat_state.config, self.now())
    }

    /// The alert for a companion that is not there, if one is due.
    pub(super) fn miss_companion(
        &self,
        test: &Test,
        policy: CompanionPolicy,
    ) -> Result<Option<Event>, Refusal> {
        let open = test
            .open_alerts()
            .any(|alert| alert.kind == AlertKind::Companion);
        if open || policy == CompanionPolicy::Observed {
            return Ok(None);
        }
        let (alert, kind) = (next_alert(test)?, AlertKind::Companion);
        Ok(Some(Event::AlertRaised {
            seat: self.seat,
            alert,
            kind,
        }))
    }
}
