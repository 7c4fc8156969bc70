//! Deciding one published outcome again.

use vigie_shared::session::{Command, OutcomeChange, Refusal};
use vigie_shared::view::{OutcomePreview, OutcomeProspect, SeatReview};
use yew::prelude::*;

use crate::components::{
    Alert, AlertVariant, Button, ButtonSize, ButtonVariant, DialogSize, Icon, RadioChoice,
    ReasonDialog,
};
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`CorrectDecision`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CorrectDecisionProps {
    pub name: AttrValue,
    pub review: SeatReview,
    pub request: Callback<CommandRequest>,
}

/// A button; behind it the changes that are possible, each with what it leads to.
#[component]
pub fn CorrectDecision(props: &CorrectDecisionProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let set_open = |opening: bool| {
        let open = open.setter();
        Callback::from(move |()| open.set(opening))
    };
    let waits = props.review.proposal.is_some();
    // The dialog stays while it is open, whatever others decide: nothing that was typed is lost.
    if (props.review.changes.is_empty() || waits) && !*open {
        return Html::default();
    }
    html! {
        <>
            <Button
                label={language.text("decision-correct")}
                aria_label={language.text_with("decision-correct-of", &[("name", props.name.as_str().into())])}
                testid="decision-correct"
                variant={ButtonVariant::Link}
                icon={Icon::Pencil}
                size={ButtonSize::Small}
                onclick={set_open(true)}
            />
            if *open {
                <OutcomeDialog correction={props.clone()} onclose={set_open(false)} />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OutcomeDialogProps {
    correction: CorrectDecisionProps,
    onclose: Callback<()>,
}

#[component]
fn OutcomeDialog(props: &OutcomeDialogProps) -> Html {
    let language = use_language();
    let CorrectDecisionProps {
        name,
        review,
        request,
    } = &props.correction;
    let (command_status, send) = use_command_status(request.clone());
    let chosen = use_state_eq(|| None::<OutcomeChange>);
    let submitted = use_state_eq(|| false);
    use_effect_with((command_status.clone(), props.onclose.clone()), {
        |(status, onclose)| {
            if *status == CommandStatus::Granted {
                onclose.emit(());
            }
        }
    });
    let choose = {
        let chosen = chosen.setter();
        Callback::from(move |change| chosen.set(Some(change)))
    };
    let ondecide = {
        let (chosen, submitted) = (*chosen, submitted.setter());
        let (seat, version) = (review.seat, version(review));
        Callback::from(move |reason: Option<String>| {
            submitted.set(true);
            if let Some((change, reason)) = chosen.zip(reason) {
                send.emit(Command::ReviseOutcome {
                    seat,
                    change,
                    version,
                    reason,
                });
            }
        })
    };
    let prospect = review
        .changes
        .iter()
        .find(|one| Some(one.change) == *chosen);
    let needs_two = prospect.is_some_and(|one| one.second_person);
    let submit = match needs_two {
        true => language.text("decision-propose"),
        false => language.text("decision-submit"),
    };
    html! {
        <ReasonDialog
            prefix="decision"
            title={language.text_with("decision-title", &[("name", name.as_str().into())])}
            yes_label={submit}
            close_label={language.text("referent-cancel")}
            size={DialogSize::Wide}
            reason_label={language.text("referent-resolve-reason")}
            reason_hint={language.text("decision-reason-help")}
            {ondecide}
            pending={command_status == CommandStatus::Sent}
            failure={refused(&language, &command_status).map(AttrValue::from)}
            onclose={props.onclose.clone()}
        >
            <p>{ language.text_with("decision-now", &[("outcome", now(&language, review).into())]) }</p>
            <fieldset class="vigie-fieldset">
                <legend>{ language.text("decision-what") }</legend>
                { for review.changes.iter().map(|one| choice(&language, review, one, (*chosen, &choose))) }
                if *submitted && chosen.is_none() {
                    <p class="vigie-field__error" role="alert" data-testid="decision-choose">
                        { Icon::Error }<span>{ language.text("decision-choose") }</span>
                    </p>
                }
            </fieldset>
            if needs_two {
                <Alert variant={AlertVariant::Info} testid="decision-second-person">
                    { language.text("decision-second-person") }
                </Alert>
            }
        </ReasonDialog>
    }
}

/// One change, with the outcome before and after it.
fn choice(
    language: &LanguageHandle,
    review: &SeatReview,
    prospect: &OutcomeProspect,
    (chosen, choose): (Option<OutcomeChange>, &Callback<OutcomeChange>),
) -> Html {
    let change = prospect.change;
    let code = format!("{change:?}").to_lowercase();
    let code = code.replace(['(', ')'], "-");
    let id = format!("decision-{}", code.trim_end_matches('-'));
    let effect = [
        ("before", now(language, review).into()),
        (
            "after",
            format::outcome_and_score(language, prospect.leads_to).into(),
        ),
    ];
    html! {
        <RadioChoice
            {id}
            name="decision-change"
            checked={chosen == Some(change)}
            onchoose={choose.reform(move |()| change)}
            label={format::outcome_change(language, change)}
        >
            <p data-testid="decision-effect">
                { language.text_with("decision-effect", &effect) }
            </p>
        </RadioChoice>
    }
}

fn refused(language: &LanguageHandle, status: &CommandStatus) -> Option<String> {
    let CommandStatus::Refused(refusal) = status else {
        return None;
    };
    Some(match &**refusal {
        Refusal::RevisionWaits { by } => {
            let by = format::actor(language, by);
            language.text_with("decision-refused-waits", &[("by", by.into())])
        }
        other => format::refusal(language, other),
    })
}

/// The outcome in force.
fn now(language: &LanguageHandle, review: &SeatReview) -> String {
    let decision = &review.decision;
    let preview = OutcomePreview {
        outcome: decision.outcome,
        rule: decision.rule,
        pix: decision.score.as_ref().map(|score| score.pix),
    };
    format::outcome_and_score(language, preview)
}

/// Number of the decision in force: the history is there once there is more than one.
fn version(review: &SeatReview) -> u16 {
    review.history.last().map_or(1, |last| last.version)
}
