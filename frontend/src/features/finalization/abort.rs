//! Why a test was not finished.

use vigie_shared::ids::Seat;
use vigie_shared::rules::AbortReason;
use vigie_shared::session::{AbortSuggestion, Command};
use vigie_shared::view::OutcomePreviews;
use yew::prelude::*;

use super::forecast::ForecastView;
use super::suggested_reason::SuggestedReasonView;
use crate::components::{Alert, AlertVariant, Button, ButtonSize, ButtonState, Icon, RadioChoice};
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`AbortChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AbortChoiceProps {
    pub seat: Seat,
    /// What is on record.
    pub reason: Option<AbortReason>,
    /// What either reason would lead to.
    pub what_if: Option<OutcomePreviews>,
    /// What the record suggests.
    pub suggestion: Option<AbortSuggestion>,
    /// Whose, in words.
    pub name: AttrValue,
    pub request: Callback<CommandRequest>,
}

/// What the record suggests; two reasons and what each leads to. Chosen is recorded at
/// once.
#[component]
pub fn AbortChoice(props: &AbortChoiceProps) -> Html {
    let language = use_language();
    let (command_status, send) = use_command_status(props.request.clone());
    let seat = props.seat;
    let choice = |reason: AbortReason| {
        let forecast = props.what_if.map(|what_if| match reason {
            AbortReason::Candidate => what_if.candidate,
            AbortReason::Technical => what_if.technical,
        });
        let meaning = match (forecast, reason) {
            (Some(forecast), _) => format::rule(&language, forecast.rule),
            (None, AbortReason::Candidate) => language.text("referent-abort-candidate-meaning"),
            (None, AbortReason::Technical) => language.text("referent-abort-technical-meaning"),
        };
        html! {
            <RadioChoice
                id={choice_id(seat, reason)}
                name={format!("referent-abort-{seat}")}
                checked={props.reason == Some(reason)}
                onchoose={send.reform(move |()| Command::SetAbortReason { seat, reason })}
                label={format::abort(&language, reason)}
            >
                if reason == AbortReason::Candidate {
                    <p>{ language.text("referent-abort-candidate-what") }</p>
                }
                if let Some(forecast) = forecast {
                    <ForecastView {forecast} />
                }
                <p>{ meaning }</p>
            </RadioChoice>
        }
    };
    html! {
        <fieldset class="vigie-abort" data-testid="referent-abort">
            <legend>
                if props.reason.is_none() {
                    <span class="vigie-warning-icon">{ Icon::Warning }</span>
                }
                { language.text_with("referent-abort", &[("name", props.name.as_str().into())]) }
            </legend>
            if let Some(suggestion) = &props.suggestion {
                <SuggestedReasonView suggestion={suggestion.clone()}>
                    if let Some(reason) = suggestion.reason.filter(|one| props.reason != Some(*one)) {
                        { accept(&language, props, (reason, &command_status), &send) }
                    }
                </SuggestedReasonView>
            }
            <div class="vigie-abort__choices" data-testid={format!("referent-whatif-{seat}")}>
                { choice(AbortReason::Candidate) }
                { choice(AbortReason::Technical) }
            </div>
            <p role="status" class="vigie-subtle">
                { match (&command_status, props.reason) {
                    (CommandStatus::Sent, _) => language.text("referent-recording"),
                    (CommandStatus::Granted, Some(_)) => language.text("referent-recorded"),
                    _ => String::new(),
                } }
            </p>
            if let CommandStatus::Refused(refusal) = &command_status {
                <Alert variant={AlertVariant::Danger} testid="referent-abort-refused">
                    { format::refusal(&language, refusal) }
                </Alert>
            }
        </fieldset>
    }
}

/// The button that takes the suggestion. It goes away with it: the focus goes to the
/// choice that it made.
fn accept(
    language: &crate::i18n::LanguageHandle,
    props: &AbortChoiceProps,
    (reason, command_status): (AbortReason, &CommandStatus),
    send: &Callback<Command>,
) -> Html {
    let seat = props.seat;
    let name = props.name.as_str();
    let onclick = send.reform(move |()| {
        focus_and_center(&choice_id(seat, reason));
        Command::SetAbortReason { seat, reason }
    });
    html! {
        <Button
            label={language.text("referent-proposal-accept")}
            aria_label={language.text_with("referent-proposal-accept-of", &[("name", name.into())])}
            testid="referent-proposal-accept"
            size={ButtonSize::Small}
            icon={Icon::Check}
            state={ButtonState::pending_if(*command_status == CommandStatus::Sent)}
            {onclick}
        />
    }
}

fn choice_id(seat: Seat, reason: AbortReason) -> String {
    let code = match reason {
        AbortReason::Candidate => "candidate",
        AbortReason::Technical => "technical",
    };
    format!("referent-abort-{seat}-{code}")
}
