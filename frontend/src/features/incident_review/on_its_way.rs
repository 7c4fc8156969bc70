//! A decision on its way, whose form is closed.

use vigie_shared::ids::IncidentId;
use yew::prelude::*;

use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::i18n::use_language;
use crate::live::CommandDelivery;

/// Properties of [`DecisionOnItsWay`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DecisionOnItsWayProps {
    pub incident: IncidentId,
    pub delivery: CommandDelivery,
}

/// That it waits to be sent, with the way to take it back; or that it was sent.
#[component]
pub fn DecisionOnItsWay(props: &DecisionOnItsWayProps) -> Html {
    let language = use_language();
    let Some(pending) = props.delivery.pending.about_incident(props.incident) else {
        return Html::default();
    };
    let (id, waits) = (pending.id, props.delivery.can_withdraw(pending));
    let withdraw = props.delivery.withdraw.clone();
    let onclick = Callback::from(move |()| {
        // Where it has left meanwhile, the sentence changes.
        let _ = withdraw.emit(id);
    });
    html! {
        <div class="vigie-list-item__act" data-testid="referent-waiting">
            <p role="status">
                { Icon::Clock }{ " " }
                { language.text(if waits { "referent-waits" } else { "referent-sent" }) }
            </p>
            if waits {
                <Button
                    label={language.text("referent-withdraw")}
                    testid="referent-withdraw"
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    {onclick}
                />
            }
        </div>
    }
}
