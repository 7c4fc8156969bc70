//! The browser extension: there or not, and what that blocks.
//!
//! Only the connection of the extension makes it present ([`CompanionNotice`]). A page can say
//! what it likes: that the extension answers is a claim, and that it does not counts only where no
//! connection speaks for it.

use super::{
    DecisionContext,
    candidate::{Candidate, next_alert},
    credit::{ClosedBy, blocked_time, credit_if_last},
    incident::check_words,
};
use crate::{
    ids::{DeviceId, Seat},
    session::{
        ActorName, AlertKind, CompanionNote, CompanionNotice, CompanionPolicy, CompanionReport,
        CompanionStatus, EnteredDevice, Event, Refusal, SeatState, SelfCheck, Session, Test,
    },
    time::MINUTE,
};

/// Companion alerts of a test that clear by themselves; after that an invigilator
/// looks. Time given back by rule is limited as well: see [`super::credit`].
const AUTO_CLEARS: usize = 10;

/// How often the companion of a seat may come to be there. An extension that is switched off
/// and on again and again would make the record grow without end; after that it stays on record
/// as absent, and an invigilator looks.
const MAX_PRESENT_REPORTS: u32 = 200;

/// Other notes on the companion of a seat: three a minute over the longest test. What is beyond
/// is not put on record.
const MAX_COMPANION_NOTES: u32 = 1_000;

/// Least time between two summaries that differ only in their counts, microseconds.
const SUMMARY_INTERVAL: i64 = MINUTE;

impl Session {
    pub(super) fn candidate_at<'a>(
        &'a self,
        seat: Seat,
        device: DeviceId,
        context: &'a DecisionContext<'a>,
    ) -> Result<Candidate<'a>, Refusal> {
        Ok(Candidate {
            seat,
            device,
            seat_state: self.existing_seat(seat)?,
            suspended: &self.suspended,
            focus_rule: self.focus_rule(),
            context,
        })
    }

    /// What the connection of the extension shows. Nothing counts once the test is over.
    pub(super) fn note_companion(
        &self,
        seat: Seat,
        device: DeviceId,
        notice: &CompanionNotice,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let candidate = self.candidate_at(seat, device, context)?;
        let entered = candidate.entered().ok_or(Refusal::ResumeNotAuthorized)?;
        let test = candidate.seat_state.test.as_ref();
        let ended = test.is_some_and(|test| test.end.is_some());
        if let CompanionNotice::LastReported(report) = notice {
            // What was counted until the end; with the outcome the record is closed.
            return Ok(match self.finalized() {
                Some(_) => Vec::new(),
                None => candidate.take_last_report(entered, report),
            });
        }
        if ended {
            return Ok(Vec::new());
        }
        let policy = self.companion;
        match notice {
            CompanionNotice::Linked { .. } => candidate.link_companion(entered, notice, policy),
            CompanionNotice::Missing if entered.companion == CompanionStatus::Present => {
                candidate.lose_companion(policy)
            }
            CompanionNotice::Missing => Ok(Vec::new()),
            CompanionNotice::Reported(report) | CompanionNotice::LastReported(report) => {
                Ok(candidate.take_companion_report(entered, report))
            }
            CompanionNotice::Misused(_) if !candidate.may_note() => Ok(Vec::new()),
            CompanionNotice::Misused(misuse) => {
                Ok(vec![candidate.noted(CompanionNote::Misused(*misuse))])
            }
        }
    }

    /// An invigilator lets a candidate take the test without the companion.
    pub(super) fn waive_companion(
        &self,
        seat: Seat,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.open_seat(seat, context)?;
        check_words(reason)?;
        if seat_state.companion_waiver.is_some() {
            return Ok(Vec::new());
        }
        let (reason, by) = (reason.to_owned(), context.actor.by());
        let mut events = vec![Event::CompanionNoted {
            seat,
            device: None,
            note: CompanionNote::Waived { reason, by },
        }];
        events.extend(clear_by_person(seat_state, context));
        Ok(events)
    }

    /// Takes the leave back; a running test is blocked again without the companion.
    pub(super) fn withdraw_companion_waiver(
        &self,
        seat: Seat,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        let seat_state = self.open_seat(seat, context)?;
        if seat_state.companion_waiver.is_none() {
            return Ok(Vec::new());
        }
        let by = context.actor.by();
        let mut events = vec![Event::CompanionNoted {
            seat,
            device: None,
            note: CompanionNote::WaiverWithdrawn { by },
        }];
        if self.companion != CompanionPolicy::Observed {
            events.extend(due_alert(seat_state, context)?);
        }
        Ok(events)
    }

    /// A seat whose test has not started or runs.
    fn open_seat(&self, seat: Seat, context: &DecisionContext) -> Result<&SeatState, Refusal> {
        let seat_state = self.existing_seat(seat)?;
        match seat_state.running(context.at) {
            Ok(_) | Err(Refusal::TestNotStarted) => Ok(seat_state),
            Err(over) => Err(over),
        }
    }

    /// A referent decides for the whole session, also while it runs.
    pub(super) fn set_companion_policy(
        &self,
        policy: CompanionPolicy,
        reason: &str,
        context: &DecisionContext,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        if policy == self.companion {
            return Ok(Vec::new());
        }
        let mut events = vec![Event::CompanionPolicyChanged {
            policy,
            reason: reason.to_owned(),
            by: context.actor.by(),
        }];
        for seat_state in &self.seats {
            if policy == CompanionPolicy::Observed {
                events.extend(clear_by_person(seat_state, context));
            } else if seat_state.companion_waiver.is_none() {
                events.extend(due_alert(seat_state, context)?);
            }
        }
        Ok(events)
    }
}

impl Candidate<'_> {
    /// What the page says of the extension.
    pub(super) fn report_companion(
        &self,
        present: bool,
        policy: CompanionPolicy,
    ) -> Result<Vec<Event>, Refusal> {
        let device = self.entered().ok_or(Refusal::ResumeNotAuthorized)?;
        let claimed = device.extension.claimed;
        match (present, device.companion) {
            // Its own connection says so; a page that is hidden or throttled does not matter.
            (_, CompanionStatus::Present) => Ok(Vec::new()),
            (true, _) if claimed => Ok(Vec::new()),
            (true, _) if self.seat_state.present_reports >= MAX_PRESENT_REPORTS => {
                Err(Refusal::TooFast)
            }
            (true, _) => Ok(vec![self.noted(CompanionNote::Claimed)]),
            (false, CompanionStatus::Absent) if !claimed => Ok(Vec::new()),
            (false, _) => self.lose_companion(policy),
        }
    }

    /// What the device found when it checked itself.
    pub(super) fn report_self_check(&self, check: &SelfCheck) -> Result<Vec<Event>, Refusal> {
        let device = self.entered().ok_or(Refusal::ResumeNotAuthorized)?;
        if device.extension.self_check.as_ref() == Some(check) {
            return Ok(Vec::new());
        }
        if !self.may_note() {
            return Err(Refusal::TooFast);
        }
        Ok(vec![self.noted(CompanionNote::SelfChecked(check.clone()))])
    }

    /// Must the companion be there, and is it not?
    pub(super) fn lacks_companion(&self, device: &EnteredDevice, policy: CompanionPolicy) -> bool {
        policy != CompanionPolicy::Observed
            && self.seat_state.companion_waiver.is_none()
            && device.companion != CompanionStatus::Present
    }

    /// The alert for a companion that is not there, if one is due.
    pub(super) fn miss_companion(
        &self,
        test: &Test,
        policy: CompanionPolicy,
    ) -> Result<Option<Event>, Refusal> {
        if policy == CompanionPolicy::Observed || self.seat_state.companion_waiver.is_some() {
            return Ok(None);
        }
        raise_companion_alert(self.seat, test)
    }

    /// Is there room for a note that does not say whether the companion is there?
    fn may_note(&self) -> bool {
        self.seat_state.companion_notes < MAX_COMPANION_NOTES
    }

    fn noted(&self, note: CompanionNote) -> Event {
        Event::CompanionNoted {
            seat: self.seat,
            device: self.unless_holder(),
            note,
        }
    }

    /// The test, if it runs on this device. One that waits to resume neither blocks nor frees
    /// the test of another one.
    fn own_test(&self) -> Option<&Test> {
        let running = self.seat_state.running(self.now()).ok();
        running.filter(|test| self.is_on(test))
    }

    fn link_companion(
        &self,
        device: &EnteredDevice,
        notice: &CompanionNotice,
        policy: CompanionPolicy,
    ) -> Result<Vec<Event>, Refusal> {
        let CompanionNotice::Linked {
            version,
            outdated,
            resumed,
        } = notice
        else {
            return Ok(Vec::new());
        };
        let present = device.companion == CompanionStatus::Present;
        let same = device.extension.version.as_ref() == Some(version);
        if present && same && *resumed {
            return Ok(Vec::new());
        }
        if self.seat_state.present_reports >= MAX_PRESENT_REPORTS {
            return match present {
                true => Ok(Vec::new()),
                false => Err(Refusal::TooFast),
            };
        }
        let mut events = vec![self.noted(CompanionNote::Linked {
            version: version.clone(),
            outdated: *outdated,
            resumed: *resumed,
        })];
        events.extend(self.clear_by_rule(policy));
        Ok(events)
    }

    /// The companion is not there any more, or never was.
    fn lose_companion(&self, policy: CompanionPolicy) -> Result<Vec<Event>, Refusal> {
        let mut events = vec![Event::CompanionReported {
            seat: self.seat,
            device: self.unless_holder(),
            present: false,
        }];
        if let Some(test) = self.own_test() {
            events.extend(self.miss_companion(test, policy)?);
        }
        Ok(events)
    }

    /// A change of state goes on record at once, counts from time to time.
    fn take_companion_report(
        &self,
        device: &EnteredDevice,
        report: &CompanionReport,
    ) -> Vec<Event> {
        let known = &device.extension;
        let recent = known
            .summarized_at
            .is_some_and(|at| self.now().since(at) < SUMMARY_INTERVAL);
        let is_due = !report.has_same_state(&known.report)
            || (report.attempts != known.report.attempts && !recent);
        let noted = (is_due && self.may_note())
            .then(|| self.noted(CompanionNote::Summarized(report.clone())));
        noted.into_iter().collect()
    }

    /// What was counted since the last summary, however short ago that was. Its state is that of
    /// a connection that is gone, so only the counts are news.
    fn take_last_report(&self, device: &EnteredDevice, report: &CompanionReport) -> Vec<Event> {
        let known = &device.extension.report;
        let has_more = report.attempts != known.attempts && !report.attempts.is_empty();
        let noted = (has_more && self.may_note())
            .then(|| self.noted(CompanionNote::Summarized(report.clone())));
        noted.into_iter().collect()
    }

    /// The open alert about the companion ends by the policy alone, where it may.
    fn clear_by_rule(&self, policy: CompanionPolicy) -> Vec<Event> {
        let Some(test) = self.own_test() else {
            return Vec::new();
        };
        let open = test
            .open_alerts()
            .find(|alert| alert.kind == AlertKind::Companion);
        let (CompanionPolicy::RequiredAutoClear, Some(alert)) = (policy, open) else {
            return Vec::new();
        };
        let cleared = test
            .alerts
            .iter()
            .filter(|alert| alert.was_cleared_by_rule())
            .count();
        let closing = (alert.id, ClosedBy::Rule);
        // Not where the time that the rule withholds would end the test: that is for an
        // invigilator to decide.
        let withheld = blocked_time(self.seat_state, test, closing, self.now())
            .map_or(0, |blocked| blocked.withheld);
        let left = test.time_left(&self.seat_state.config, self.now());
        if cleared >= AUTO_CLEARS || withheld >= left {
            return Vec::new();
        }
        let mut events = vec![Event::AlertCleared {
            seat: self.seat,
            alert: alert.id,
            by: ActorName::Server,
        }];
        events.extend(credit_if_last(self.seat_state, test, closing, self.now()));
        events
    }
}

/// A new alert about the companion, unless one is open.
fn raise_companion_alert(seat: Seat, test: &Test) -> Result<Option<Event>, Refusal> {
    let kind = AlertKind::Companion;
    if test.open_alerts().any(|alert| alert.kind == kind) {
        return Ok(None);
    }
    let alert = next_alert(test)?;
    Ok(Some(Event::AlertRaised { seat, alert, kind }))
}

/// The alert for a running test whose companion must be there from now on, and is not.
fn due_alert(seat_state: &SeatState, context: &DecisionContext) -> Result<Option<Event>, Refusal> {
    let seen = seat_state.companion() == CompanionStatus::Present;
    match seat_state.running(context.at) {
        Ok(test) if !seen => raise_companion_alert(seat_state.config.seat, test),
        _ => Ok(None),
    }
}

/// Ends the open alert about the companion, because the person who commands decided so.
fn clear_by_person(seat_state: &SeatState, context: &DecisionContext) -> Vec<Event> {
    let Ok(test) = seat_state.running(context.at) else {
        return Vec::new();
    };
    let mut open = test.open_alerts();
    let Some(alert) = open.find(|alert| alert.kind == AlertKind::Companion) else {
        return Vec::new();
    };
    let mut events = vec![Event::AlertCleared {
        seat: seat_state.config.seat,
        alert: alert.id,
        by: context.actor.by(),
    }];
    let closing = (alert.id, ClosedBy::Person);
    events.extend(credit_if_last(seat_state, test, closing, context.at));
    events
}
