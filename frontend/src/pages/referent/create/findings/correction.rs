//! A cell given another value here, for files that are not edited as text.

use vigie_shared::api::RosterDiagnostic;
use vigie_shared::limits::MAX_CANDIDATE_NAME_CHARS;
use yew::prelude::*;

use crate::components::{Button, ButtonSize, ButtonVariant, TextField};
use crate::focus::focus_and_center;
use crate::i18n::use_language;
use crate::pages::referent::create::answering::RosterAnswer;

/// Properties of [`CellCorrection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CellCorrectionProps {
    pub finding: RosterDiagnostic,
    pub onanswer: Callback<RosterAnswer>,
}

/// A button that opens a field with the value found; the field sends what it should be.
#[component]
pub fn CellCorrection(props: &CellCorrectionProps) -> Html {
    let language = use_language();
    let typed = use_state_eq(|| None::<String>);
    let finding = &props.finding;
    let id = format!(
        "referent-correct-{}-{}",
        finding.line,
        finding.place.unwrap_or(0)
    );
    let context = language.text_with("referent-fault-context", &[("line", finding.line.into())]);
    use_effect_with(typed.is_some(), {
        let id = id.clone();
        move |open| {
            if *open {
                focus_and_center(&id);
            }
        }
    });
    let Some(value) = (*typed).clone() else {
        let open = {
            let (typed, value) = (typed.setter(), finding.value.clone().unwrap_or_default());
            Callback::from(move |()| typed.set(Some(value.clone())))
        };
        return html! {
            <Button
                label={language.text("referent-fault-correct")}
                testid="referent-fault-correct"
                {context}
                size={ButtonSize::Small}
                variant={ButtonVariant::Link}
                onclick={open}
            />
        };
    };
    let change = {
        let typed = typed.setter();
        Callback::from(move |value: String| typed.set(Some(value)))
    };
    let send = {
        let (value, finding) = (value.clone(), finding.clone());
        props
            .onanswer
            .reform(move |()| RosterAnswer::Correct(finding.clone(), value.trim().to_owned()))
    };
    html! {
        <TextField
            {id}
            label={language.text_with("referent-fault-correction", &[("line", finding.line.into())])}
            {value}
            max_length={MAX_CANDIDATE_NAME_CHARS}
            spellcheck=false
            onchange={change}
        >
            <Button
                label={language.text("referent-fault-correction-send")}
                testid="referent-fault-correction-send"
                {context}
                size={ButtonSize::Small}
                onclick={send}
            />
        </TextField>
    }
}
