//! The last question before a session is closed.

use std::rc::Rc;

use vigie_shared::rules::Outcome;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::{Badge, Button, ButtonState, ButtonVariant, Dialog, Icon, TextField};
use crate::features::finalization::outcome_counts::{OUTCOME_ORDER, count};
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`Confirm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmProps {
    /// Number of the session.
    pub number: u32,
    /// The outcomes as they would be.
    pub finalization: Rc<FinalizationView>,
    /// Tests that this would end.
    pub ending: usize,
    /// Finalizes.
    pub onconfirm: Callback<()>,
    /// Changes nothing.
    pub onclose: Callback<()>,
}

/// Says what will come out, and that it cannot be undone.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let language = use_language();
    let total = |outcome| {
        let number = count(&props.finalization, outcome);
        let (tone, mark) = state_badges::outcome_badge(outcome);
        html! {
            if number > 0 {
                <li>
                    <strong>{ number }</strong>{ " " }
                    <Badge color={tone} icon={mark} text={format::outcome(&language, outcome)} />
                </li>
            }
        }
    };
    let typed = use_state_eq(AttrValue::default);
    let ontyped = {
        let typed = typed.setter();
        Callback::from(move |text: String| typed.set(text.into()))
    };
    let asks = props.ending > 0 || most_are_absent(&props.finalization);
    let is_typed = !asks || typed.replace(' ', "") == props.number.to_string();
    let carried = carried_over(&props.finalization);
    let actions = html! {
        <Button
            label={language.text("referent-finalize-yes")}
            testid="referent-finalize-yes"
            variant={ButtonVariant::Primary}
            state={ButtonState::disabled_if(!is_typed)}
            onclick={props.onconfirm.clone()}
        />
    };
    html! {
        <Dialog
            title={language.text("referent-finalize-sure")}
            testid="referent-finalize-dialog"
            close_label={language.text("referent-finalize-no")}
            onclose={props.onclose.clone()}
            footer={actions}
        >
            <p class="vigie-roster-check__bad">
                { Icon::Warning }<span>{ language.text("referent-finalize-final") }</span>
            </p>
            if props.ending > 0 {
                <p><strong>
                    { language.text_with("referent-finalize-ends", &[("count", props.ending.into())]) }
                </strong></p>
            }
            <p>{ language.text("referent-finalize-outcomes") }</p>
            <ul class="vigie-confirm-list">{ for OUTCOME_ORDER.into_iter().map(total) }</ul>
            if carried > 0 {
                <p data-testid="referent-finalize-carried">
                    { language.text_with("referent-finalize-carried", &[("count", carried.into())]) }
                </p>
            }
            <p class="vigie-subtle">{ language.text("referent-finalize-then") }</p>
            if asks {
                <TextField
                    id="referent-finalize-number"
                    label={language.text("referent-finalize-number")}
                    hint={language.text_with(
                        "referent-finalize-number-help",
                        &[("number", props.number.to_string().into())],
                    )}
                    inputmode="numeric"
                    value={(*typed).clone()}
                    onchange={ontyped}
                />
            }
        </Dialog>
    }
}

/// More than half of the candidates: rather the wrong session than a class that stayed away.
fn most_are_absent(finalization: &FinalizationView) -> bool {
    2 * count(finalization, Outcome::Absent) > finalization.seats.len()
}

fn carried_over(finalization: &FinalizationView) -> usize {
    let incidents = finalization.incidents.iter();
    incidents
        .filter(|one| one.is_open() && one.carried_over)
        .count()
}
