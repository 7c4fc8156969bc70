//! All suggested abort reasons at once, after a look at each.

mod review;
mod sending;

use std::rc::Rc;

use vigie_shared::session::FinalizationBlocker;
use vigie_shared::view::{FinalizationView, SeatReview};
use yew::prelude::*;

use self::review::Review;
use crate::components::{Button, Icon};
use crate::features::board::BoardState;
use crate::focus::focus_and_center;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Suggestions`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SuggestionsProps {
    pub board: BoardState,
    /// For the suggestions.
    pub finalization: Rc<FinalizationView>,
    /// What finalization waits for.
    pub missing: Rc<[FinalizationBlocker]>,
    pub request: Callback<CommandRequest>,
}

/// A button where reasons are missing that the record suggests; behind it a list to
/// look through.
#[component]
pub fn Suggestions(props: &SuggestionsProps) -> Html {
    let language = use_language();
    // As they were when the list was opened, so that it does not shrink while it is read.
    let reviewed = use_state(|| None::<Rc<[SeatReview]>>);
    let open = suggested(&props.finalization, &props.missing);
    let count = open.len();
    let onclick = {
        let reviewed = reviewed.setter();
        Callback::from(move |()| reviewed.set(Some(open.clone().into())))
    };
    let onclose = {
        let reviewed = reviewed.setter();
        Callback::from(move |()| reviewed.set(None))
    };
    let done = use_state_eq(|| 0_u32);
    let ondone = {
        let (reviewed, done) = (reviewed.setter(), done.clone());
        Callback::from(move |()| {
            reviewed.set(None);
            done.set(*done + 1);
        })
    };
    use_effect_with(*done, |done| {
        // The button that led here is gone. Not before the dialog is: it gives the focus
        // back to that button.
        if *done > 0 {
            focus_and_center("referent-panel-title");
        }
    });
    html! {
        <>
            if count > 0 {
                <Button
                    label={language.text_with("referent-proposals", &[("count", count.into())])}
                    testid="referent-proposals-accept-all"
                    icon={Icon::Clipboard}
                    {onclick}
                />
            }
            if let Some(seats) = &*reviewed {
                <Review
                    board={props.board.clone()}
                    seats={seats.clone()}
                    request={props.request.clone()}
                    {ondone}
                    {onclose}
                />
            }
        </>
    }
}

/// Those whose reason is missing and suggested.
fn suggested(finalization: &FinalizationView, missing: &[FinalizationBlocker]) -> Vec<SeatReview> {
    let waits =
        |one: &&SeatReview| missing.contains(&FinalizationBlocker::AbortReason { seat: one.seat });
    let waiting = finalization.seats.iter().filter(waits);
    waiting
        .filter(|one| {
            one.suggestion
                .as_ref()
                .is_some_and(|one| one.reason.is_some())
        })
        .cloned()
        .collect()
}
