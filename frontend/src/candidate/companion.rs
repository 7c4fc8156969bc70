//! Is the companion (the browser extension) there?
//!
//! The page calls `vigie:companion?` on its document every second; the extension
//! answers `vigie:companion!`. Two calls without an answer mean absent. The server
//! is told only when that changes.

mod line;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use vigie_shared::session::Command;
use web_sys::Event;
use yew::prelude::*;

pub use self::line::CompanionLine;

const CALL: &str = "vigie:companion?";
const ANSWER: &str = "vigie:companion!";
const EVERY_MILLIS: u32 = 1000;
/// Calls without an answer after which it counts as absent.
const MISSES: u8 = 2;

/// What the page knows of the companion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seen {
    /// Too early to say.
    #[default]
    Unknown,
    /// It answers.
    Present,
    /// It does not.
    Absent,
}

#[derive(Debug, Default)]
struct Watch {
    misses: u8,
    seen: Seen,
}

impl Watch {
    /// Notes a call. It counts as missed until it is answered.
    fn call(&mut self) {
        if self.misses >= MISSES {
            self.seen = Seen::Absent;
        }
        self.misses = self.misses.saturating_add(1);
    }

    fn answer(&mut self) {
        self.misses = 0;
        self.seen = Seen::Present;
    }
}

/// Looks for the companion while the component lives. `ask` says whether a command
/// was taken; `unheard` counts those that were taken and refused.
#[hook]
pub fn use_companion(ask: Callback<Command, bool>, unheard: u32) -> Seen {
    let seen = use_state_eq(Seen::default);
    let said = use_mut_ref(Seen::default);
    let ask_now = use_mut_ref(|| ask.clone());
    *ask_now.borrow_mut() = ask;
    {
        let said = said.clone();
        use_effect_with(unheard, move |_| *said.borrow_mut() = Seen::Unknown);
    }
    let setter = seen.setter();
    use_effect_with((), move |()| {
        let watch = Rc::new(RefCell::new(Watch::default()));
        let tell = move |now: Seen| {
            setter.set(now);
            let present = match now {
                Seen::Unknown => return,
                Seen::Present => true,
                Seen::Absent => false,
            };
            let command = Command::ReportCompanion { present };
            if *said.borrow() != now && ask_now.borrow().emit(command) {
                *said.borrow_mut() = now;
            }
        };
        let document = gloo_utils::document();
        let heard = {
            let (watch, tell) = (watch.clone(), tell.clone());
            EventListener::new(&document, ANSWER, move |_| {
                watch.borrow_mut().answer();
                tell(Seen::Present);
            })
        };
        let call = move || {
            watch.borrow_mut().call();
            let seen = watch.borrow().seen;
            tell(seen);
            if let Ok(event) = Event::new(CALL) {
                // Dispatching fails only for an event that is being dispatched already.
                document.dispatch_event(&event).unwrap_or_default();
            }
        };
        call();
        let interval = Interval::new(EVERY_MILLIS, call);
        move || drop((heard, interval))
    });
    *seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_misses_make_it_absent_and_one_answer_makes_it_present() {
        let mut watch = Watch::default();
        watch.call();
        watch.call();
        assert_eq!(watch.seen, Seen::Unknown);
        watch.call();
        assert_eq!(watch.seen, Seen::Absent);
        watch.answer();
        assert_eq!(watch.seen, Seen::Present);
        watch.call();
        watch.call();
        assert_eq!(watch.seen, Seen::Present, "one miss is nothing");
        watch.call();
        assert_eq!(watch.seen, Seen::Absent);
    }
}
