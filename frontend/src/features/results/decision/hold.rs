//! One result that is not published with the others.

use vigie_shared::ids::Seat;
use vigie_shared::session::{Command, PublicationHold};
use yew::prelude::*;

use crate::components::{ButtonVariant, Icon};
use crate::features::incident_review::ReasonForm;
use crate::format;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`HoldPublication`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HoldPublicationProps {
    pub seat: Seat,
    pub name: AttrValue,
    /// Why it is held back, if it is.
    pub held: Option<PublicationHold>,
    /// Are the others published?
    pub published: bool,
    pub request: Callback<CommandRequest>,
}

/// Holds it back before the publication, and releases it at any time.
#[component]
pub fn HoldPublication(props: &HoldPublicationProps) -> Html {
    let language = use_language();
    let seat = props.seat;
    let prefix = format!("decision-hold-{seat}");
    let name = [("name", props.name.as_str().into())];
    let Some(held) = &props.held else {
        if props.published {
            return Html::default();
        }
        let command_for =
            Callback::from(move |reason: String| Some(Command::HoldPublication { seat, reason }));
        return html! {
            <ReasonForm
                prefix={prefix.clone()}
                row_id={row_id(seat)}
                first_field_id={format!("{prefix}-reason")}
                label={language.text("decision-hold")}
                aria_label={language.text_with("decision-hold-of", &name)}
                icon={Icon::Clock}
                variant={ButtonVariant::Link}
                submit_label={language.text("decision-hold-submit")}
                {command_for}
                request={props.request.clone()}
            >
                <p>{ language.text("decision-hold-meaning") }</p>
            </ReasonForm>
        };
    };
    let command_for =
        Callback::from(move |reason: String| Some(Command::ReleasePublication { seat, reason }));
    html! {
        <div data-testid="decision-held">
            <p>
                { Icon::Clock }{ " " }<strong>{ language.text("decision-held") }</strong>
                { " " }{ &held.reason }
            </p>
            <p class="vigie-subtle">{ format::actor_and_time(&language, &held.by, held.at) }</p>
            <ReasonForm
                prefix={format!("{prefix}-release")}
                row_id={row_id(seat)}
                first_field_id={format!("{prefix}-release-reason")}
                label={language.text("decision-release")}
                aria_label={language.text_with("decision-release-of", &name)}
                icon={Icon::ArrowRight}
                submit_label={language.text("decision-release-submit")}
                {command_for}
                request={props.request.clone()}
            >
                <p>{ language.text("decision-release-meaning") }</p>
            </ReasonForm>
        </div>
    }
}

/// The row of a candidate among the results.
pub fn row_id(seat: Seat) -> String {
    format!("referent-result-row-{seat}")
}
