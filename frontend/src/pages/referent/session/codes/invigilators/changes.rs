//! The list as the server has it, and the requests that change it.

use std::rc::Rc;

use serde::Serialize;
use vigie_shared::api::{
    EndInvigilatorLoginRequest, ErrorCode, InvigilatorChange, InvigilatorCode,
    InvigilatorCodeRequest, SessionInvigilators, ValidationCode,
};
use vigie_shared::ids::{AccountId, LoginId, SessionId};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::features::confirmation::{ConfirmationPrompt, use_confirmation};
use crate::format;
use crate::hooks::{Fetch, use_fetch};
use crate::i18n::LanguageHandle;
use crate::pages::referent::require_login::{AuthContext, use_auth};

/// What can be asked for, and how the last request went.
#[derive(Debug, Clone, PartialEq)]
pub struct InvigilatorRequests {
    /// Changes the list.
    pub change: Callback<InvigilatorChange>,
    /// Makes a code for each of these people, after the password of the referent where it is
    /// asked for.
    pub make_codes: Callback<Vec<AccountId>>,
    /// Ends a login.
    pub end_login: Callback<LoginId>,
    /// A request is under way.
    pub busy: bool,
    /// Why the last one changed nothing.
    pub failure: Option<HttpError>,
}

/// The list, the codes made on this page, and the requests.
pub struct InvigilatorPanel {
    pub list: Fetch<SessionInvigilators>,
    /// Those of one person replace one another.
    pub made: Rc<Vec<InvigilatorCode>>,
    pub requests: InvigilatorRequests,
}

/// What the requests of one page share.
#[derive(Clone, PartialEq)]
struct RequestContext {
    path: AttrValue,
    busy: UseStateSetter<bool>,
    failure: UseStateSetter<Option<HttpError>>,
    made: UseReducerDispatcher<CodeList>,
    /// The list, and what else shows the names.
    reload: Callback<()>,
    account: AuthContext,
    confirmation: ConfirmationPrompt,
}

/// Codes that were made since the page was opened: they can be printed until it is left.
#[derive(Debug, Clone, Default, PartialEq)]
struct CodeList(Rc<Vec<InvigilatorCode>>);

impl Reducible for CodeList {
    type Action = InvigilatorCode;

    fn reduce(self: Rc<Self>, made: InvigilatorCode) -> Rc<Self> {
        let mut codes = (*self.0).clone();
        codes.retain(|one| one.invigilator != made.invigilator);
        codes.push(made);
        Rc::new(Self(Rc::new(codes)))
    }
}

/// The named invigilators of a session. `changed` is called when names have changed.
#[hook]
pub fn use_invigilators(session: SessionId, changed: Callback<()>) -> InvigilatorPanel {
    let path = format!("/api/sessions/{session}/invigilators");
    let list = use_fetch::<SessionInvigilators>(path.clone().into());
    let (busy, failure) = (use_state_eq(|| false), use_state_eq(|| None::<HttpError>));
    let made = use_reducer_eq(CodeList::default);
    let reload = {
        let list = list.reload.clone();
        Callback::from(move |()| {
            list.emit(());
            changed.emit(());
        })
    };
    let context = RequestContext {
        path: path.into(),
        busy: busy.setter(),
        failure: failure.setter(),
        made: made.dispatcher(),
        reload,
        account: use_auth(),
        confirmation: use_confirmation(),
    };
    let change = {
        let context = context.clone();
        Callback::from(move |change| spawn_local(send_change(context.clone(), change)))
    };
    let end_login = {
        let context = context.clone();
        Callback::from(move |login| spawn_local(send_end(context.clone(), login)))
    };
    let make_codes = Callback::from(move |people: Vec<AccountId>| {
        spawn_local(make_all(context.clone(), people));
    });
    let requests = InvigilatorRequests {
        change,
        make_codes,
        end_login,
        busy: *busy,
        failure: (*failure).clone(),
    };
    InvigilatorPanel {
        list,
        made: made.0.clone(),
        requests,
    }
}

async fn send_change(context: RequestContext, change: InvigilatorChange) {
    let path = context.path.clone();
    send(context, &path, &change).await;
}

async fn send_end(context: RequestContext, login: LoginId) {
    let path = format!("{}/logins/end", context.path);
    send(context, &path, &EndInvigilatorLoginRequest { login }).await;
}

async fn send(context: RequestContext, path: &str, change: &impl Serialize) {
    context.busy.set(true);
    match api::post::<_, SessionInvigilators>(path, change).await {
        Ok(_) => context.failure.set(None),
        Err(error) => context.fail(error),
    }
    context.busy.set(false);
    // Also after a refusal: the list was another one than the page showed.
    context.reload.emit(());
}

/// One request each: every code is a line of the audit trail of its own.
async fn make_all(context: RequestContext, people: Vec<AccountId>) {
    let path = format!("{}/code", context.path);
    context.busy.set(true);
    context.failure.set(None);
    for invigilator in people {
        let request = InvigilatorCodeRequest { invigilator };
        let post = async || api::post::<_, InvigilatorCode>(&path, &request).await;
        match context.confirmation.confirmed(post).await {
            Ok(made) => context.made.dispatch(made),
            // The dialog was closed: nothing was meant.
            Err(error) if error.is(ErrorCode::ConfirmationNeeded) => break,
            Err(error) => {
                context.fail(error);
                break;
            }
        }
    }
    context.busy.set(false);
    context.reload.emit(());
}

impl RequestContext {
    fn fail(&self, error: HttpError) {
        let is_over = self.account.note(&error);
        self.failure.set((!is_over).then_some(error));
    }
}

/// Why a request changed nothing: what is wrong with a name is said in words of its own.
pub fn words(language: &LanguageHandle, error: &HttpError) -> String {
    match invalid(error) {
        Some(("invigilators", ValidationCode::TooLong)) => language.text("referent-staff-too-many"),
        Some(("invigilators", _)) => language.text("referent-staff-nobody-has-code"),
        Some((_, ValidationCode::Duplicate)) => language.text("referent-staff-duplicate"),
        Some((_, code)) => {
            let fault = format::validation(language, code);
            language.text_with("referent-staff-name-fault", &[("fault", fault.into())])
        }
        None if error.is(ErrorCode::NotFound) => language.text("referent-staff-gone"),
        None => format::error(language, error),
    }
}

/// The field that was refused, and why.
fn invalid(error: &HttpError) -> Option<(&'static str, ValidationCode)> {
    let fault = error.field_errors()?.into_iter().next()?;
    let field = match &*fault.field {
        "invigilators" => "invigilators",
        _ => "name",
    };
    Some((field, fault.code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use uuid::Uuid;

    fn code(id: u128, code: &str) -> InvigilatorCode {
        InvigilatorCode {
            invigilator: AccountId(Uuid::from_u128(id)),
            name: format!("Person {id}"),
            code: code.to_owned(),
        }
    }

    #[test]
    fn a_second_code_of_a_person_takes_the_place_of_the_first() {
        let mut list = Rc::new(CodeList::default());
        for made in [code(1, "A"), code(2, "B"), code(1, "C")] {
            list = list.reduce(made);
        }
        assert_eq!(*list.0, [code(2, "B"), code(1, "C")]);
    }

    #[test]
    fn what_is_wrong_with_a_name_is_found_in_the_refusal() {
        let refused = |field: &str, code: &str| HttpError::Refused {
            code: ErrorCode::FieldsRefused,
            detail: json!({ "fields": [{ "field": field, "code": code }] }),
        };
        let found = invalid(&refused("name", "duplicate"));
        assert_eq!(found, Some(("name", ValidationCode::Duplicate)));
        let found = invalid(&refused("invigilators", "empty"));
        assert_eq!(found, Some(("invigilators", ValidationCode::Empty)));
        assert_eq!(invalid(&HttpError::Unauthenticated), None);
    }
}
