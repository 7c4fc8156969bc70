//! Deciding an incident.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Command, IncidentCategory, IncidentResolution};
use yew::prelude::*;

use super::incident_row;
use super::reason_form::ReasonForm;
use super::verdict::ResolutionChoice;
use crate::components::{Checkbox, Icon};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Resolve`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResolveProps {
    pub id: IncidentId,
    /// What it is called on this page.
    pub name: AttrValue,
    /// Suspected fraud decides an outcome.
    pub category: IncidentCategory,
    /// Other open incidents of the same author that can be resolved with it.
    #[prop_or_default]
    pub others_of_author: usize,
    pub request: Callback<CommandRequest>,
    /// The form was opened or closed.
    #[prop_or_default]
    pub ondeciding: Callback<bool>,
}

/// Upheld or dismissed, and why.
#[component]
pub fn Resolve(props: &ResolveProps) -> Html {
    let language = use_language();
    let resolution = use_state_eq(|| None::<IncidentResolution>);
    let submitted = use_state_eq(|| false);
    let all_of_author = use_state_eq(|| false);
    let incident = props.id;
    let prefix = format!("referent-resolve-{}", props.name);
    let command_for = {
        let (resolution, submitted) = (*resolution, submitted.setter());
        let all = *all_of_author && props.others_of_author > 0;
        Callback::from(move |reason: String| {
            submitted.set(true);
            let how = resolution?;
            Some(match all {
                true => Command::ResolveIncidentsOfAuthor {
                    incident,
                    how,
                    reason,
                },
                false => Command::ResolveIncident {
                    incident,
                    how,
                    reason,
                },
            })
        })
    };
    let choose = {
        let resolution = resolution.setter();
        Callback::from(move |chosen| resolution.set(Some(chosen)))
    };
    let onall = {
        let all_of_author = all_of_author.setter();
        Callback::from(move |checked| all_of_author.set(checked))
    };
    html! {
        <ReasonForm
            prefix={prefix.clone()}
            row_id={incident_row(&props.name)}
            first_field_id={format!("{prefix}-upheld")}
            label={language.text("referent-resolve")}
            aria_label={language.text_with("referent-resolve-one", &[("id", incident.0.into())])}
            icon={Icon::Pencil}
            submit_label={language.text("referent-resolve-submit")}
            {command_for}
            request={props.request.clone()}
            onopen={props.ondeciding.clone()}
        >
            <ResolutionChoice
                id={prefix.clone()}
                category={props.category}
                how={*resolution}
                missing={*submitted && resolution.is_none()}
                onchange={choose}
            />
            if props.others_of_author > 0 {
                <Checkbox
                    testid={format!("{prefix}-all")}
                    checked={*all_of_author}
                    onchange={onall}
                >
                    { language.text_with(
                        "referent-resolve-all-of-author",
                        &[("count", props.others_of_author.into())],
                    ) }
                </Checkbox>
            }
        </ReasonForm>
    }
}
