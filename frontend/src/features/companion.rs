//! Finds the companion, a browser extension, and gives it what it needs to prove itself.
//!
//! The page asks with `vigie:companion?` on its document every second, with a nonce; the
//! extension answers with `vigie:companion!` and the same nonce. One that is ready is handed a
//! ticket with `vigie:companion-link`. From then on it has a connection of its own to the server,
//! and that connection is what counts: what this page says of it is a claim.

mod channel;
mod detector;
mod help;
mod line;
mod policy;
mod self_check;
mod status;
mod trouble;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use vigie_shared::api::CompanionTicket;
use vigie_shared::session::Command;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::channel::{ask, hand_over, listen};
use self::detector::{CompanionDetector, CompanionNonce};
use crate::api;
use crate::clock::device_now;

pub use self::channel::CompanionAnswer;
pub use self::help::CompanionHelp;
pub use self::line::CompanionLine;
pub use self::policy::{PolicyChoices, policy_name};
pub use self::self_check::{needs_attention, self_check};
pub use self::status::{CompanionState, CompanionStatus};
pub use self::trouble::CompanionTrouble;

const ASK_EVERY_MILLIS: u32 = 1000;

/// Four tickets, one each five seconds.
const ASK_AFTER_END_MILLIS: u32 = 20_000;

/// The companion as a page sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CompanionSight {
    /// Is it there?
    pub status: CompanionStatus,
    /// What it last answered.
    pub answer: Option<Rc<CompanionAnswer>>,
}

/// Looks for the companion as long as the component lives and `session` is one. `onready` is called when the extension waits for a ticket.
#[hook]
pub fn use_companion_sight(session: Option<u32>, onready: Callback<u32>) -> CompanionSight {
    let sight = use_state_eq(CompanionSight::default);
    let latest_onready = use_mut_ref(|| onready.clone());
    *latest_onready.borrow_mut() = onready;
    let setter = sight.setter();
    use_effect_with(session, move |session| {
        let watch = session.map(|session| {
            let detector = Rc::new(RefCell::new(CompanionDetector::default()));
            let show = {
                let detector = detector.clone();
                move || setter.set(detector.borrow().sight())
            };
            let listener = {
                let (detector, show) = (detector.clone(), show.clone());
                listen(move |answer| {
                    let now = device_now();
                    let ready = detector.borrow_mut().answered(answer, now);
                    show();
                    if ready {
                        latest_onready.borrow().emit(session);
                    }
                })
            };
            let look = move || {
                let nonce = CompanionNonce::random();
                let hidden = gloo_utils::document().hidden();
                detector
                    .borrow_mut()
                    .asked(nonce.clone(), device_now(), hidden);
                show();
                ask(&nonce, session);
            };
            look();
            (listener, Interval::new(ASK_EVERY_MILLIS, look))
        });
        move || drop(watch)
    });
    (*sight).clone()
}

/// What a candidate's page has to do with the companion.
pub struct CompanionWatch {
    /// Number of the session; none where the page has no place at it any more.
    pub session: Option<u32>,
    /// The test is over: nothing is reported any more, and soon nobody asks.
    pub has_ended: bool,
    /// Submits a command; false if it did not.
    pub submit: Callback<Command, bool>,
    /// Counts the reports that the server refused: they are sent again.
    pub refused_reports: u32,
}

/// Does a page ask the companion? Also for a moment after the end of the test: one that had lost its
/// link just then, as with a server that restarts, learns of the end with another ticket only, and
/// would block sites until the deadline.
#[hook]
fn use_asks(has_ended: bool) -> bool {
    let is_done = use_state_eq(|| false);
    let setter = is_done.setter();
    use_effect_with(has_ended, move |has_ended| {
        setter.set(false);
        let timer = has_ended.then(|| Timeout::new(ASK_AFTER_END_MILLIS, move || setter.set(true)));
        move || drop(timer)
    });
    !*is_done
}

/// Looks for the companion, hands it tickets, and reports whether it answers.
#[hook]
pub fn use_companion(watch: CompanionWatch) -> CompanionSight {
    let onready = use_callback((), |session: u32, ()| {
        spawn_local(async move {
            let path = format!("/api/candidate/{session}/companion/ticket");
            // Without a ticket the extension goes on answering that it is ready.
            if let Ok(ticket) = api::post::<_, CompanionTicket>(&path, &()).await {
                hand_over(&CompanionNonce::random(), session, &ticket.ticket);
            }
        });
    });
    let asks = use_asks(watch.has_ended);
    let sight = use_companion_sight(watch.session.filter(|_| asks), onready);
    let reported = use_mut_ref(|| None::<bool>);
    let refused_before = use_mut_ref(|| 0_u32);
    let answers = sight.status.answers();
    let reports = watch.session.is_some() && !watch.has_ended;
    let dependencies = (answers, watch.refused_reports, reports);
    let submit = watch.submit;
    use_effect_with(dependencies, {
        let reported = reported.clone();
        move |(answers, refused, reports)| {
            if refused_before.replace(*refused) != *refused {
                reported.replace(None);
            }
            let news = answers.filter(|answers| *reports && *reported.borrow() != Some(*answers));
            if let Some(present) = news
                && submit.emit(Command::ReportCompanion { present })
            {
                reported.replace(Some(present));
            }
        }
    });
    sight
}
