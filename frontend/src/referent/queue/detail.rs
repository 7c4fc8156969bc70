//! One incident of the queue, looked at: its session is followed while it is open.

use vigie_shared::ids::{IncidentId, Seat, SessionId};
use yew::prelude::*;

use crate::components::Spinner;
use crate::features::board::full_name;
use crate::i18n::use_language;
use crate::referent::incident::{IncidentCard, People, Stamp, TimelineDrawer};
use crate::referent::route::ReferentLink;
use crate::referent::route::ReferentRoute;
use crate::referent::session::{Room, use_room};

/// Properties of [`Detail`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DetailProps {
    /// Where it belongs.
    pub session: SessionId,
    /// Which.
    pub incident: IncidentId,
}

/// What was going on, and the ways to decide; the way to its session.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let language = use_language();
    let timeline = use_state_eq(|| None::<Seat>);
    let Room {
        board, desk, ask, ..
    } = use_room(props.session);
    let (Some(board), Some(desk)) = (board, desk) else {
        return html! { <Spinner /> };
    };
    let incident = desk.incidents.iter().find(|one| one.id == props.incident);
    let Some(incident) = incident else {
        return Html::default();
    };
    let name = |seat: Seat| {
        let seated = board
            .seats
            .iter()
            .find(|seated| seated.person.seat == seat)?;
        Some(full_name(&seated.person))
    };
    let people = People::of(incident, name);
    let ontimeline = {
        let timeline = timeline.setter();
        Callback::from(move |seat: Seat| timeline.set(Some(seat)))
    };
    let drawer = timeline.map(|seat| {
        let onclose = {
            let timeline = timeline.setter();
            Callback::from(move |()| timeline.set(None))
        };
        html! {
            <TimelineDrawer
                session={props.session}
                {seat}
                name={people.name(seat)}
                stamp={Stamp::of_incidents(seat, &desk.incidents)}
                {onclose}
            />
        }
    });
    html! {
        <div class="vigie-queue__detail">
            <IncidentCard
                incident={incident.clone()}
                name={format!("{}-{}", props.session, props.incident)}
                {people}
                ask={desk.finalized.is_none().then_some(ask)}
                {ontimeline}
            />
            { for drawer }
            <p>
                <ReferentLink
                    to={ReferentRoute::Finalize { id: props.session }}
                    testid="referent-queue-session"
                >
                    { language.text("referent-queue-session") }
                </ReferentLink>
            </p>
        </div>
    }
}
