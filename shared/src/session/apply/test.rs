//! How each event changes a test.

use crate::{
    ids::AlertId,
    session::{
        ActorName, Alert, AlertResolution, AlertState, Event, PresentationState, PresentedItem,
        ServerOutageCredit, Test, TestEnd,
    },
    time::{Interval, Timestamp},
};

impl Test {
    #[allow(clippy::too_many_lines, reason = "one short arm for each event")]
    pub(super) fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::ItemPresented {
                number,
                item,
                traits,
                ..
            } => self.presentations.push(PresentedItem {
                number: *number,
                item: item.clone(),
                traits: *traits,
                proposed_at: at,
                revealed_at: (!traits.has_warning()).then_some(at),
                focus_lost_at: None,
                paused_micros: 0,
                state: PresentationState::Current,
            }),
            Event::ItemRevealed { .. } => {
                self.change_last(|presented| presented.revealed_at = Some(at))
            }
            Event::Answered {
                response, correct, ..
            } => self.change_last(|presented| {
                presented.state = PresentationState::Answered {
                    response: response.clone(),
                    correct: *correct,
                    at,
                };
            }),
            Event::Passed { .. } => {
                self.change_last(|presented| presented.state = PresentationState::Passed { at });
            }
            Event::AlertRaised { alert, kind, .. } => {
                self.blocked_since.get_or_insert(at);
                self.alerts.push(Alert {
                    id: *alert,
                    kind: *kind,
                    raised_at: at,
                    state: AlertState::Open,
                });
            }
            Event::AlertAccepted {
                alert, reason, by, ..
            } => {
                self.close(
                    *alert,
                    AlertResolution::Accepted { reason: *reason },
                    by,
                    at,
                );
                let alert = *alert;
                self.change_last(|presented| {
                    presented.state = PresentationState::Withdrawn { alert }
                });
                self.signals.lapse(at, |signal| signal.kind.is_leaving());
            }
            Event::AlertDismissed { alert, by, .. } => {
                self.close(*alert, AlertResolution::Dismissed, by, at);
            }
            Event::AlertCleared { alert, by, .. } => {
                self.close(*alert, AlertResolution::Cleared, by, at)
            }
            Event::LeftWhileBlocked { .. } => self.left_while_blocked.push(at),
            Event::TimeCredited {
                micros,
                by_rule,
                withheld,
                ..
            } => {
                self.credited_micros += micros;
                self.credited_by_rule_micros += by_rule;
                let given = at.plus(-micros);
                self.credited_intervals.push(Interval {
                    from: given,
                    to: at,
                });
                if *withheld > 0 {
                    self.withheld_intervals.push(Interval {
                        from: given.plus(-withheld),
                        to: given,
                    });
                }
                self.blocked_since = None;
                self.change_last(|presented| {
                    // A replacement may have come while another alert went on.
                    if let Some(revealed_at) = presented.revealed_at {
                        presented.paused_micros += at.since(revealed_at).clamp(0, *micros);
                    }
                });
            }
            Event::LostTimeCredited { intervals, .. }
            | Event::ServerOutageCredited(ServerOutageCredit { intervals, .. })
            | Event::WithheldTimeCredited { intervals, .. } => {
                let micros: i64 = intervals.iter().map(|interval| interval.length()).sum();
                self.credited_micros += micros;
                if matches!(event, Event::ServerOutageCredited(_)) {
                    self.credited_for_outages_micros += micros;
                }
                self.credited_intervals.extend(intervals);
                // The question's own time stood still as well.
                self.change_last(|presented| {
                    let Some(revealed_at) = presented.revealed_at else {
                        return;
                    };
                    let shown = Interval {
                        from: revealed_at,
                        to: at,
                    };
                    let lost = intervals
                        .iter()
                        .filter_map(|interval| interval.overlap(shown));
                    presented.paused_micros += lost.map(Interval::length).sum::<i64>();
                });
            }
            Event::TestEnded { cause, by, .. } => {
                for alert in self.alerts.iter_mut().filter(|alert| alert.is_open()) {
                    alert.state = AlertState::Closed {
                        how: AlertResolution::Lapsed,
                        by: by.clone(),
                        at,
                    };
                }
                // So that the time left is what it was when the clock stopped.
                if let Some(since) = self.blocked_since.take() {
                    let blocked = Interval {
                        from: since,
                        to: at.max(since),
                    };
                    self.credited_micros += blocked.length();
                    self.credited_intervals.push(blocked);
                }
                self.signals.lapse(at, |_| true);
                self.end = Some(TestEnd {
                    cause: *cause,
                    at,
                    by: by.clone(),
                });
            }
            _ => self.apply_signal(event, at),
        }
    }

    fn change_last(&mut self, change: impl FnOnce(&mut PresentedItem)) {
        if let Some(presented) = self.presentations.last_mut() {
            change(presented);
        }
    }

    fn close(&mut self, id: AlertId, how: AlertResolution, by: &ActorName, at: Timestamp) {
        if let Some(alert) = self.alerts.iter_mut().find(|alert| alert.id == id) {
            alert.state = AlertState::Closed {
                how,
                by: by.clone(),
                at,
            };
        }
    }
}
