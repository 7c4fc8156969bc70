//! Changes of the people, with the password asked for where it was given too long ago.

use serde::Serialize;
use vigie_shared::api::ErrorCode;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::features::confirmation::use_confirmation;
use crate::pages::referent::require_login::use_auth;

/// Where a change stands.
#[derive(Debug, Clone, PartialEq)]
pub enum PeopleChangeStep {
    /// Nothing was sent.
    None,
    Sent,
    Done,
    Failed(HttpError),
}

/// The step, and the way to send a change.
pub struct PeopleChange<B: 'static> {
    pub step: UseStateHandle<PeopleChangeStep>,
    pub send: Callback<B>,
}

/// Posts to `path`; goes on by itself once the password was given.
#[hook]
pub fn use_change<B: Serialize + Clone + 'static>(
    path: &'static str,
    done: Callback<()>,
) -> PeopleChange<B> {
    let step = use_state_eq(|| PeopleChangeStep::None);
    let (account, confirmation) = (use_auth(), use_confirmation());
    let send = {
        let step = step.setter();
        Callback::from(move |body: B| {
            let (step, done) = (step.clone(), done.clone());
            let (account, confirmation) = (account.clone(), confirmation.clone());
            step.set(PeopleChangeStep::Sent);
            spawn_local(async move {
                let again = body.clone();
                match post(path, &body).await {
                    Err(error) if error.is(ErrorCode::ConfirmationNeeded) => {
                        confirmation.ask(Callback::from(move |confirmed: bool| {
                            let (step, done) = (step.clone(), done.clone());
                            let (account, body) = (account.clone(), again.clone());
                            if !confirmed {
                                step.set(PeopleChangeStep::None);
                                return;
                            }
                            spawn_local(async move {
                                let result = post(path, &body).await;
                                if let Err(error) = &result {
                                    account.note(error);
                                }
                                finish(result, &step, &done);
                            });
                        }));
                    }
                    result => {
                        if let Err(error) = &result {
                            account.note(error);
                        }
                        finish(result, &step, &done);
                    }
                }
            });
        })
    };
    PeopleChange { step, send }
}

async fn post<B: Serialize>(path: &str, body: &B) -> Result<(), HttpError> {
    api::post::<_, ()>(path, body).await
}

fn finish(
    result: Result<(), HttpError>,
    step: &UseStateSetter<PeopleChangeStep>,
    done: &Callback<()>,
) {
    match result {
        Ok(()) => {
            step.set(PeopleChangeStep::Done);
            done.emit(());
        }
        Err(error) => step.set(PeopleChangeStep::Failed(error)),
    }
}
