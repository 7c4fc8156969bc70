//! The last question before a session is closed for good.

use std::rc::Rc;

use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::{Badge, Button, ButtonVariant, Dialog, Icon};
use crate::features::finalization::outcome_counts::{OUTCOME_ORDER, count};
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`Confirm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmProps {
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
    let actions = html! {
        <Button
            label={language.text("referent-finalize-yes")}
            testid="referent-finalize-yes"
            variant={ButtonVariant::Primary}
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
            <p class="vigie-subtle">{ language.text("referent-finalize-then") }</p>
        </Dialog>
    }
}
