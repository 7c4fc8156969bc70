//! Where the rooms of the center stand, in numbers.

use vigie_shared::view::SessionSummary;
use yew::prelude::*;

use crate::components::Badge;
use crate::i18n::use_language;
use crate::referent::route::ReferentLink;
use crate::referent::route::ReferentRoute;
use crate::referent::say;

/// Properties of [`Rooms`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomsProps {
    /// Newest first.
    pub sessions: Vec<SessionSummary>,
}

/// One row a session: how many take the test, are blocked, have ended.
#[component]
pub fn Rooms(props: &RoomsProps) -> Html {
    let language = use_language();
    let head = [
        language.text("referent-col-session"),
        language.text("referent-col-where"),
        language.text("referent-rooms-testing"),
        language.text("referent-rooms-blocked"),
        language.text("referent-rooms-ended"),
        language.text("referent-col-status"),
    ];
    let row = |session: &SessionSummary| {
        let (tone, mark) = say::status_look(session.status);
        let blocked = (session.blocked > 0).then_some("vigie-rooms__blocked");
        html! {
            <tr class="pf-v6-c-table__tr" key={session.session.to_string()} data-testid="referent-room-row">
                <th class="pf-v6-c-table__td" scope="row" data-label={head[0].clone()}>
                    <ReferentLink
                        to={ReferentRoute::Follow { id: session.session }}
                        testid="referent-room-link"
                        class="vigie-number"
                    >
                        { session.number }
                    </ReferentLink>
                </th>
                <td class="pf-v6-c-table__td" data-label={head[1].clone()}>{ &session.room }</td>
                <td class="pf-v6-c-table__td" data-label={head[2].clone()}>
                    { session.testing }{ " / " }{ session.candidates }
                </td>
                <td class={classes!("pf-v6-c-table__td", blocked)} data-label={head[3].clone()}>
                    { session.blocked }
                </td>
                <td class="pf-v6-c-table__td" data-label={head[4].clone()}>{ session.ended }</td>
                <td class="pf-v6-c-table__td" data-label={head[5].clone()}>
                    <Badge color={tone} icon={mark} text={say::status(&language, session.status)} />
                </td>
            </tr>
        }
    };
    html! {
        <section aria-labelledby="queue-rooms">
            <h2 id="queue-rooms">{ language.text("referent-rooms") }</h2>
            <table class="pf-v6-c-table pf-m-grid-md vigie-table" aria-labelledby="queue-rooms">
                <thead class="pf-v6-c-table__thead">
                    <tr class="pf-v6-c-table__tr">
                        { for head.iter().map(|text| html! {
                            <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                        }) }
                    </tr>
                </thead>
                <tbody class="pf-v6-c-table__tbody">{ for props.sessions.iter().map(row) }</tbody>
            </table>
        </section>
    }
}
