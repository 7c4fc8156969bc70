//! The suggestions one by one, before they are taken.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::rules::{AbortReason, QUESTION_COUNT};
use vigie_shared::session::Command;
use vigie_shared::view::SeatReview;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::proposal::ProposalView;
use super::super::prospect::ProspectView;
use super::sending::{Sending, send};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, DialogSize,
};
use crate::features::board::BoardState;
use crate::hooks::use_is_slow;
use crate::i18n::use_language;
use crate::referent::ask::Ask;
use crate::referent::say;
use crate::referent::session::names::name_at;

/// Properties of [`Review`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReviewProps {
    /// For the names.
    pub board: BoardState,
    /// Those with a suggestion.
    pub seats: Rc<[SeatReview]>,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// All is recorded.
    pub ondone: Callback<()>,
    /// Closed without.
    pub onclose: Callback<()>,
}

/// A list with a box each; what is ticked is recorded.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let language = use_language();
    let without = use_state_eq(BTreeSet::<Seat>::new);
    let sending = use_state_eq(|| Sending::Idle);
    let chosen: Vec<&SeatReview> = props
        .seats
        .iter()
        .filter(|one| !without.contains(&one.seat))
        .collect();
    let commands: Rc<[Command]> = chosen.iter().filter_map(|one| command(one)).collect();
    let count = commands.len();
    let done = match &*sending {
        Sending::Done(done) => Some(*done),
        Sending::Idle | Sending::Finished | Sending::Refused(..) => None,
    };
    let slow = use_is_slow(done.is_some());
    use_effect_with((*sending).clone(), {
        let ondone = props.ondone.clone();
        move |sending| {
            if *sending == Sending::Finished {
                ondone.emit(());
            }
        }
    });
    let onclick = {
        let (ask, sending) = (props.ask.clone(), sending.setter());
        Callback::from(move |()| {
            let sending = sending.clone();
            let told = Callback::from(move |one| sending.set(one));
            send(commands.clone(), 0, ask.clone(), told);
        })
    };
    let turn = |seat: Seat| {
        let without = without.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let mut after = (*without).clone();
            if input.checked() {
                after.remove(&seat);
            } else {
                after.insert(seat);
            }
            without.set(after);
        })
    };
    let item = |one: &SeatReview| {
        let (Some(proposal), Some(what_if)) = (&one.suggestion, one.previews) else {
            return Html::default();
        };
        let prospect = match proposal.reason {
            AbortReason::Candidate => what_if.candidate,
            AbortReason::Technical => what_if.technical,
        };
        let treated = one.decision.facts.map_or(0, |facts| facts.treated);
        let treated = [("treated", treated.into()), ("of", QUESTION_COUNT.into())];
        html! {
            <li class="vigie-review">
                <label class="vigie-checkbox-line">
                    <input
                        type="checkbox"
                        checked={!without.contains(&one.seat)}
                        onchange={turn(one.seat)}
                        data-testid="referent-proposals-one"
                    />
                    <span>
                        <strong>{ name_at(&language, &props.board, one.seat) }</strong>
                        { " – " }{ language.text_with("referent-treated", &treated) }
                    </span>
                </label>
                <ProspectView {prospect} />
                <ProposalView proposal={proposal.clone()} />
            </li>
        }
    };
    let actions = html! {
        <Button
            label={language.text_with("referent-proposals-yes", &[("count", count.into())])}
            testid="referent-proposals-yes"
            variant={ButtonVariant::Primary}
            state={ButtonState::pending_if(done.is_some() || count == 0)}
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
            if let Sending::Refused(index, refusal) = &*sending {
                <Alert variant={AlertVariant::Danger} testid="referent-proposals-refused">
                    { chosen.get(*index).map(|one| name_at(&language, &props.board, one.seat)).unwrap_or_default() }
                    { " – " }{ say::refusal(&language, refusal) }
                </Alert>
            }
        </Dialog>
    }
}

fn command(one: &SeatReview) -> Option<Command> {
    let reason = one.suggestion.as_ref()?.reason;
    let seat = one.seat;
    Some(Command::SetAbortReason { seat, reason })
}
