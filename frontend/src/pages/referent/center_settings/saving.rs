//! From the form to the server.

use std::collections::BTreeMap;
use std::rc::Rc;

use vigie_shared::api::{CenterRecord, ChangeCenterRequest, ErrorCode, ValidationCode};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::center_zone::set_center_zone;
use crate::features::confirmation::use_confirmation;
use crate::pages::referent::require_login::use_auth;

/// Errors by field.
pub type CenterErrors = BTreeMap<String, ValidationCode>;

/// Where the change stands.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveStep {
    /// Nothing was sent, or what was sent has been changed since.
    Editing,
    Sent,
    Saved,
    /// Fields have errors.
    Wrong(Rc<CenterErrors>),
    Failed(HttpError),
}

/// The step, and the way to save.
pub struct CenterSaving {
    pub step: UseStateHandle<SaveStep>,
    pub save: Callback<ChangeCenterRequest>,
}

/// Saves; asks for the password where it was given too long ago, and goes on by itself.
#[hook]
pub fn use_saving(reload: Callback<()>) -> CenterSaving {
    let step = use_state(|| SaveStep::Editing);
    let (account, confirmation) = (use_auth(), use_confirmation());
    let save = {
        let step = step.setter();
        Callback::from(move |request: ChangeCenterRequest| {
            let (step, reload) = (step.clone(), reload.clone());
            let (account, confirmation) = (account.clone(), confirmation.clone());
            step.set(SaveStep::Sent);
            spawn_local(async move {
                let post = async || api::post::<_, CenterRecord>("/api/center", &request).await;
                match confirmation.confirmed(post).await {
                    Ok(record) => {
                        set_center_zone(&record.settings.time_zone);
                        step.set(SaveStep::Saved);
                        account.refresh.emit(());
                        reload.emit(());
                    }
                    Err(error) if error.is(ErrorCode::ConfirmationNeeded) => {
                        step.set(SaveStep::Editing);
                    }
                    Err(error) => {
                        account.note(&error);
                        step.set(refused(error));
                    }
                }
            });
        })
    };
    CenterSaving { step, save }
}

fn refused(error: HttpError) -> SaveStep {
    match error.field_errors() {
        Some(fields) => {
            let fields = fields.into_iter();
            let errors = fields.map(|field| (field.field.into_owned(), field.code));
            SaveStep::Wrong(Rc::new(errors.collect()))
        }
        None => SaveStep::Failed(error),
    }
}
