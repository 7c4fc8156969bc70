//! One open incident of the queue: its session is followed while it is shown.

use vigie_shared::ids::{IncidentId, Seat, SessionId};
use yew::prelude::*;

use crate::components::Spinner;
use crate::features::board::full_name;
use crate::features::candidate_editor::{CorrectionDialog, CorrectionTarget};
use crate::features::incident_review::{
    IncidentCard, IncidentPeople, TimelineDrawer, TimelineRevision,
};
use crate::i18n::use_language;
use crate::live::CommandDelivery;
use crate::pages::referent::route::ReferentLink;
use crate::pages::referent::route::ReferentRoute;
use crate::pages::referent::session::{Room, use_room};

/// Properties of [`Detail`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DetailProps {
    /// Where it belongs.
    pub session: SessionId,
    pub incident: IncidentId,
}

/// What was going on, and the ways to decide; the way to its session.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let language = use_language();
    let timeline = use_state_eq(|| None::<Seat>);
    let correcting = use_state_eq(|| None::<CorrectionTarget>);
    let oncorrect = {
        let correcting = correcting.setter();
        Callback::from(move |target| correcting.set(Some(target)))
    };
    let onclose = use_callback(correcting.setter(), |(), correcting| correcting.set(None));
    let Room {
        board,
        finalization,
        request,
        delivery,
        ..
    } = use_room(props.session);
    let (Some(board), Some(finalization)) = (board, finalization) else {
        return html! { <Spinner /> };
    };
    let incident = finalization
        .incidents
        .iter()
        .find(|one| one.id == props.incident);
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
    let people = IncidentPeople::of(incident, name);
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
                stamp={TimelineRevision::of_incidents(seat, &finalization.incidents)}
                {onclose}
            />
        }
    });
    html! {
        <ContextProvider<CommandDelivery> context={delivery}>
            <div class="vigie-queue__detail">
                <IncidentCard
                    incident={incident.clone()}
                    name={format!("{}-{}", props.session, props.incident)}
                    {people}
                    request={finalization.finalized.is_none().then_some(request)}
                    {ontimeline}
                    session={props.session}
                    oncorrect={finalization.finalized.is_none().then_some(oncorrect)}
                />
                if let Some(target) = *correcting {
                    <CorrectionDialog {target} {onclose} />
                }
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
        </ContextProvider<CommandDelivery>>
    }
}
