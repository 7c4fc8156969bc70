//! One open incident in the queue.

use vigie_shared::ids::Seat;
use vigie_shared::time::{MINUTE, Timestamp};
use vigie_shared::view::{QueuedIncident, SessionSummary};
use yew::prelude::*;

use super::detail::Detail;
use super::focus_restore::entry_id;
use crate::clock::server_now;
use crate::components::{Badge, BadgeColor, Button, ButtonSize, Icon};
use crate::features::board::category_label;
use crate::features::incident_review::IncidentPeople;
use crate::format::{self, Rounding};
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Properties of [`QueueEntry`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QueueEntryProps {
    /// The incident and its people.
    pub queued: QueuedIncident,
    /// Where it happened.
    pub session: Option<SessionSummary>,
    /// Whether its details are shown.
    pub open: bool,
    /// Shows or hides the details.
    pub onlook: Callback<()>,
}

/// What, where, who, since when; opened, everything about it and the ways to decide.
#[component]
pub fn QueueEntry(props: &QueueEntryProps) -> Html {
    let language = use_language();
    let QueuedIncident {
        session, incident, ..
    } = &props.queued;
    let people = people(&props.queued);
    let (names, more) = people.listed();
    let id = format!("queue-{session}-{}", incident.id);
    let blocks = incident.blocks();
    let place = props.session.as_ref().map_or_else(String::new, |session| {
        let args = [
            ("number", session.number.to_string().into()),
            ("room", session.room.clone().into()),
        ];
        language.text_with("referent-queue-where", &args)
    });
    let (tone, words) = match blocks {
        true => (
            BadgeColor::Danger,
            language.text("referent-incident-blocks"),
        ),
        false => (BadgeColor::Info, language.text("referent-incident-open")),
    };
    html! {
        <li
            id={entry_id((*session, incident.id))}
            tabindex="-1"
            class={classes!("vigie-queue__entry", blocks.then_some("vigie-queue__entry--blocking"))}
            data-testid="referent-queue-entry"
            data-category={incident.category.code()}
        >
            <div class="vigie-queue__head">
                <div class="vigie-row">
                    // Opened, the incident has its own heading below.
                    if props.open {
                        <p class="vigie-subtle">{ place.clone() }</p>
                    } else {
                        <h3>
                            <span class="vigie-list-item__seat">{ incident.category.code() }</span>
                            { " " }{ category_label(&language, incident.category) }
                        </h3>
                        <Badge color={tone} icon={Icon::Flag} text={words} />
                    }
                    <IncidentAge since={incident.at} />
                </div>
                <Button
                    label={language.text(if props.open { "referent-queue-close" } else { "referent-queue-look" })}
                    testid="referent-queue-look"
                    size={ButtonSize::Small}
                    expands={(AttrValue::from(id.clone()), props.open)}
                    onclick={props.onlook.clone()}
                />
            </div>
            if !props.open {
                <p>
                    <strong>{ names }</strong>
                    if more > 0 {
                        { " " }{ language.text_with("referent-queue-more", &[("count", more.into())]) }
                    }
                    if let Some(number) = incident.number {
                        { " – " }{ language.text_with("referent-question", &[("number", number.into())]) }
                    }
                </p>
                if !incident.description.is_empty() {
                    <p class="vigie-lines">{ &incident.description }</p>
                }
                <p class="vigie-subtle">
                    { place }{ " – " }
                    { language.text_with("referent-incident-by", &[
                        ("by", format::actor(&language, &incident.by).into()),
                        ("at", format::instant(&language, incident.at).into()),
                    ]) }
                </p>
            }
            <div {id}>
                if props.open {
                    <Detail session={*session} incident={incident.id} />
                }
            </div>
        </li>
    }
}

fn people(queued: &QueuedIncident) -> IncidentPeople {
    let named = |(seat, first, last): &(Seat, String, String)| {
        (*seat, AttrValue::from(format!("{last} {first}")))
    };
    IncidentPeople(queued.people.iter().map(named).collect())
}

/// Properties of [`IncidentAge`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct IncidentAgeProps {
    since: Timestamp,
}

/// How long it has been waiting; updates on its own.
#[component]
fn IncidentAge(props: &IncidentAgeProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    // By the minute: an incident waits for hours, and a number that runs draws the eye.
    let age = server_now().since(props.since);
    let age = if age < MINUTE {
        age
    } else {
        age / MINUTE * MINUTE
    };
    html! {
        <span class="vigie-queue__age">
            { Icon::Clock }{ " " }
            { language.text_with("referent-queue-age", &[("length", format::duration(&language, age, Rounding::Down).into())]) }
        </span>
    }
}
