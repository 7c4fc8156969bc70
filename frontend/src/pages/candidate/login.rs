//! The login: name, birthdate, session and access code.

mod birthdate;
mod door;
mod field;
mod form;
mod rejection;

use vigie_shared::api::{AdmittedPerson, CandidateLoginRequest, CandidateLoginResponse};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::birthdate::Birthdate;
use self::door::{DoorNotice, door_ticket};
use self::field::FieldRow;
use self::form::{LoginField, LoginInputs};
use self::rejection::{LoginRejection, RejectionBox};
use crate::api;
use crate::components::{
    Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, Icon, WorkNotice,
};
use crate::focus::focus_element;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::storage::forget_candidates;

/// Properties of [`CandidateLoginPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateLoginPageProps {
    /// The session in the address, if it names one.
    #[prop_or_default]
    pub session: Option<u32>,
    /// Has an earlier login on this page expired?
    pub expired: bool,
    /// The login to the session of this number was accepted.
    pub onlogin: Callback<u32>,
}

/// One form. An error is shown at its field once the field is left or the form is sent.
#[component]
pub fn CandidateLoginPage(props: &CandidateLoginPageProps) -> Html {
    let language = use_language();
    let form = use_login_form(props.session, props.onlogin.clone());
    let error = |field: LoginField| form.shows_error(field).then(|| field.error(&language));
    let row = |field: LoginField| {
        html! {
            <FieldRow
                {field}
                value={form.inputs.value(field).to_owned()}
                error={error(field)}
                onvalue={form.onvalue.clone()}
                onleft={form.onleft.clone()}
            />
        }
    };
    html! {
        <Layout portal={Portal::Candidate}>
            <div class="vigie-candidate-login">
                <PageTitle text={language.text("candidate-entry-title")} />
                <p class="vigie-candidate-login__lead">{ language.text("candidate-entry-lead") }</p>
                <form
                    class="vigie-candidate-login__form"
                    novalidate=true
                    data-testid="entry"
                    onsubmit={form.onsubmit.clone()}
                >
                    if let Some(rejection) = &*form.rejection {
                        <RejectionBox
                            rejection={rejection.clone()}
                            onover={form.dismiss_rejection()}
                        />
                        if *rejection == LoginRejection::NoMatch {
                            <DoorNotice onadmitted={form.onadmitted.clone()} />
                        }
                    } else if props.expired {
                        <p class="vigie-box vigie-box--info" role="status">
                            { Icon::Info }
                            <span>{ language.text("candidate-entry-expired") }</span>
                        </p>
                    }
                    { row(LoginField::Session) }
                    <div class="vigie-candidate-login__names">
                        { row(LoginField::LastName) }
                        { row(LoginField::FirstName) }
                    </div>
                    <Birthdate
                        inputs={(*form.inputs).clone()}
                        error={error(LoginField::Year)}
                        onvalue={form.onvalue.clone()}
                        onleft={form.onleft.clone()}
                    />
                    { row(LoginField::Code) }
                    { row(LoginField::PersonalCode) }
                    if *form.needs_identifier {
                        { row(LoginField::Identifier) }
                    }
                    <Button
                        label={language.text("candidate-entry-submit")}
                        pending_label={language.text("candidate-entry-sending")}
                        testid="entry-submit"
                        variant={ButtonVariant::Primary}
                        size={ButtonSize::Large}
                        kind={ButtonKind::Submit}
                        state={ButtonState::pending_if(*form.sending)}
                        class="vigie-candidate-login__go"
                    />
                    <WorkNotice working={*form.working} />
                </form>
                <p class="vigie-note">{ language.text("candidate-entry-help") }</p>
            </div>
        </Layout>
    }
}

/// The state of the form and its event handlers.
struct LoginFormState {
    inputs: UseReducerHandle<LoginInputs>,
    /// Fields whose error may be shown.
    left: UseStateHandle<Vec<LoginField>>,
    sending: UseStateHandle<bool>,
    /// Is a proof of work being computed?
    working: UseStateHandle<bool>,
    rejection: UseStateHandle<Option<LoginRejection>>,
    /// Stays once the server has asked for it.
    needs_identifier: UseStateHandle<bool>,
    onvalue: Callback<(LoginField, String)>,
    onleft: Callback<LoginField>,
    onsubmit: Callback<SubmitEvent>,
    /// An invigilator has let this page in.
    onadmitted: Callback<AdmittedPerson>,
}

impl LoginFormState {
    fn shows_error(&self, field: LoginField) -> bool {
        self.left.contains(&field) && !self.inputs.is_valid(field)
    }

    fn dismiss_rejection(&self) -> Callback<()> {
        let rejection = self.rejection.setter();
        Callback::from(move |()| rejection.set(None))
    }
}

#[hook]
fn use_login_form(session: Option<u32>, onlogin: Callback<u32>) -> LoginFormState {
    let inputs = use_reducer_eq(move || LoginInputs::for_session(session));
    let left = use_state_eq(Vec::<LoginField>::new);
    let sending = use_state_eq(|| false);
    let working = use_state_eq(|| false);
    let rejection = use_state_eq(|| None::<LoginRejection>);
    let needs_identifier = use_state_eq(|| false);
    let onvalue = {
        // A browser that fills in the whole form does not wait for a rendering in between.
        let inputs = inputs.dispatcher();
        Callback::from(move |change: (LoginField, String)| inputs.dispatch(change))
    };
    let onleft = {
        let left = left.clone();
        Callback::from(move |field: LoginField| {
            let mut fields = (*left).clone();
            fields.push(field);
            left.set(fields);
        })
    };
    let send = {
        let (sending, working) = (sending.setter(), working.setter());
        let (rejection, needs_identifier) = (rejection.setter(), needs_identifier.setter());
        Callback::from(move |request: CandidateLoginRequest| {
            sending.set(true);
            let (sending, rejection) = (sending.clone(), rejection.clone());
            let (needs_identifier, working) = (needs_identifier.clone(), working.clone());
            let onlogin = onlogin.clone();
            spawn_local(async move {
                match log_in(&request, move |is| working.set(is)).await {
                    Ok(()) => onlogin.emit(request.session),
                    Err(why) => {
                        if why == LoginRejection::Identifier {
                            needs_identifier.set(true);
                        }
                        rejection.set(Some(why));
                    }
                }
                sending.set(false);
            });
        })
    };
    let onsubmit = {
        let (inputs, left, sending) = (inputs.clone(), left.setter(), sending.clone());
        let (rejection, send) = (rejection.clone(), send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            left.set(LoginField::ALL.to_vec());
            if *sending || rejection.as_ref().is_some_and(LoginRejection::must_wait) {
                return;
            }
            rejection.set(None);
            match inputs.request() {
                Ok(mut request) => {
                    request.door_ticket = Some(door_ticket());
                    send.emit(request);
                }
                Err(invalid) => {
                    focus_element(invalid.id());
                }
            }
        })
    };
    let onadmitted = {
        let (inputs, send) = (inputs.clone(), send);
        Callback::from(move |person: AdmittedPerson| {
            if let Ok(mut request) = inputs.request() {
                request.first_name = person.first_name;
                request.last_name = person.last_name;
                request.birthdate = person.birthdate;
                request.personal_code = person.personal_code.or(request.personal_code);
                send.emit(request);
            }
        })
    };
    LoginFormState {
        inputs,
        left,
        sending,
        working,
        rejection,
        needs_identifier,
        onvalue,
        onleft,
        onsubmit,
        onadmitted,
    }
}

async fn log_in(
    request: &CandidateLoginRequest,
    onwork: impl Fn(bool),
) -> Result<(), LoginRejection> {
    let _: CandidateLoginResponse = api::post_credentials("/api/candidate/login", request, onwork)
        .await
        .map_err(LoginRejection::from_error)?;
    forget_candidates(request.session);
    Ok(())
}
