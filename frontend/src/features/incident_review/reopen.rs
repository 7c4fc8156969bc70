//! Reopening an incident that was decided.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::incident_row;
use super::reason_form::ReasonForm;
use crate::components::{ButtonVariant, Icon};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Reopen`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReopenProps {
    pub id: IncidentId,
    /// What it is called on this page.
    pub name: AttrValue,
    pub request: Callback<CommandRequest>,
    /// The form was opened or closed.
    #[prop_or_default]
    pub onopen: Callback<bool>,
}

/// Why the decision is taken back; both stay on record.
#[component]
pub fn Reopen(props: &ReopenProps) -> Html {
    let language = use_language();
    let incident = props.id;
    let prefix = format!("referent-reopen-{}", props.name);
    let command_for =
        Callback::from(move |reason: String| Some(Command::ReopenIncident { incident, reason }));
    html! {
        <ReasonForm
            prefix={prefix.clone()}
            row_id={incident_row(&props.name)}
            first_field_id={format!("{prefix}-reason")}
            label={language.text("referent-reopen")}
            aria_label={language.text_with("referent-reopen-one", &[("id", incident.0.into())])}
            icon={Icon::ArrowLeft}
            variant={ButtonVariant::Link}
            submit_label={language.text("referent-reopen-submit")}
            {command_for}
            request={props.request.clone()}
            onopen={props.onopen.clone()}
        >
            <p>{ language.text("referent-reopen-meaning") }</p>
        </ReasonForm>
    }
}
