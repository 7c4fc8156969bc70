//! One open incident in the queue.

use vigie_shared::view::{QueuedIncident, SessionSummary};
use yew::prelude::*;

use super::detail::Detail;
use crate::board::category_words;
use crate::clock::{Running, server_now, use_second};
use crate::i18n::use_language;
use crate::referent::incident::People;
use crate::referent::parts::{Act, Badge, Tone};
use crate::referent::say;
use crate::ui::{Mark, hms, spoken};

/// Properties of [`QueueEntry`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QueueEntryProps {
    /// The incident and its people.
    pub queued: QueuedIncident,
    /// Where it happened.
    pub session: Option<SessionSummary>,
    /// Is it being looked at?
    pub open: bool,
    /// Look at it, or look away.
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
        true => (Tone::Danger, language.text("referent-incident-blocks")),
        false => (Tone::Info, language.text("referent-incident-open")),
    };
    html! {
        <li
            class={classes!("ref-queue__entry", blocks.then_some("ref-queue__entry--blocking"))}
            data-testid="referent-queue-entry"
            data-category={incident.category.code()}
        >
            if props.open {
                <p class="ref-subtle">{ place }{ " – " }<Age since={incident.at} /></p>
            } else {
                <div class="ref-queue__head">
                    <h3>
                        <span class="ref-item__seat">{ incident.category.code() }</span>
                        { " " }{ category_words(&language, incident.category) }
                    </h3>
                    <Badge {tone} mark={Mark::Flag} text={words} />
                    <Age since={incident.at} />
                </div>
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
                    <p class="ref-lines ref-queue__words">{ &incident.description }</p>
                }
                <p class="ref-subtle">
                    { place }{ " – " }
                    { language.text_with("referent-incident-by", &[
                        ("by", say::by(&language, &incident.by).into()),
                        ("at", say::instant(&language, incident.at).into()),
                    ]) }
                </p>
            }
            <Act
                label={language.text(if props.open { "referent-queue-close" } else { "referent-queue-look" })}
                testid="referent-queue-look"
                small=true
                opens={(AttrValue::from(id.clone()), props.open)}
                onclick={props.onlook.clone()}
            />
            <div {id}>
                if props.open {
                    <Detail session={*session} incident={incident.id} />
                }
            </div>
        </li>
    }
}

fn people(queued: &QueuedIncident) -> People {
    let named = |(seat, first, last): &(vigie_shared::ids::Seat, String, String)| {
        (*seat, AttrValue::from(format!("{last} {first}")))
    };
    People(queued.people.iter().map(named).collect())
}

/// Properties of [`Age`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct AgeProps {
    since: vigie_shared::time::Timestamp,
}

/// How long it has been waiting; ticks by itself.
#[component]
fn Age(props: &AgeProps) -> Html {
    let language = use_language();
    use_second(Running::Yes);
    let age = server_now().since(props.since);
    html! {
        <span class="ref-queue__age" title={language.text("referent-queue-age")}>
            { Mark::Clock }{ " " }
            <span aria-hidden="true">{ hms(age) }</span>
            <span class="pf-v6-screen-reader">{ spoken(&language, age) }</span>
        </span>
    }
}
