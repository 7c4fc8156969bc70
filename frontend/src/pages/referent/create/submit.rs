//! From the draft to sessions.

use std::rc::Rc;

use vigie_shared::api::{
    CreateSessionRequest, CreateSessionsRequest, CreatedSession, CreatedSessions, RosterDiagnostic,
};
use vigie_shared::ids::SessionId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::attempt::{
    CreationAttempt, CreationRefusal, first_field, missing, refused, still_wrong,
};
use super::draft::{SessionDraft, forget_draft};
use super::fields::FieldErrors;
use crate::api::{self, HttpError};
use crate::focus::focus_and_center;
use crate::pages::referent::require_login::AuthContext;
use crate::pages::referent::route::ReferentRoute;
use crate::pages::referent::session::show_codes_of;

/// The state of the creation, and the callback that starts it.
pub struct Submission {
    /// The request is under way.
    pub busy: bool,
    /// Why the session was not created.
    pub refused: Option<CreationRefusal>,
    /// Errors by field.
    pub faults: Rc<FieldErrors>,
    /// The errors of the roster for which the session was refused.
    pub roster_faults: Option<Rc<Vec<RosterDiagnostic>>>,
    pub send: Callback<()>,
}

/// Makes the sessions of `draft` and goes to their page.
#[hook]
pub fn use_submit(draft: &Rc<SessionDraft>, account: AuthContext) -> Submission {
    let attempt = use_state_eq(CreationAttempt::default);
    let navigator = use_navigator();
    let send = {
        let (attempt, draft) = (attempt.clone(), draft.clone());
        Callback::from(move |()| {
            let faults = missing(&draft);
            if attempt.busy {
                return;
            }
            if let Some(field) = first_field(&faults) {
                let refused = Some(CreationRefusal::Form);
                attempt.set(CreationAttempt {
                    refused,
                    faults: Rc::new(faults),
                    ..CreationAttempt::default()
                });
                focus_and_center(&field);
                return;
            }
            attempt.set(CreationAttempt {
                busy: true,
                ..CreationAttempt::default()
            });
            let (setter, draft) = (attempt.setter(), draft.clone());
            let (account, navigator) = (account.clone(), navigator.clone());
            spawn_local(async move {
                match create(&draft).await {
                    Ok(made) => {
                        forget_draft(&account.me.email);
                        let next = match made {
                            Some(id) => {
                                show_codes_of(id);
                                ReferentRoute::Codes { id }
                            }
                            // Several: each has codes of its own.
                            None => ReferentRoute::Sessions,
                        };
                        if let Some(navigator) = navigator {
                            navigator.push(&next);
                        }
                    }
                    Err(error) => {
                        let expired = account.note(&error);
                        if !expired {
                            setter.set(refused(error));
                        }
                    }
                }
            });
        })
    };
    // Where the server found something, the focus goes as it does for our own findings.
    use_effect_with(
        (attempt.faults.clone(), attempt.roster_faults.clone()),
        |(faults, roster)| {
            match first_field(faults) {
                Some(field) => focus_and_center(&field),
                None => roster.is_some() && focus_and_center("referent-faults"),
            };
        },
    );
    // What was asked back was about another plan.
    let plan = (
        (draft.site.clone(), draft.room.clone()),
        (draft.held_on.clone(), draft.held_at.clone()),
        draft.spread.clone(),
    );
    use_effect_with(plan, {
        let attempt = attempt.clone();
        move |_| {
            if matches!(attempt.refused, Some(CreationRefusal::Concerns(_))) {
                attempt.set(CreationAttempt::default());
            }
        }
    });
    let faults = still_wrong(&attempt.faults, draft);
    let settled = faults.is_empty() && !attempt.faults.is_empty();
    Submission {
        busy: attempt.busy,
        refused: attempt.refused.clone().filter(|_| !settled),
        faults: Rc::new(faults),
        roster_faults: attempt.roster_faults.clone(),
        send,
    }
}

/// Makes what the draft says; the id of the session where it is one.
async fn create(draft: &SessionDraft) -> Result<Option<SessionId>, HttpError> {
    let names = draft.invigilators.iter().map(|name| name.trim());
    let names = names.filter(|name| !name.is_empty());
    let file = draft.file();
    let session = CreateSessionRequest {
        site: draft.site.clone(),
        room: draft.room.clone(),
        held_on: draft.held_on.clone(),
        held_at: draft.held_at.clone(),
        invigilators: names.map(str::to_owned).collect(),
        named_invigilators_only: draft.named_only,
        observations: draft.observations.clone(),
        companion: draft.companion,
        roster: match file {
            Some(_) => String::new(),
            None => draft.roster.to_string(),
        },
        file,
        answers: draft.answers.clone(),
        profile: draft.profile(),
        accepted_concerns: Some(draft.accepted.clone()),
    };
    let Some(spread) = draft.spread.clone() else {
        let created = api::post::<_, CreatedSession>("/api/sessions", &session).await?;
        return Ok(Some(created.id));
    };
    let request = CreateSessionsRequest { session, spread };
    api::post::<_, CreatedSessions>("/api/sessions/batch", &request).await?;
    Ok(None)
}
