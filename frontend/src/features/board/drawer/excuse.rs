//! The decision that a loss of focus does not count, with its reason.

use vigie_shared::ids::{Seat, SignalId};
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::session::Command;
use yew::prelude::*;

use crate::components::{
    Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, TextField, TextLines,
};
use crate::features::board::context::use_board_context;
use crate::features::board::labels::pending_label;
use crate::focus::focus_and_center;
use crate::i18n::use_language;

/// The field that gets the focus when the form opens.
const FIELD: &str = "signal-reason";

/// Properties of [`ExcuseForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ExcuseFormProps {
    pub seat: Seat,
    /// The loss.
    pub signal: SignalId,
    /// It was cancelled.
    pub onclose: Callback<()>,
}

/// A reason and a button. It goes by itself once the loss is excused.
#[component]
pub fn ExcuseForm(props: &ExcuseFormProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (seat, signal) = (props.seat, props.signal);
    let reason = use_state_eq(String::new);
    let submitted = use_state_eq(|| false);
    use_effect_with((), |()| {
        focus_and_center(FIELD);
    });
    let is_pending = context.pending.is_excusing(seat, signal);
    let onsubmit = {
        let (reason, submitted, send) = (reason.clone(), submitted.setter(), context.send.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            submitted.set(true);
            let reason = reason.trim().to_owned();
            if !reason.is_empty() && !is_pending {
                send.emit(Command::ExcuseFocusLoss {
                    seat,
                    signal,
                    reason,
                });
            }
        }
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let is_missing = *submitted && reason.trim().is_empty();
    html! {
        <form class="vigie-signals__form" novalidate=true {onsubmit} data-testid="signal-excuse-form">
            <p>{ language.text("board-signals-excuse-safe") }</p>
            <TextField
                id={FIELD}
                lines={TextLines::Prose(2)}
                label={language.text("board-signals-reason")}
                error={is_missing.then(|| AttrValue::from(language.text("board-signals-reason-missing")))}
                value={(*reason).clone()}
                max_length={MAX_FREE_TEXT_CHARS}
                {onchange}
            />
            <div class="vigie-buttons">
                <Button
                    label={language.text("board-signals-excuse-do")}
                    pending_label={pending_label(&language, context.connection)}
                    state={ButtonState::pending_if(is_pending)}
                    kind={ButtonKind::Submit}
                    size={ButtonSize::Small}
                    testid="signal-excuse-submit"
                />
                <Button
                    label={language.text("board-cancel")}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    testid="signal-excuse-cancel"
                    onclick={props.onclose.clone()}
                />
            </div>
        </form>
    }
}
