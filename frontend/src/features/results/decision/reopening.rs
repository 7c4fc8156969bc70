//! Taking a finalization back.

use vigie_shared::session::{Command, SessionReopening};
use yew::prelude::*;

use crate::components::{ButtonVariant, Icon};
use crate::features::incident_review::ReasonForm;
use crate::format;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`ReopenSession`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReopenSessionProps {
    /// Where the focus goes when the form closes.
    pub row_id: AttrValue,
    /// When it was opened again before.
    pub reopenings: Vec<SessionReopening>,
    /// Can it still be?
    pub possible: bool,
    pub request: Callback<CommandRequest>,
}

/// The form, and what was taken back before.
#[component]
pub fn ReopenSession(props: &ReopenSessionProps) -> Html {
    let language = use_language();
    let before = |one: &SessionReopening| {
        html! {
            <li>
                { &one.reason }
                <span class="vigie-subtle vigie-display-block">
                    { format::actor_and_time(&language, &one.by, one.at) }
                </span>
            </li>
        }
    };
    html! {
        <>
            if props.possible {
                <ReasonForm
                    prefix="decision-reopen"
                    row_id={props.row_id.clone()}
                    first_field_id="decision-reopen-reason"
                    label={language.text("decision-reopen")}
                    aria_label={language.text("decision-reopen")}
                    icon={Icon::ArrowLeft}
                    submit_label={language.text("decision-reopen-submit")}
                    command_for={Callback::from(|reason: String| Some(Command::ReopenSession { reason }))}
                    variant={ButtonVariant::Secondary}
                    request={props.request.clone()}
                >
                    <p>{ language.text("decision-reopen-meaning") }</p>
                </ReasonForm>
            }
            if !props.reopenings.is_empty() {
                <div data-testid="decision-reopenings">
                    <p>{ language.text_with("decision-reopenings", &[("count", props.reopenings.len().into())]) }</p>
                    <ul>{ for props.reopenings.iter().map(before) }</ul>
                </div>
            }
        </>
    }
}
