//! One incident.

use vigie_shared::session::{Incident, IncidentState, Resolution};
use yew::prelude::*;

use super::resolve::Resolve;
use super::rows::incident_row;
use crate::board::category_words;
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::parts::{Badge, Tone};
use crate::referent::say;
use crate::referent::session::ask::Ask;
use crate::ui::Mark;

/// Properties of [`IncidentRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentRowProps {
    /// Which.
    pub incident: Incident,
    /// Whom it is about.
    pub names: AttrValue,
    /// Asks the session; without it nothing can be resolved any more.
    pub ask: Option<Callback<Ask>>,
}

/// What happened, to whom, who says so, where it stands, and the way to resolve it.
#[component]
pub fn IncidentRow(props: &IncidentRowProps) -> Html {
    let language = use_language();
    let incident = &props.incident;
    let recorded = language.text_with(
        "referent-incident-by",
        &[
            ("by", say::by(&language, &incident.by).into()),
            ("at", say::instant(&language, incident.at).into()),
        ],
    );
    let missing = incident.blocks().then_some("ref-item--missing");
    html! {
        <li
            id={incident_row(incident.id)}
            tabindex="-1"
            class={classes!("ref-item", "ref-item--incident", missing)}
            data-testid="referent-incident"
            data-incident={incident.id.to_string()}
        >
            <div class="ref-item__who">
                <h3>
                    <span class="ref-item__seat">{ incident.category.code() }</span>
                    { category_words(&language, incident.category) }
                </h3>
                <p>
                    <strong>{ &props.names }</strong>
                    if let Some(number) = incident.number {
                        { " – " }
                        { language.text_with("referent-question", &[("number", number.into())]) }
                    }
                </p>
                if !incident.description.is_empty() {
                    <p class="ref-lines">{ &incident.description }</p>
                }
                <p class="ref-subtle">{ recorded }</p>
            </div>
            <div class="ref-item__state">{ state(&language, incident) }</div>
            if let (IncidentState::Open, Some(ask)) = (&incident.state, &props.ask) {
                <Resolve id={incident.id} category={incident.category} ask={ask.clone()} />
            }
        </li>
    }
}

fn state(language: &LanguageHandle, incident: &Incident) -> Html {
    let testid = "referent-incident-state";
    match &incident.state {
        IncidentState::Open if incident.blocks() => html! {
            <Badge
                tone={Tone::Danger}
                mark={Mark::Flag}
                text={language.text("referent-incident-blocks")}
                {testid}
            />
        },
        IncidentState::Open => html! {
            <Badge
                tone={Tone::Info}
                mark={Mark::Flag}
                text={language.text("referent-incident-open")}
                {testid}
            />
        },
        IncidentState::Resolved {
            how,
            by,
            at,
            reason,
        } => {
            let mark = match how {
                Resolution::Automatic | Resolution::Upheld => Mark::CheckCircle,
                Resolution::Dismissed => Mark::Cross,
            };
            let args = [
                ("by", say::by(language, by).into()),
                ("at", say::instant(language, *at).into()),
            ];
            html! {
                <>
                    <Badge
                        tone={Tone::Good}
                        {mark}
                        text={say::resolution(language, *how)}
                        {testid}
                    />
                    if !reason.is_empty() {
                        <p class="ref-lines">{ reason }</p>
                    }
                    <p class="ref-subtle">{ language.text_with("referent-incident-by", &args) }</p>
                </>
            }
        }
    }
}
