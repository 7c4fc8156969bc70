//! Ending a test, in two steps: the second names the candidate and says what is kept.

use vigie_shared::access::Action;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::components::{Button, ButtonState, ButtonVariant, Icon};
use crate::features::board::context::use_board_context;
use crate::features::board::focus::use_question_focus;
use crate::features::board::labels::{full_name, pending_label};
use crate::i18n::use_language;

/// For a running test; nothing otherwise.
#[component]
pub fn EndTest(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let asking = use_state_eq(|| false);
    let question = use_question_focus(*asking);
    let test = props.board_seat.card.test.as_ref();
    let Some(test) = test.filter(|test| test.end.is_none()) else {
        return Html::default();
    };
    if !context.can(Action::EndTest) {
        return Html::default();
    }
    let set_asking = |to: bool| {
        let asking = asking.setter();
        move |()| asking.set(to)
    };
    if !*asking {
        return html! {
            <section class="vigie-drawer__section">
                <Button
                    label={language.text("board-end-test")}
                    variant={ButtonVariant::DangerLink}
                    testid="end-test"
                    onclick={set_asking(true)}
                />
            </section>
        };
    }
    let seat = props.board_seat.card.seat;
    let name = full_name(&props.board_seat.person);
    html! {
        <section class="vigie-drawer__section vigie-end-test">
            <h3 ref={question} tabindex="-1">
                { Icon::Warning }
                { language.text_with("board-end-question", &[("name", name.clone().into())]) }
            </h3>
            <p>{ language.text_with("board-end-safe", &[("treated", test.treated.into())]) }</p>
            <div class="vigie-alert__actions">
                <Button
                    label={language.text_with("board-end-yes", &[("name", name.into())])}
                    state={ButtonState::pending_if(context.pending.is_ending_test(seat))}
                    pending_label={pending_label(&language, context.connection)}
                    variant={ButtonVariant::Danger}
                    testid="end-test-confirm"
                    onclick={context.send.reform(move |()| Command::EndTest { seat })}
                />
                <Button
                    label={language.text("board-end-no")}
                    testid="end-test-cancel"
                    onclick={set_asking(false)}
                />
            </div>
        </section>
    }
}
