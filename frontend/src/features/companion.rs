//! Detects the companion, a browser extension.
//!
//! The page dispatches `vigie:companion?` on its document every second; the extension
//! answers with `vigie:companion!`. Two requests without an answer mean absent. A change
//! is reported to the server.

mod line;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use vigie_shared::session::Command;
use web_sys::Event;
use yew::prelude::*;

pub use self::line::CompanionLine;

const PING: &str = "vigie:companion?";
const PONG: &str = "vigie:companion!";
const PING_EVERY_MILLIS: u32 = 1000;
/// Requests without an answer after which it counts as absent.
const MAX_MISSES: u8 = 2;

/// The companion, as the page detects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CompanionStatus {
    /// Too early to say.
    #[default]
    Unknown,
    /// It answered lately.
    Present,
    /// It does not answer.
    Absent,
}

#[derive(Debug, Default)]
struct Detector {
    misses: u8,
    status: CompanionStatus,
}

impl Detector {
    /// A request goes out. It counts as missed until it is answered.
    fn ping(&mut self) {
        if self.misses >= MAX_MISSES {
            self.status = CompanionStatus::Absent;
        }
        self.misses = self.misses.saturating_add(1);
    }

    fn pong(&mut self) {
        self.misses = 0;
        self.status = CompanionStatus::Present;
    }
}

/// Looks for the companion while the component lives. `submit` returns whether a report
/// was submitted; `refused_reports` counts those that the server refused.
#[hook]
pub fn use_companion(submit: Callback<Command, bool>, refused_reports: u32) -> CompanionStatus {
    let status = use_state_eq(CompanionStatus::default);
    let reported = use_mut_ref(CompanionStatus::default);
    let latest_submit = use_mut_ref(|| submit.clone());
    *latest_submit.borrow_mut() = submit;
    {
        let reported = reported.clone();
        use_effect_with(refused_reports, move |_| {
            *reported.borrow_mut() = CompanionStatus::Unknown;
        });
    }
    let setter = status.setter();
    use_effect_with((), move |()| {
        let detector = Rc::new(RefCell::new(Detector::default()));
        let report = move |now: CompanionStatus| {
            setter.set(now);
            let present = match now {
                CompanionStatus::Unknown => return,
                CompanionStatus::Present => true,
                CompanionStatus::Absent => false,
            };
            let command = Command::ReportCompanion { present };
            if *reported.borrow() != now && latest_submit.borrow().emit(command) {
                *reported.borrow_mut() = now;
            }
        };
        let document = gloo_utils::document();
        let listener = {
            let (detector, report) = (detector.clone(), report.clone());
            EventListener::new(&document, PONG, move |_| {
                detector.borrow_mut().pong();
                report(CompanionStatus::Present);
            })
        };
        let ping = move || {
            detector.borrow_mut().ping();
            let status = detector.borrow().status;
            report(status);
            if let Ok(event) = Event::new(PING) {
                // Dispatching fails only for an event that is being dispatched already.
                document.dispatch_event(&event).unwrap_or_default();
            }
        };
        ping();
        let interval = Interval::new(PING_EVERY_MILLIS, ping);
        move || drop((listener, interval))
    });
    *status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_misses_make_it_absent_and_one_answer_makes_it_present() {
        let mut detector = Detector::default();
        detector.ping();
        detector.ping();
        assert_eq!(detector.status, CompanionStatus::Unknown);
        detector.ping();
        assert_eq!(detector.status, CompanionStatus::Absent);
        detector.pong();
        assert_eq!(detector.status, CompanionStatus::Present);
        detector.ping();
        detector.ping();
        assert_eq!(
            detector.status,
            CompanionStatus::Present,
            "one miss is nothing"
        );
        detector.ping();
        assert_eq!(detector.status, CompanionStatus::Absent);
    }
}
