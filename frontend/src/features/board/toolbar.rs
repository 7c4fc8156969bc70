//! Above the cards: filter, search, the list of incidents and help.

use std::rc::Rc;

use yew::prelude::*;

use super::filter::BoardFilter;
use super::filter_chips::FilterChips;
use super::search::CandidateSearch;
use super::seat_status::SeatStatus;
use super::store::BoardState;
use super::watchers::Watchers;
use crate::components::{Icon, IconButton};
use crate::i18n::use_language;

/// Id of the button that opens the list of incidents, to return the focus there.
pub const INCIDENT_LIST_BUTTON: &str = "vigie-incident-list-open";

/// Properties of [`Toolbar`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ToolbarProps {
    pub board: BoardState,
    /// In the order of the board.
    pub statuses: Rc<[SeatStatus]>,
    pub filter: BoardFilter,
    pub onfilter: Callback<BoardFilter>,
    /// The search field, for moving the focus there.
    pub search_field: NodeRef,
    /// The list of incidents is open.
    pub list_open: bool,
    /// Open the list of incidents.
    pub onlist: Callback<()>,
    /// Open the list of shortcuts.
    pub onhelp: Callback<()>,
    /// Buttons of the page around the board.
    #[prop_or_default]
    pub tools: Html,
}

/// One row; on narrow screens two.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let language = use_language();
    let open_incidents = props.board.open_incidents().count();
    html! {
        <div class="vigie-board__bar">
            <FilterChips
                seats={props.board.seats.clone()}
                statuses={props.statuses.clone()}
                filter={props.filter.clone()}
                onfilter={props.onfilter.clone()}
            />
            <div class="vigie-board__tools">
                <CandidateSearch
                    field={props.search_field.clone()}
                    filter={props.filter.clone()}
                    onfilter={props.onfilter.clone()}
                />
                <button
                    type="button"
                    id={INCIDENT_LIST_BUTTON}
                    class="vigie-chip vigie-chip--record"
                    title={language.text("incident-list-title")}
                    aria-haspopup="dialog"
                    aria-expanded={props.list_open.to_string()}
                    aria-keyshortcuts="l"
                    data-testid="incident-list"
                    onclick={props.onlist.reform(|_: MouseEvent| ())}
                >
                    { Icon::Flag }
                    <span>{ language.text("incident-list-title") }</span>
                    <b class="vigie-chip__count" data-testid="incident-list-count">{ open_incidents }</b>
                </button>
                <Watchers board={props.board.clone()} />
                { props.tools.clone() }
                <IconButton
                    label={language.text("board-help-title")}
                    testid="help-open"
                    shortcut="?"
                    onclick={props.onhelp.clone()}
                >
                    <b aria-hidden="true">{ "?" }</b>
                </IconButton>
            </div>
        </div>
    }
}
