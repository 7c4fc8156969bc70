//! The server's look at a roster while it is being typed.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::http::{self, HttpError};
use crate::referent::api::{Checked, RosterCheckRequest};
use crate::referent::gate::use_account;

/// Pause in the typing after which the text is looked at, milliseconds.
const PAUSE: u32 = 400;

/// Where the look stands.
#[derive(Debug, Clone, PartialEq)]
pub enum RosterCheck {
    /// There is nothing to look at.
    Nothing,
    /// Under way; what was found before, if anything.
    Looking(Option<Rc<Checked>>),
    /// It could not be asked.
    Failed(HttpError),
    /// What was found.
    Found(Rc<Checked>),
}

/// Looks at `text` whenever it has not changed for a moment.
#[hook]
pub fn use_roster_check(text: Rc<str>) -> RosterCheck {
    let account = use_account();
    let check = use_state_eq(|| RosterCheck::Nothing);
    // The last question asked: an answer to an earlier one comes too late.
    let asked = use_mut_ref(|| 0_u64);
    let handle = check.clone();
    use_effect_with(text, move |text| {
        *asked.borrow_mut() += 1;
        let mine = *asked.borrow();
        let timeout = if text.trim().is_empty() {
            handle.set(RosterCheck::Nothing);
            None
        } else {
            handle.set(RosterCheck::Looking(found(&handle)));
            let (text, asked, setter) = (text.clone(), asked.clone(), handle.setter());
            Some(Timeout::new(PAUSE, move || {
                spawn_local(async move {
                    let csv = text.to_string();
                    let came = http::post("/api/roster/check", &RosterCheckRequest { csv }).await;
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
        };
        move || drop(timeout)
    });
    (*check).clone()
}

fn found(check: &RosterCheck) -> Option<Rc<Checked>> {
    match check {
        RosterCheck::Found(checked) => Some(checked.clone()),
        RosterCheck::Looking(before) => before.clone(),
        RosterCheck::Nothing | RosterCheck::Failed(_) => None,
    }
}
