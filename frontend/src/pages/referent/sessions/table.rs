//! The list as a table.

use std::rc::Rc;

use vigie_shared::view::SessionStatus;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::{Badge, DataTable, TABLE_ROW, TableCell, table_cells};
use crate::features::state_badges;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::route::ReferentLink;
use crate::pages::referent::route::ReferentRoute;
use vigie_shared::api::SessionListEntry;

/// Properties of [`SessionTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionTableProps {
    /// Newest first.
    pub sessions: Rc<Vec<SessionListEntry>>,
    /// The row whose link gets the focus: the first of those that just came.
    pub focus: Option<usize>,
}

/// One row for each session. On a narrow screen each row is a card with its own labels.
#[component]
pub fn SessionTable(props: &SessionTableProps) -> Html {
    let language = use_language();
    let first_new = use_node_ref();
    use_effect_with(props.focus, {
        let first_new = first_new.clone();
        move |focus| {
            let row = focus.and_then(|_| first_new.cast::<HtmlElement>());
            let link = row.and_then(|row| row.query_selector("a").ok().flatten());
            if let Some(link) = link
                .as_ref()
                .and_then(wasm_bindgen::JsCast::dyn_ref::<HtmlElement>)
            {
                link.focus().unwrap_or_default();
            }
        }
    });
    let columns = [
        "referent-col-session",
        "referent-col-when",
        "referent-col-where",
        "referent-col-candidates",
        "referent-col-status",
    ]
    .map(|key| AttrValue::from(language.text(key)));
    let row = |(index, entry): (usize, &SessionListEntry)| {
        let node = if props.focus == Some(index) {
            first_new.clone()
        } else {
            NodeRef::default()
        };
        html! {
            <tr
                class={TABLE_ROW}
                key={entry.id.to_string()}
                ref={node}
                data-testid="referent-session-row"
                data-session={entry.id.to_string()}
            >
                { table_cells(&columns, cells(&language, entry)) }
            </tr>
        }
    };
    html! {
        <DataTable
            columns={columns.to_vec()}
            label={language.text("referent-sessions-title")}
            testid="referent-sessions"
        >
            { for props.sessions.iter().enumerate().map(row) }
        </DataTable>
    }
}

fn cells(language: &LanguageHandle, entry: &SessionListEntry) -> [TableCell; 5] {
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
    let status = html! {
        <Badge
            {color}
            {icon}
            text={format::status(language, entry.status)}
            testid="referent-session-status"
        />
    };
    [
        TableCell::header(link),
        TableCell::data(when),
        TableCell::data(place),
        TableCell::data(entry.candidates),
        TableCell::data(status),
    ]
}
