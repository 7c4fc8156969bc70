//! Deciding about one person at the door.

use vigie_shared::api::{
    AdmitByHandRequest, DoorDecision, DoorResponse, RosterDiagnostic, RosterDiagnosticCode,
    RosterErrorDetail, RosterSeverity,
};
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::view::{DoorCase, SeatPhase};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{enrolled, name, why};
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, TextField, TextLines,
};
use crate::features::board::BoardState;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`DecisionDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DecisionDialogProps {
    /// Number of the session.
    pub session: u32,
    pub board: BoardState,
    pub case: DoorCase,
    pub onclose: Callback<()>,
}

/// An enrolled candidate, somebody new, or nobody; and what was looked at.
#[component]
pub fn DecisionDialog(props: &DecisionDialogProps) -> Html {
    let language = use_language();
    let chosen = use_state_eq(|| None::<DoorDecision>);
    let reason = use_state_eq(String::new);
    let missing = use_state_eq(|| false);
    let pending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let decide = {
        let (props, chosen, reason) = (props.clone(), *chosen, reason.trim().to_owned());
        let (missing, pending, failure) = (missing.setter(), pending.clone(), failure.clone());
        Callback::from(move |()| {
            let incomplete = chosen.is_none() || reason.is_empty();
            missing.set(incomplete);
            let (Some(decision), false) = (chosen, incomplete || *pending) else {
                return;
            };
            let request = AdmitByHandRequest {
                case: props.case.case,
                decision,
                reason: reason.clone(),
                // Who decides has read what was doubtful.
                accepted: doubts(failure.as_ref()),
            };
            pending.set(true);
            let (props, pending, failure) = (props.clone(), pending.setter(), failure.setter());
            spawn_local(async move {
                failure.set(send(&props, &request).await.err());
                pending.set(false);
            });
        })
    };
    let onreason = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let error = (*missing && reason.trim().is_empty())
        .then(|| AttrValue::from(language.text("referent-field-empty")));
    html! {
        <Dialog
            title={language.text_with("door-dialog-title", &[("name", name(&props.case).into())])}
            testid="door-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("referent-cancel")}
            footer={html! {
                <Button
                    label={language.text("door-yes")}
                    pending_label={language.text("referent-recording")}
                    testid="door-yes"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::pending_if(*pending)}
                    onclick={decide}
                />
            }}
        >
            <p>{ why(&language, &props.board, &props.case) }</p>
            <p>{ language.text_with("door-sign", &[("sign", props.case.sign.to_string().into())]) }</p>
            { choices(&language, props, *chosen, &chosen.setter()) }
            if *missing && chosen.is_none() {
                <p class="vigie-field__error">{ language.text("door-choose") }</p>
            }
            <TextField
                id="door-reason"
                label={language.text("door-reason")}
                value={(*reason).clone()}
                onchange={onreason}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
                {error}
            />
            if let Some(error) = &*failure {
                <Alert variant={AlertVariant::Danger} testid="door-error">
                    { words(&language, error) }
                </Alert>
            }
        </Dialog>
    }
}

fn choices(
    language: &LanguageHandle,
    props: &DecisionDialogProps,
    chosen: Option<DoorDecision>,
    choose: &UseStateSetter<Option<DoorDecision>>,
) -> Html {
    let choice = |decision: DoorDecision, words: String, testid: String| {
        let choose = choose.clone();
        html! {
            <label class="vigie-choice">
                <input
                    type="radio"
                    name="door-decision"
                    checked={chosen == Some(decision)}
                    data-testid={testid}
                    onchange={Callback::from(move |_: Event| choose.set(Some(decision)))}
                />
                <span>{ words }</span>
            </label>
        }
    };
    // Whose test has started stays who they are.
    let mut likely = props.case.nearest.clone();
    let absent = props.board.seats.iter().filter(|seated| {
        seated.card.phase == SeatPhase::Absent && !likely.contains(&seated.card.seat)
    });
    let others: Vec<_> = absent.map(|seated| seated.card.seat).collect();
    likely.extend(others);
    html! {
        <fieldset class="vigie-fieldset">
            <legend>{ language.text("door-who") }</legend>
            { for likely.into_iter().map(|seat| {
                let args = [("name", enrolled(&props.board, seat).into())];
                let words = language.text_with("door-is-enrolled", &args);
                choice(DoorDecision::Correct { seat }, words, format!("door-seat-{seat}"))
            }) }
            { choice(DoorDecision::Enroll, language.text("door-enroll"), "door-enroll".to_owned()) }
            { choice(DoorDecision::TurnAway, language.text("door-turn-away"), "door-turn-away".to_owned()) }
        </fieldset>
    }
}

async fn send(props: &DecisionDialogProps, request: &AdmitByHandRequest) -> Result<(), HttpError> {
    let path = format!("/api/invigilator/{}/door", props.session);
    api::post::<_, DoorResponse>(&path, request).await?;
    props.onclose.emit(());
    Ok(())
}

/// What was found doubtful, and nothing that is wrong.
fn doubts(failure: Option<&HttpError>) -> Vec<RosterDiagnosticCode> {
    let found = failure.and_then(findings).unwrap_or_default();
    let asked = found.iter().all(|one| one.severity == RosterSeverity::Asks);
    match asked {
        true => found.into_iter().map(|one| one.code).collect(),
        false => Vec::new(),
    }
}

fn findings(error: &HttpError) -> Option<Vec<RosterDiagnostic>> {
    let HttpError::Refused { detail, .. } = error else {
        return None;
    };
    let detail: RosterErrorDetail = serde_json::from_value(detail.clone()).ok()?;
    Some(detail.faults)
}

fn words(language: &LanguageHandle, error: &HttpError) -> String {
    let found = findings(error).unwrap_or_default();
    match found.is_empty() {
        true => format::http_error(language, error),
        false => {
            let words = found.iter();
            let words: Vec<String> = words
                .map(|one| vigie_i18n::roster_finding(language.language, one))
                .collect();
            words.join(" ")
        }
    }
}
