//! The browser extension: seen or not, and what that blocks.

use super::candidate::{Candidate, credit_if_last, next_alert};
use crate::session::{
    ActorName, AlertKind, CompanionPolicy, CompanionStatus, Event, Refusal, Test,
};

/// Companion alerts of a test that clear by themselves; after that an invigilator
/// looks. Otherwise candidates could stop the clock at will by switching the extension off
/// and on.
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
        let cleared = test
            .alerts
            .iter()
            .filter(|alert| alert.was_cleared_by_rule())
            .count();
        if let (CompanionPolicy::RequiredAutoClear, Some(alert)) = (policy, open)
            && cleared < AUTO_CLEARS
        {
            let id = alert.id;
            events.push(Event::AlertCleared {
                seat: self.seat,
                alert: id,
                by: ActorName::Server,
            });
            events.extend(credit_if_last(self.seat, test, id, self.now()));
        }
        Ok(events)
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
