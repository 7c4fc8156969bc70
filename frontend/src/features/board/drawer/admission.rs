//! Admitting a candidate: confirmation of presence, or authorization to resume.

use vigie_shared::access::Action;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::components::{Button, ButtonState, ButtonVariant, Icon};
use crate::features::board::context::use_board_context;
use crate::features::board::labels::pending_label;
use crate::features::board::seat_status::SeatStatus;
use crate::format::hour_and_minute;
use crate::i18n::use_language;

/// Nothing for candidates who need no admission.
#[component]
pub fn Admission(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let card = &props.board_seat.card;
    let seat = card.seat;
    if let (SeatStatus::Ready, Some(until)) = (props.status, card.confirmed_until) {
        let until = hour_and_minute(&language, until);
        return html! {
            <section class="vigie-drawer__section">
                <p class="vigie-status-text--ready">
                    { Icon::CheckCircle }{ " " }
                    { language.text_with("board-ready-until", &[("time", until.into())]) }
                </p>
            </section>
        };
    }
    let (explanation, label, command) = match props.status {
        SeatStatus::Instructions | SeatStatus::ToConfirm => (
            language.text("board-confirm-safe"),
            language.text("board-confirm-presence"),
            Command::ConfirmPresence { seats: vec![seat] },
        ),
        SeatStatus::ToAuthorize => (
            language.text("board-authorize-safe"),
            language.text("board-authorize-resume"),
            Command::AuthorizeResume { seat },
        ),
        _ => return Html::default(),
    };
    if !context.can(Action::AdmitCandidate) {
        return Html::default();
    }
    html! {
        <section class="vigie-drawer__section">
            <p>{ explanation }</p>
            <Button
                {label}
                state={ButtonState::pending_if(context.pending.is_admitting(seat))}
                pending_label={pending_label(&language, context.connection)}
                variant={ButtonVariant::Primary}
                testid="admit"
                onclick={context.send.reform(move |()| command.clone())}
            />
        </section>
    }
}
