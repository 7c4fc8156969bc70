//! Blocked time that the rule did not give back: an invigilator may.

use vigie_shared::access::Action;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::components::{Button, ButtonState, Icon};
use crate::features::board::context::use_board_context;
use crate::features::board::labels::pending_label;
use crate::format::{Rounding, duration};
use crate::i18n::use_language;

/// Says how much it is and why, and gives it back with one button.
#[component]
pub fn WithheldTime(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let card = &props.board_seat.card;
    let seat = card.seat;
    let withheld = card.test.as_ref().and_then(|test| test.withheld_micros);
    let Some(micros) = withheld.filter(|_| context.can(Action::HandleAlert)) else {
        return Html::default();
    };
    let time = duration(&language, micros, Rounding::Up);
    let is_pending = context.pending.is_crediting_withheld_time(seat);
    html! {
        <section class="vigie-drawer__section" data-testid="withheld">
            <p class="vigie-alert__mark">
                { Icon::Clock }
                <span>{ language.text_with("board-withheld", &[("time", time.clone().into())]) }</span>
            </p>
            <p>{ language.text("board-withheld-why") }</p>
            <Button
                label={language.text_with("board-withheld-credit", &[("time", time.into())])}
                state={ButtonState::pending_if(is_pending)}
                pending_label={pending_label(&language, context.connection)}
                testid="withheld-credit"
                onclick={context.send.reform(move |()| Command::CreditWithheldTime { seat })}
            />
        </section>
    }
}
