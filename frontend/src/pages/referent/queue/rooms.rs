//! Where the rooms of the center stand, in numbers.

use vigie_shared::view::SessionSummary;
use yew::prelude::*;

use crate::components::{Badge, DataTable, TABLE_ROW, TableCell, table_cells};
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;
use crate::pages::referent::route::ReferentLink;
use crate::pages::referent::route::ReferentRoute;

/// Properties of [`Rooms`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomsProps {
    /// Newest first.
    pub sessions: Vec<SessionSummary>,
}

/// One row for each session: how many candidates take the test, are blocked, have ended.
#[component]
pub fn Rooms(props: &RoomsProps) -> Html {
    let language = use_language();
    let columns = [
        "referent-col-session",
        "referent-col-where",
        "referent-rooms-testing",
        "referent-rooms-blocked",
        "referent-rooms-ended",
        "referent-col-status",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let row = |session: &SessionSummary| {
        let (color, icon) = state_badges::status_badge(session.status);
        let blocked = (session.blocked > 0).then_some("vigie-rooms__blocked");
        let link = html! {
            <ReferentLink
                to={ReferentRoute::Follow { id: session.session }}
                testid="referent-room-link"
                class="vigie-number"
            >
                { session.number }
            </ReferentLink>
        };
        let status = html! {
            <Badge {color} {icon} text={format::status(&language, session.status)} />
        };
        html! {
            <tr class={TABLE_ROW} key={session.session.to_string()} data-testid="referent-room-row">
                { table_cells(&columns, [
                    TableCell::header(link),
                    TableCell::data(&session.room),
                    TableCell::data(format!("{} / {}", session.testing, session.candidates)),
                    TableCell::data(session.blocked).with_class(classes!(blocked)),
                    TableCell::data(session.ended),
                    TableCell::data(status),
                ]) }
            </tr>
        }
    };
    html! {
        <section aria-labelledby="queue-rooms">
            <h2 id="queue-rooms">{ language.text("referent-rooms") }</h2>
            <DataTable columns={columns.to_vec()} labelled_by="queue-rooms">
                { for props.sessions.iter().map(row) }
            </DataTable>
        </section>
    }
}
