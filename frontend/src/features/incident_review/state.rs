//! Where an incident stands.

use vigie_shared::session::{Incident, IncidentResolution, IncidentState};
use yew::prelude::*;

use crate::components::{Badge, BadgeColor, Icon};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`StateView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StateViewProps {
    /// Of which incident.
    pub incident: Incident,
}

/// A badge; below it who decided what, when and why.
#[component]
pub fn StateView(props: &StateViewProps) -> Html {
    let language = use_language();
    let (tone, mark, text) = match &props.incident.state {
        IncidentState::Open if props.incident.blocks() => (
            BadgeColor::Danger,
            Icon::Flag,
            language.text("referent-incident-blocks"),
        ),
        IncidentState::Open if props.incident.carried_over => (
            BadgeColor::Info,
            Icon::Flag,
            language.text("referent-incident-carried-over"),
        ),
        IncidentState::Open => (
            BadgeColor::Info,
            Icon::Flag,
            language.text("referent-incident-open"),
        ),
        IncidentState::Deleted { .. } => (
            BadgeColor::Neutral,
            Icon::Cross,
            language.text("referent-incident-deleted"),
        ),
        IncidentState::Resolved { how, .. } => {
            let mark = match how {
                IncidentResolution::Automatic
                | IncidentResolution::Upheld
                | IncidentResolution::Noted => Icon::CheckCircle,
                IncidentResolution::Dismissed => Icon::Cross,
            };
            (
                BadgeColor::Success,
                mark,
                format::resolution(&language, *how),
            )
        }
    };
    let more = match &props.incident.state {
        IncidentState::Open => Html::default(),
        // Only its author can have deleted it, whose name is beside it.
        IncidentState::Deleted { at } => html! {
            <p class="vigie-subtle">
                { language.text_with(
                    "referent-incident-deleted-at",
                    &[("at", format::instant(&language, *at).into())],
                ) }
            </p>
        },
        IncidentState::Resolved { by, at, reason, .. } => html! {
            <>
                if !reason.is_empty() {
                    <p class="vigie-lines">{ reason }</p>
                }
                <p class="vigie-subtle">{ format::actor_and_time(&language, by, *at) }</p>
            </>
        },
    };
    html! {
        <div class="vigie-list-item__state">
            <Badge color={tone} icon={mark} {text} testid="referent-incident-state" />
            { more }
        </div>
    }
}
