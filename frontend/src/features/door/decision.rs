//! Deciding about one person at the door.

use vigie_shared::api::{AdmitByHandRequest, DoorDecision, DoorResponse};
use vigie_shared::view::{DoorCase, SeatPhase};
use yew::prelude::*;

use super::{enrolled, name, why};
use crate::api::{self, HttpError};
use crate::components::{RadioChoice, ReasonDialog};
use crate::features::board::BoardState;
use crate::format;
use crate::hooks::use_sending;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`DecisionDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DecisionDialogProps {
    /// Where the decision goes.
    pub path: AttrValue,
    pub board: BoardState,
    pub case: DoorCase,
    pub onclose: Callback<()>,
}

/// An enrolled candidate, somebody new, or nobody; and what was looked at.
#[component]
pub fn DecisionDialog(props: &DecisionDialogProps) -> Html {
    let language = use_language();
    let chosen = use_state_eq(|| None::<DoorDecision>);
    let asked = use_state_eq(|| false);
    let admission = {
        let props = props.clone();
        use_sending(move |request: AdmitByHandRequest| send(props.clone(), request))
    };
    let decide = {
        let (case, chosen, asked) = (props.case.case, *chosen, asked.setter());
        // Who decides has read what was doubtful.
        let accepted = admission.failure.as_ref().map(HttpError::roster_doubts);
        let accepted = accepted.unwrap_or_default();
        let send = admission.send.clone();
        Callback::from(move |reason: Option<String>| {
            asked.set(true);
            if let Some((decision, reason)) = chosen.zip(reason) {
                send.emit(AdmitByHandRequest {
                    case,
                    decision,
                    reason,
                    accepted: accepted.clone(),
                });
            }
        })
    };
    let failure = admission.failure.as_ref();
    html! {
        <ReasonDialog
            prefix="door"
            title={language.text_with("door-dialog-title", &[("name", name(&props.case).into())])}
            yes_label={language.text("door-yes")}
            close_label={language.text("referent-cancel")}
            reason_label={language.text("door-reason")}
            ondecide={decide}
            pending={admission.pending}
            failure={failure.map(|error| AttrValue::from(words(&language, error)))}
            onclose={props.onclose.clone()}
        >
            <p>{ why(&language, &props.board, &props.case) }</p>
            <p>{ language.text_with("door-sign", &[("sign", props.case.sign.to_string().into())]) }</p>
            { choices(&language, props, *chosen, &chosen.setter()) }
            if *asked && chosen.is_none() {
                <p class="vigie-field__error" role="alert">{ language.text("door-choose") }</p>
            }
        </ReasonDialog>
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
            <RadioChoice
                id={testid}
                name="door-decision"
                checked={chosen == Some(decision)}
                onchoose={Callback::from(move |()| choose.set(Some(decision)))}
                label={words}
            />
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

async fn send(props: DecisionDialogProps, request: AdmitByHandRequest) -> Result<(), HttpError> {
    api::post::<_, DoorResponse>(&props.path, &request).await?;
    props.onclose.emit(());
    Ok(())
}

fn words(language: &LanguageHandle, error: &HttpError) -> String {
    let found = error.roster_findings().unwrap_or_default();
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
