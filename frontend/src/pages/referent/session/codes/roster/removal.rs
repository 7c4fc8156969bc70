//! Taking somebody off the roster, or moving them to another session.

use vigie_shared::api::{RemoveCandidateRequest, RosterCandidate, SessionDetails, SessionListPage};
use vigie_shared::ids::SessionId;
use vigie_shared::view::SessionStatus;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{Field, ReasonDialog};
use crate::format;
use crate::hooks::{use_fetch, use_sending};
use crate::i18n::use_language;

/// Properties of [`RemovalDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RemovalDialogProps {
    pub session: SessionId,
    pub candidate: RosterCandidate,
    pub onchanged: Callback<()>,
    pub onclose: Callback<()>,
}

/// Where to, and why.
#[component]
pub fn RemovalDialog(props: &RemovalDialogProps) -> Html {
    let language = use_language();
    let target = use_state_eq(|| None::<SessionId>);
    let removal = {
        let props = props.clone();
        use_sending(move |request: RemoveCandidateRequest| remove(props.clone(), request))
    };
    let decide = {
        let (move_to, send) = (*target, removal.send.clone());
        Callback::from(move |reason: Option<String>| {
            if let Some(reason) = reason {
                send.emit(RemoveCandidateRequest { reason, move_to });
            }
        })
    };
    let onchoose = {
        let target = target.setter();
        Callback::from(move |chosen| target.set(chosen))
    };
    let name = format!(
        "{} {}",
        props.candidate.first_name, props.candidate.last_name
    );
    let yes = match *target {
        Some(_) => "candidate-move-yes",
        None => "candidate-remove-yes",
    };
    let failure = removal.failure.as_ref();
    html! {
        <ReasonDialog
            prefix="candidate-removal"
            title={language.text_with("candidate-remove-title", &[("name", name.trim().to_owned().into())])}
            yes_label={language.text(yes)}
            close_label={language.text("referent-cancel")}
            reason_label={language.text("candidate-reason")}
            ondecide={decide}
            pending={removal.pending}
            failure={failure.map(|error| AttrValue::from(format::http_error(&language, error)))}
            onclose={props.onclose.clone()}
        >
            <p>{ language.text("candidate-remove-consequence") }</p>
            <TargetField session={props.session} chosen={*target} onchange={onchoose} />
        </ReasonDialog>
    }
}

async fn remove(
    props: RemovalDialogProps,
    request: RemoveCandidateRequest,
) -> Result<(), HttpError> {
    let (session, seat) = (props.session, props.candidate.seat);
    let path = format!("/api/sessions/{session}/candidates/{seat}/removal");
    api::post::<_, SessionDetails>(&path, &request).await?;
    props.onchanged.emit(());
    props.onclose.emit(());
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TargetFieldProps {
    session: SessionId,
    chosen: Option<SessionId>,
    onchange: Callback<Option<SessionId>>,
}

/// The sessions of the center that have not started.
#[component]
fn TargetField(props: &TargetFieldProps) -> Html {
    let language = use_language();
    let list = use_fetch::<SessionListPage>("/api/sessions?limit=50".into());
    let sessions = list.ready().map(|page| page.sessions.clone());
    let open = sessions
        .into_iter()
        .flatten()
        .filter(|one| one.id != props.session && one.status == SessionStatus::Created);
    let onchange = props.onchange.reform(|event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        select.and_then(|select| select.value().parse().ok())
    });
    html! {
        <Field id="candidate-removal-target" label={language.text("candidate-move-to")}>
            <span class="vigie-select"><select
                id="candidate-removal-target"
                data-testid="candidate-removal-target"
                {onchange}
            >
                <option value="" selected={props.chosen.is_none()}>
                    { language.text("candidate-move-nowhere") }
                </option>
                { for open.map(|one| html! {
                    <option value={one.id.to_string()} selected={props.chosen == Some(one.id)}>
                        { format!(
                            "{} – {} {}, {}",
                            one.number,
                            format::day(&language, &one.held_on),
                            one.held_at,
                            one.room,
                        ) }
                    </option>
                }) }
            </select></span>
        </Field>
    }
}
