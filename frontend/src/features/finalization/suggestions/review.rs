//! The suggestions one by one, before they are accepted.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::rules::{AbortReason, QUESTION_COUNT};
use vigie_shared::session::Command;
use vigie_shared::view::SeatReview;
use yew::prelude::*;

use super::super::forecast::ForecastView;
use super::super::suggested_reason::SuggestedReasonView;
use super::sending::{SendingProgress, send};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Checkbox, Dialog, DialogSize,
};
use crate::features::board::{BoardState, name_at};
use crate::format;
use crate::hooks::use_is_slow;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Review`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReviewProps {
    pub board: BoardState,
    /// Those with a suggestion.
    pub seats: Rc<[SeatReview]>,
    pub request: Callback<CommandRequest>,
    /// All is recorded.
    pub ondone: Callback<()>,
    /// Closed without a decision.
    pub onclose: Callback<()>,
}

/// A list with a box each; what is ticked is recorded.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let language = use_language();
    // Nothing is ticked beforehand: each reason decides an outcome.
    let ticked = use_state_eq(BTreeSet::<Seat>::new);
    let sending = use_state_eq(|| SendingProgress::Idle);
    let chosen: Vec<&SeatReview> = props
        .seats
        .iter()
        .filter(|one| ticked.contains(&one.seat))
        .collect();
    let commands: Rc<[Command]> = chosen.iter().filter_map(|one| command(one)).collect();
    let count = commands.len();
    let done = match &*sending {
        SendingProgress::Done(done) => Some(*done),
        SendingProgress::Idle | SendingProgress::Finished | SendingProgress::Refused(..) => None,
    };
    let slow = use_is_slow(done.is_some());
    use_effect_with((*sending).clone(), {
        let ondone = props.ondone.clone();
        move |sending| {
            if *sending == SendingProgress::Finished {
                ondone.emit(());
            }
        }
    });
    let onclick = {
        let (request, sending) = (props.request.clone(), sending.setter());
        Callback::from(move |()| {
            let sending = sending.clone();
            let report = Callback::from(move |one| sending.set(one));
            send(commands.clone(), 0, request.clone(), report);
        })
    };
    let turn = |seat: Seat| {
        let ticked = ticked.clone();
        Callback::from(move |checked: bool| {
            let mut after = (*ticked).clone();
            if checked {
                after.insert(seat);
            } else {
                after.remove(&seat);
            }
            ticked.set(after);
        })
    };
    let item = |one: &SeatReview| {
        html! {
            <ReviewItem
                name={name_at(&props.board, one.seat)}
                review={one.clone()}
                checked={ticked.contains(&one.seat)}
                onchange={turn(one.seat)}
            />
        }
    };
    let actions = html! {
        <Button
            label={language.text_with("referent-proposals-yes", &[("count", count.into())])}
            testid="referent-proposals-yes"
            variant={ButtonVariant::Primary}
            state={if done.is_some() { ButtonState::Pending } else { ButtonState::disabled_if(count == 0) }}
            {onclick}
        />
    };
    html! {
        <Dialog
            title={language.text("referent-proposals-title")}
            testid="referent-proposals-dialog"
            close_label={language.text("referent-cancel")}
            size={DialogSize::Wide}
            onclose={props.onclose.clone()}
            footer={actions}
        >
            <p>{ language.text("referent-proposals-lead") }</p>
            <ul class="vigie-reviews">{ for props.seats.iter().map(item) }</ul>
            <p role="status">
                if let Some(done) = done.filter(|_| slow) {
                    { language.text_with(
                        "referent-proposals-progress",
                        &[("done", done.into()), ("count", count.into())],
                    ) }
                }
            </p>
            if let SendingProgress::Refused(index, refusal) = &*sending {
                <Alert variant={AlertVariant::Danger} testid="referent-proposals-refused">
                    { chosen.get(*index).map(|one| name_at(&props.board, one.seat)).unwrap_or_default() }
                    { " – " }{ format::refusal(&language, refusal) }
                </Alert>
            }
        </Dialog>
    }
}

fn command(one: &SeatReview) -> Option<Command> {
    let reason = one.suggestion.as_ref()?.reason?;
    let seat = one.seat;
    Some(Command::SetAbortReason { seat, reason })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ReviewItemProps {
    name: AttrValue,
    review: SeatReview,
    checked: bool,
    onchange: Callback<bool>,
}

/// One suggestion with what it leads to.
#[component]
fn ReviewItem(props: &ReviewItemProps) -> Html {
    let language = use_language();
    let review = &props.review;
    let (Some(suggestion), Some(what_if)) = (&review.suggestion, review.previews) else {
        return Html::default();
    };
    let forecast = match suggestion.reason {
        Some(AbortReason::Candidate) => what_if.candidate,
        Some(AbortReason::Technical) => what_if.technical,
        None => return Html::default(),
    };
    let treated = review.decision.facts.map_or(0, |facts| facts.treated);
    let treated = [("treated", treated.into()), ("of", QUESTION_COUNT.into())];
    html! {
        <li class="vigie-review">
            <Checkbox
                checked={props.checked}
                onchange={props.onchange.clone()}
                testid="referent-proposals-one"
            >
                <strong>{ &props.name }</strong>
                { " – " }{ language.text_with("referent-treated", &treated) }
            </Checkbox>
            <ForecastView {forecast} />
            <SuggestedReasonView suggestion={suggestion.clone()} />
        </li>
    }
}
