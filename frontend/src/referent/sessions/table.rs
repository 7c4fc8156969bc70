//! The list as a table.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::Badge;
use crate::i18n::use_language;
use crate::referent::api::Entry;
use crate::referent::route::ReferentLink;
use crate::referent::route::ReferentRoute;
use crate::referent::say;

/// Properties of [`SessionTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionTableProps {
    /// Newest first.
    pub sessions: Rc<Vec<Entry>>,
    /// The row whose link gets the focus: the first of those that just came.
    pub focus: Option<usize>,
}

/// One row a session. On a narrow screen each row is a card with its own labels.
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
    let head = [
        language.text("referent-col-session"),
        language.text("referent-col-when"),
        language.text("referent-col-where"),
        language.text("referent-col-candidates"),
        language.text("referent-col-status"),
    ];
    let row = |(index, entry): (usize, &Entry)| {
        let (tone, mark) = say::status_look(entry.status);
        let to = match entry.status {
            vigie_shared::view::SessionStatus::Created => ReferentRoute::Codes { id: entry.id },
            _ => ReferentRoute::Finalize { id: entry.id },
        };
        let node = if props.focus == Some(index) {
            first_new.clone()
        } else {
            NodeRef::default()
        };
        html! {
            <tr
                class="pf-v6-c-table__tr"
                key={entry.id.to_string()}
                ref={node}
                data-testid="referent-session-row"
                data-session={entry.id.to_string()}
            >
                <th class="pf-v6-c-table__td" scope="row" data-label={head[0].clone()}>
                    <ReferentLink {to} testid="referent-session-link" class="vigie-number">
                        { entry.number }
                    </ReferentLink>
                </th>
                <td class="pf-v6-c-table__td" data-label={head[1].clone()}>
                    { say::day_in_words(&language, &entry.held_on) }
                    { ", " }
                    <span class="vigie-nowrap">{ &entry.held_at }</span>
                </td>
                <td class="pf-v6-c-table__td" data-label={head[2].clone()}>
                    <span>
                        { &entry.room }
                        <span class="vigie-subtle vigie-display-block">{ &entry.site }</span>
                    </span>
                </td>
                <td class="pf-v6-c-table__td" data-label={head[3].clone()}>{ entry.candidates }</td>
                <td class="pf-v6-c-table__td" data-label={head[4].clone()}>
                    <Badge
                        color={tone}
                        icon={mark}
                        text={say::status(&language, entry.status)}
                        testid="referent-session-status"
                    />
                </td>
            </tr>
        }
    };
    html! {
        <table
            class="pf-v6-c-table pf-m-grid-md vigie-table"
            aria-label={language.text("referent-sessions-title")}
            data-testid="referent-sessions"
        >
            <thead class="pf-v6-c-table__thead">
                <tr class="pf-v6-c-table__tr">
                    { for head.iter().map(|text| html! {
                        <th class="pf-v6-c-table__th" scope="col">{ text.clone() }</th>
                    }) }
                </tr>
            </thead>
            <tbody class="pf-v6-c-table__tbody">
                { for props.sessions.iter().enumerate().map(row) }
            </tbody>
        </table>
    }
}
