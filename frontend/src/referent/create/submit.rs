//! From the draft to a session.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::draft::{Draft, forget_draft};
use super::fields::FieldFaults;
use crate::http::{self, HttpError};
use crate::referent::api::{Created, Fault, FieldFault, NewSession};
use crate::referent::gate::Account;
use crate::referent::keys::go_to;
use crate::referent::route::ReferentRoute;
use crate::referent::session::show_codes_of;

/// The code of a field that must be filled in; the server's own.
const EMPTY: &str = "empty";

/// Why there is no session yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// Something in the form is missing or wrong; it says where.
    Form,
    /// Something else.
    Error(HttpError),
}

/// Where the creation stands.
#[derive(Debug, Clone, Default, PartialEq)]
struct Attempt {
    busy: bool,
    refused: Option<Refused>,
    faults: Rc<FieldFaults>,
    roster_faults: Option<Rc<Vec<Fault>>>,
}

/// Where the creation stands, and the way to try.
pub struct Submit {
    /// The server has been asked.
    pub busy: bool,
    /// Why there is no session yet.
    pub refused: Option<Refused>,
    /// Faults by field.
    pub faults: Rc<FieldFaults>,
    /// Faults of the roster the session was refused for.
    pub roster_faults: Option<Rc<Vec<Fault>>>,
    /// Tries.
    pub send: Callback<()>,
}

/// Makes a session from `draft` and goes to its page.
#[hook]
pub fn use_submit(draft: &Rc<Draft>, account: Account) -> Submit {
    let attempt = use_state_eq(Attempt::default);
    let navigator = use_navigator();
    let send = {
        let (attempt, draft) = (attempt.clone(), draft.clone());
        Callback::from(move |()| {
            let faults = missing(&draft);
            if attempt.busy {
                return;
            }
            if let Some(field) = first_field(&faults) {
                let refused = Some(Refused::Form);
                attempt.set(Attempt { refused, faults: Rc::new(faults), ..Attempt::default() });
                go_to(&field);
                return;
            }
            attempt.set(Attempt { busy: true, ..Attempt::default() });
            let (setter, draft) = (attempt.setter(), draft.clone());
            let (account, navigator) = (account.clone(), navigator.clone());
            spawn_local(async move {
                match create(&draft).await {
                    Ok(id) => {
                        forget_draft(&account.me.email);
                        show_codes_of(id);
                        if let Some(navigator) = navigator {
                            navigator.push(&ReferentRoute::Codes { id });
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
    use_effect_with((attempt.faults.clone(), attempt.roster_faults.clone()), |(faults, roster)| {
        match first_field(faults) {
            Some(field) => go_to(&field),
            None => roster.is_some() && go_to("referent-faults"),
        };
    });
    let faults = still_wrong(&attempt.faults, draft);
    let settled = faults.is_empty() && !attempt.faults.is_empty();
    Submit {
        busy: attempt.busy,
        refused: attempt.refused.clone().filter(|_| !settled),
        faults: Rc::new(faults),
        roster_faults: attempt.roster_faults.clone(),
        send,
    }
}

async fn create(draft: &Draft) -> Result<SessionId, HttpError> {
    let names = draft.invigilators.iter().map(|name| name.trim());
    let session = NewSession {
        site: &draft.site,
        room: &draft.room,
        held_on: &draft.held_on,
        held_at: &draft.held_at,
        invigilators: names.filter(|name| !name.is_empty()).collect(),
        observations: &draft.observations,
        companion: draft.companion,
        roster: &draft.roster,
    };
    http::post::<_, Created>("/api/sessions", &session).await.map(|created| created.id)
}

/// What can be seen without asking.
fn missing(draft: &Draft) -> FieldFaults {
    let needed = [
        ("site", &*draft.site),
        ("room", &draft.room),
        ("held_on", &draft.held_on),
        ("held_at", &draft.held_at),
        ("roster", &draft.roster),
    ];
    let empty = needed.into_iter().filter(|(_, text)| text.trim().is_empty());
    empty.map(|(field, _)| (field.to_owned(), EMPTY.to_owned())).collect()
}

/// A field that was empty and is not any more is settled before the next try.
fn still_wrong(faults: &FieldFaults, draft: &Draft) -> FieldFaults {
    let empty = missing(draft);
    let wrong = |(field, code): &(&String, &String)| *code != EMPTY || empty.contains_key(*field);
    faults.iter().filter(wrong).map(|(field, code)| (field.clone(), code.clone())).collect()
}

fn refused(error: HttpError) -> Attempt {
    let HttpError::Refused { code, detail } = &error else {
        return Attempt { refused: Some(Refused::Error(error)), ..Attempt::default() };
    };
    let list = |name: &str| detail[name].clone();
    match code.as_str() {
        "fields_refused" => {
            let faults: Vec<FieldFault> =
                serde_json::from_value(list("fields")).unwrap_or_default();
            let faults = faults.into_iter().map(|fault| (fault.field, fault.code)).collect();
            let refused = Some(Refused::Form);
            Attempt { refused, faults: Rc::new(faults), ..Attempt::default() }
        }
        "roster_refused" => {
            let faults = serde_json::from_value(list("faults")).unwrap_or_default();
            let (refused, roster_faults) = (Some(Refused::Form), Some(Rc::new(faults)));
            Attempt { refused, roster_faults, ..Attempt::default() }
        }
        _ => Attempt { refused: Some(Refused::Error(error)), ..Attempt::default() },
    }
}

/// Id of the first field of the form that has a fault.
fn first_field(faults: &FieldFaults) -> Option<String> {
    const ORDER: [&str; 7] =
        ["site", "room", "held_on", "held_at", "observations", "invigilators", "roster"];
    let first = ORDER.into_iter().find(|field| faults.contains_key(*field))?;
    Some(match first {
        "invigilators" => "referent-invigilator-1".to_owned(),
        field => format!("referent-{field}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_fault_of_a_field_is_kept_and_the_first_in_the_form_gets_the_focus() {
        let error = HttpError::Refused {
            code: "fields_refused".to_owned(),
            detail: json!({ "fields": [
                { "field": "room", "code": "too_long" },
                { "field": "held_at", "code": "bad_time" },
            ] }),
        };
        let attempt = refused(error);
        assert_eq!(attempt.faults.len(), 2);
        assert_eq!(first_field(&attempt.faults).as_deref(), Some("referent-room"));
        assert!(!attempt.busy);
    }

    #[test]
    fn a_refused_roster_brings_its_faults() {
        let error = HttpError::Refused {
            code: "roster_refused".to_owned(),
            detail: json!({ "faults": [{ "line": 2, "column": "birthdate", "code": "bad_birthdate",
                "value": "31/02/2008" }] }),
        };
        let faults = refused(error).roster_faults.unwrap();
        assert_eq!((faults[0].line, faults[0].code.as_str()), (2, "bad_birthdate"));
    }
}
