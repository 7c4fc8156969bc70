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
    pub others_of_author: OthersOfAuthor,
    pub request: Callback<CommandRequest>,
    /// The form was opened or closed.
    #[prop_or_default]
    pub ondeciding: Callback<bool>,
}

/// How many other open incidents the author of one has recorded: a flood of them is resolved at
/// once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OthersOfAuthor {
    /// All of them, as they are dismissed.
    pub all: usize,
    /// Those that are upheld without a value of their own.
    pub plain: usize,
}

impl OthersOfAuthor {
    /// How many a resolution of one of this category takes along.
    fn resolved_with(self, how: Option<IncidentResolution>, category: IncidentCategory) -> usize {
        match how {
            Some(IncidentResolution::Upheld) if category.asks_for_correction() => 0,
            Some(IncidentResolution::Upheld) => self.plain,
            _ => self.all,
        }
    }
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
    let category = props.category;
    let others = props.others_of_author.resolved_with(*resolution, category);
    let command_for = {
        let (resolution, submitted) = (*resolution, submitted.setter());
        let all = *all_of_author && others > 0;
        Callback::from(move |reason: String| {
            submitted.set(true);
            let how = resolution?;
            Some(match how {
                IncidentResolution::Upheld if category.asks_for_correction() => {
                    Command::UpholdAsEnrolled { incident, reason }
                }
                how if all => Command::ResolveIncidentsOfAuthor {
                    incident,
                    how,
                    reason,
                },
                how => Command::ResolveIncident {
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
            if others > 0 {
                <Checkbox
                    testid={format!("{prefix}-all")}
                    checked={*all_of_author}
                    onchange={onall}
                >
                    { language.text_with(
                        "referent-resolve-all-of-author",
                        &[("count", others.into())],
                    ) }
                </Checkbox>
            }
        </ReasonForm>
    }
}
