//! The server's check of a roster while it is being typed.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use vigie_shared::api::{RosterCheckRequest, RosterCheckResponse};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::pages::referent::require_login::use_auth;

/// Pause in the typing after which the roster is checked.
const PAUSE_MILLIS: u32 = 400;

/// The state of the check.
#[derive(Debug, Clone, PartialEq)]
pub enum RosterCheck {
    /// There is no roster.
    Nothing,
    /// Under way, with the previous result, if any.
    Looking(Option<Rc<RosterCheckResponse>>),
    /// The request failed.
    Failed(HttpError),
    Found(Rc<RosterCheckResponse>),
}

/// Asks about a roster once it has not changed for a moment.
#[hook]
pub fn use_roster_check(request: Option<Rc<RosterCheckRequest>>) -> RosterCheck {
    let account = use_auth();
    let check = use_state_eq(|| RosterCheck::Nothing);
    // The last question asked: an answer to an earlier one comes too late.
    let asked = use_mut_ref(|| 0_u64);
    let handle = check.clone();
    use_effect_with(request, move |request| {
        *asked.borrow_mut() += 1;
        let mine = *asked.borrow();
        let timeout = match request.clone() {
            None => {
                handle.set(RosterCheck::Nothing);
                None
            }
            Some(request) => {
                handle.set(RosterCheck::Looking(found(&handle)));
                let (asked, setter) = (asked.clone(), handle.setter());
                Some(Timeout::new(PAUSE_MILLIS, move || {
                    spawn_local(async move {
                        let came = api::post("/api/roster/check", &*request).await;
                        if *asked.borrow() == mine {
                            setter.set(match came {
                                Ok(checked) => RosterCheck::Found(Rc::new(checked)),
                                Err(error) => {
                                    account.note(&error);
                                    RosterCheck::Failed(error)
                                }
                            });
                        }
                    });
                }))
            }
        };
        move || drop(timeout)
    });
    (*check).clone()
}

fn found(check: &RosterCheck) -> Option<Rc<RosterCheckResponse>> {
    match check {
        RosterCheck::Found(checked) => Some(checked.clone()),
        RosterCheck::Looking(before) => before.clone(),
        RosterCheck::Nothing | RosterCheck::Failed(_) => None,
    }
}
