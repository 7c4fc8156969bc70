//! Sessions as a table.

use std::rc::Rc;

use vigie_shared::view::{CenterView, SessionStatus};
use yew::prelude::*;

use crate::components::{Badge, BadgeColor, DataTable, Icon, TABLE_ROW, TableCell, table_cells};
use crate::features::state_badges;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::route::ReferentLink;
use crate::pages::referent::route::ReferentRoute;
use vigie_shared::api::SessionListEntry;

/// Properties of [`SessionTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionTableProps {
    pub sessions: Vec<SessionListEntry>,
    /// What goes on in the sessions that are not finalized, live.
    pub view: Option<Rc<CenterView>>,
    /// Id of the heading that names the table.
    pub labelled_by: AttrValue,
}

/// One row for each session. On a narrow screen each row is a card with its own labels.
#[component]
pub fn SessionTable(props: &SessionTableProps) -> Html {
    let language = use_language();
    let columns = [
        "referent-col-session",
        "referent-col-when",
        "referent-col-where",
        "referent-col-candidates",
        "referent-col-status",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let row = |entry: &SessionListEntry| {
        let points = LivePoints::of(props.view.as_deref(), entry);
        html! {
            <tr
                class={TABLE_ROW}
                key={entry.id.to_string()}
                data-testid="referent-session-row"
                data-session={entry.id.to_string()}
            >
                { table_cells(&columns, cells(&language, entry, points)) }
            </tr>
        }
    };
    html! {
        <DataTable columns={columns.to_vec()} labelled_by={props.labelled_by.clone()}>
            { for props.sessions.iter().map(row) }
        </DataTable>
    }
}

/// What asks for somebody in a session that is not finalized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct LivePoints {
    /// Candidates who cannot go on.
    blocked: u32,
    /// Incidents without a decision.
    open: usize,
}

impl LivePoints {
    fn of(view: Option<&CenterView>, entry: &SessionListEntry) -> Self {
        let Some(view) = view else {
            return Self::default();
        };
        let mut sessions = view.sessions.iter();
        let summary = sessions.find(|one| one.session == entry.id);
        let incidents = view.incidents.iter();
        Self {
            blocked: summary.map_or(0, |summary| summary.blocked.into()),
            open: incidents.filter(|one| one.session == entry.id).count(),
        }
    }
}

fn cells(
    language: &LanguageHandle,
    entry: &SessionListEntry,
    points: LivePoints,
) -> [TableCell; 5] {
    let (color, icon) = state_badges::status_badge(entry.status);
    let to = match entry.status {
        SessionStatus::Created => ReferentRoute::Codes { id: entry.id },
        _ => ReferentRoute::Finalize { id: entry.id },
    };
    let link = html! {
        <ReferentLink {to} testid="referent-session-link" class="vigie-number">
            { entry.number }
        </ReferentLink>
    };
    let when = html! {
        <>
            { format::day_in_words(language, &entry.held_on) }
            { ", " }
            <span class="vigie-nowrap">{ &entry.held_at }</span>
        </>
    };
    let place = html! {
        <span>
            { &entry.room }
            <span class="vigie-subtle vigie-display-block">{ &entry.site }</span>
        </span>
    };
    let count = |words, count: usize| language.text_with(words, &[("count", count.into())]);
    let blocked = usize::try_from(points.blocked).unwrap_or(usize::MAX);
    let status = html! {
        <span class="vigie-row">
            <Badge
                {color}
                {icon}
                text={format::status(language, entry.status)}
                testid="referent-session-status"
            />
            if blocked > 0 {
                <Badge
                    color={BadgeColor::Danger}
                    icon={Icon::Warning}
                    text={count("referent-agenda-blocked", blocked)}
                    testid="referent-session-blocked"
                />
            }
            if points.open > 0 {
                <ReferentLink
                    to={ReferentRoute::Incidents { id: entry.id }}
                    testid="referent-session-incidents"
                >
                    { Icon::Flag }{ " " }{ count("referent-open-count", points.open) }
                </ReferentLink>
            }
        </span>
    };
    [
        TableCell::header(link),
        TableCell::data(when),
        TableCell::data(place),
        TableCell::data(entry.candidates),
        TableCell::data(status),
    ]
}
