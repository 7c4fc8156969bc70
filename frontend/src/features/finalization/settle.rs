//! Incidents that do not block and are still open: closed, or carried over, on purpose.

use std::rc::Rc;

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Command, FinalizationBlocker, IncidentSettlement};
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::progress::CommandProgress;
use crate::components::{Alert, AlertVariant, Button, ButtonSize, ButtonState, Icon};
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`SettleIncidents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SettleIncidentsProps {
    pub finalization: Rc<FinalizationView>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
}

/// Two buttons for all of them; nothing where there are none.
#[component]
pub fn SettleIncidents(props: &SettleIncidentsProps) -> Html {
    let language = use_language();
    let (command_status, send) = use_command_status(props.request.clone());
    let open: Rc<[IncidentId]> = unsettled(&props.finalization).into();
    use_effect_with(command_status.clone(), |status| {
        if *status == CommandStatus::Granted {
            // The buttons are gone.
            focus_and_center("referent-panel-title");
        }
    });
    let busy = command_status == CommandStatus::Sent;
    if open.is_empty() && !busy {
        return Html::default();
    }
    let settle = |settlement: IncidentSettlement| {
        let open = open.clone();
        send.reform(move |()| Command::SettleIncidents {
            incidents: open.to_vec(),
            settlement,
        })
    };
    let count = [("count", open.len().into())];
    html! {
        <div class="vigie-blocker" data-testid="referent-settle">
            <p>{ Icon::Flag }{ " " }{ language.text_with("referent-settle", &count) }</p>
            <div class="vigie-row">
                <Button
                    label={language.text_with("referent-settle-close", &count)}
                    testid="referent-settle-close"
                    size={ButtonSize::Small}
                    icon={Icon::Check}
                    state={ButtonState::pending_if(busy)}
                    onclick={settle(IncidentSettlement::Close)}
                />
                <Button
                    label={language.text("referent-settle-carry-over")}
                    testid="referent-settle-carry-over"
                    size={ButtonSize::Small}
                    icon={Icon::ArrowRight}
                    state={ButtonState::pending_if(busy)}
                    onclick={settle(IncidentSettlement::CarryOver)}
                />
            </div>
            <p class="vigie-subtle">{ language.text("referent-settle-help") }</p>
            <CommandProgress
                sent={busy}
                live={props.live}
                label={language.text("referent-recording")}
                testid="referent-settle"
            />
            if let CommandStatus::Refused(refusal) = &command_status {
                <Alert variant={AlertVariant::Danger} testid="referent-settle-refused">
                    { format::refusal(&language, refusal) }
                </Alert>
            }
        </div>
    }
}

fn unsettled(finalization: &FinalizationView) -> Vec<IncidentId> {
    let blockers = finalization.blockers.iter();
    let unsettled = blockers.filter_map(|blocker| match blocker {
        FinalizationBlocker::UnsettledIncident { incident } => Some(*incident),
        _ => None,
    });
    unsettled.collect()
}
