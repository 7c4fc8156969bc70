//! Listens to the browser while a question is before the candidate.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use vigie_shared::session::{Command, SignalKind, SignalPhase};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, PageTransitionEvent, VisibilityState};
use yew::prelude::*;

use super::WatchedQuestion;
use super::absence::{PageAbsence, elapsed};
use super::standing::StandingSignals;

/// Copying the same thing again and again is noted once in this time, milliseconds.
const AGAIN_AFTER: f64 = 2_000.0;

/// Reports what happens to the page while `question` is before the candidate: that a focus
/// question was left, for how long, and the rest that is on record for people to see. A pointer
/// that merely moves out of the window is not reported: it proves nothing.
///
/// It belongs to the connection of the test, which outlives every part of the page. When
/// `is_live` becomes true again, what lasts is reported again: the server closed what it could
/// not see the end of.
#[hook]
pub fn use_signal_watch(
    question: Option<WatchedQuestion>,
    is_live: bool,
    submit: Callback<Command, bool>,
) {
    let watch = use_memo((), |()| Rc::new(PageWatch::new()));
    let watch = (*watch).clone();
    watch.question.set(question);
    *watch.submit.borrow_mut() = submit;
    let is_watching = question.is_some();
    use_effect_with(is_watching, {
        let watch = watch.clone();
        move |is_watching| {
            let listeners = if *is_watching {
                listen(&watch)
            } else {
                Vec::new()
            };
            move || drop(listeners)
        }
    });
    use_effect_with((question, is_live), move |(_, is_live)| {
        if *is_live {
            watch.report_standing();
        }
    });
}

/// The state of the page as it was last reported.
struct PageWatch {
    question: Cell<Option<WatchedQuestion>>,
    submit: RefCell<Callback<Command, bool>>,
    absence: Cell<PageAbsence>,
    /// Since when a page that is going away is hidden, milliseconds: a reload, or a way into
    /// the browser's store of pages.
    unloading: Cell<Option<f64>>,
    standing: StandingSignals,
    /// When something was last copied, cut or pasted, milliseconds.
    noted: RefCell<Vec<(SignalKind, f64)>>,
}

impl PageWatch {
    fn new() -> Self {
        Self {
            question: Cell::new(None),
            submit: RefCell::new(Callback::from(|_| false)),
            absence: Cell::new(PageAbsence::default()),
            unloading: Cell::new(None),
            standing: StandingSignals::new(gloo_utils::window()),
            noted: RefCell::new(Vec::new()),
        }
    }

    fn guarded(&self) -> Option<WatchedQuestion> {
        self.question.get().filter(|question| question.is_guarded)
    }

    fn send(&self, command: Command) {
        let submit = self.submit.borrow().clone();
        submit.emit(command);
    }

    fn leave(&self, kind: SignalKind) {
        if self.unloading.get().is_some() {
            return;
        }
        let mut absence = self.absence.get();
        let left = absence.leave(kind, now());
        self.absence.set(absence);
        if let Some(question) = self.guarded().filter(|_| left) {
            self.send(question.report(kind, SignalPhase::Start, None));
        }
    }

    /// The page may be back: it is, when it is in sight and has the focus.
    fn look(&self) {
        let document = gloo_utils::document();
        let in_sight = document.visibility_state() != VisibilityState::Hidden;
        if in_sight && document.has_focus().unwrap_or(true) {
            self.come_back();
        }
    }

    fn come_back(&self) {
        let mut absence = self.absence.get();
        let back = absence.come_back(now());
        self.absence.set(absence);
        if let (Some((kind, lasted)), Some(question)) = (back, self.guarded()) {
            self.send(question.report(kind, SignalPhase::End, Some(lasted)));
        }
    }

    fn note(&self, kind: SignalKind, lasted_ms: Option<u32>) {
        if let Some(question) = self.guarded() {
            self.send(question.report(kind, SignalPhase::Once, lasted_ms));
        }
    }

    /// Something was copied, cut or pasted.
    fn note_now_and_then(&self, kind: SignalKind) {
        let (now, mut noted) = (now(), self.noted.borrow_mut());
        noted.retain(|(_, at)| now - at < AGAIN_AFTER);
        if noted.iter().any(|(known, _)| *known == kind) {
            return;
        }
        noted.push((kind, now));
        drop(noted);
        self.note(kind, None);
    }

    fn report_changes(&self) {
        let Some(question) = self.question.get() else {
            return;
        };
        for (kind, began) in self.standing.changes() {
            let phase = if began {
                SignalPhase::Start
            } else {
                SignalPhase::End
            };
            self.send(question.report(kind, phase, None));
        }
    }

    /// What lasts is reported for a question that has come, and after a connection was lost.
    fn report_standing(&self) {
        self.standing.forget();
        self.report_changes();
        if let (Some(kind), Some(question)) = (self.absence.get().kind(), self.guarded()) {
            self.send(question.report(kind, SignalPhase::Start, None));
        }
    }

    fn page_shown(&self, event: &Event) {
        let hidden_at = self.unloading.take();
        let kept = event.dyn_ref::<PageTransitionEvent>();
        if kept.is_some_and(PageTransitionEvent::persisted) {
            let lasted = hidden_at.map(|at| elapsed(at, now()));
            self.note(SignalKind::Left, lasted);
        }
    }

    /// Back or forward: the page is held, so it was left for no time.
    fn history_moved(&self, path: &str) {
        let here = gloo_utils::window().location().pathname();
        let kind = match here {
            Ok(here) if here != path => SignalKind::Route,
            _ => SignalKind::Back,
        };
        self.note(kind, Some(0));
    }
}

/// Milliseconds of a clock that never goes back.
fn now() -> f64 {
    gloo_utils::window()
        .performance()
        .map_or_else(js_sys::Date::now, |performance| performance.now())
}

fn listen(watch: &Rc<PageWatch>) -> Vec<EventListener> {
    let (window, document) = (gloo_utils::window(), gloo_utils::document());
    let path = window.location().pathname().unwrap_or_default();
    let on = |target: &EventTarget, name: &'static str, act: fn(&PageWatch)| {
        let watch = watch.clone();
        EventListener::new(target, name, move |_| act(&watch))
    };
    let mut listeners = vec![
        on(&window, "blur", |watch| watch.leave(SignalKind::Blur)),
        on(&window, "focus", PageWatch::look),
        // Where a browser forgets to say that the focus is back, a key or a pointer does.
        on(&document, "keydown", PageWatch::look),
        on(&document, "pointerdown", PageWatch::look),
        on(
            &document,
            "visibilitychange",
            |watch| match gloo_utils::document().visibility_state() {
                VisibilityState::Hidden => watch.leave(SignalKind::Hidden),
                _ => watch.look(),
            },
        ),
        // A reload hides the page as well, and does not count: there it comes first.
        on(&window, "pagehide", |watch| {
            watch.unloading.set(Some(now()))
        }),
        on(&window, "resize", PageWatch::report_changes),
        on(&window, "beforeprint", |watch| {
            watch.standing.set_printing(true);
            watch.report_changes();
        }),
        on(&window, "afterprint", |watch| {
            watch.standing.set_printing(false);
            watch.report_changes();
        }),
    ];
    listeners.extend([
        on(&document, "copy", |watch| {
            watch.note_now_and_then(SignalKind::Copy)
        }),
        on(&document, "cut", |watch| {
            watch.note_now_and_then(SignalKind::Cut)
        }),
        on(&document, "paste", |watch| {
            watch.note_now_and_then(SignalKind::Paste)
        }),
    ]);
    let standing = &watch.standing;
    if let Some(target) = standing.full_screen_target() {
        listeners.push(on(target, "change", PageWatch::report_changes));
    }
    if let Some(target) = standing.screen_target() {
        listeners.push(on(&target, "change", PageWatch::report_changes));
    }
    listeners.push({
        let watch = watch.clone();
        EventListener::new(&window, "pageshow", move |event| watch.page_shown(event))
    });
    listeners.push({
        let watch = watch.clone();
        // Before the listener that holds the page.
        let first = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, "popstate", first, move |_| {
            watch.history_moved(&path);
        })
    });
    listeners
}
