//! All incidents on record, newest first.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::incident_row::IncidentRow;
use crate::components::{Icon, IconButton};
use crate::features::board::{BoardState, use_board_context, use_panel_heading};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`IncidentPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentPanelProps {
    pub board: BoardState,
    /// Open the details of a candidate.
    pub onopen: Callback<Seat>,
    pub onclose: Callback<()>,
}

/// In the place of the details of a candidate.
#[component]
pub fn IncidentPanel(props: &IncidentPanelProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let open = props.board.open_incidents().count();
    let heading = use_panel_heading((), open);
    html! {
        <div class="vigie-drawer" role="dialog" aria-labelledby="vigie-incident-list-title" data-testid="record-panel">
            <header class="vigie-drawer__header">
                <div>
                    <h2 ref={heading} id="vigie-incident-list-title" tabindex="-1" class="vigie-drawer__title">
                        { language.text("incident-list-title") }
                    </h2>
                    <p>{ language.text_with("incident-list-counts", &[
                        ("open", open.into()),
                        ("all", props.board.incidents().len().into()),
                    ]) }</p>
                </div>
                <IconButton
                    label={language.text("board-close")}
                    icon={Icon::Cross}
                    testid="record-panel-close"
                    onclick={props.onclose.clone()}
                />
            </header>
            <div class="vigie-drawer__body">
                if !context.can(Action::RecordIncident) {
                    <p class="vigie-recorder__closed" data-testid="record-closed">
                        { Icon::Lock }
                        <span>{ language.text("incident-closed") }</span>
                    </p>
                }
                { list(&language, props) }
            </div>
        </div>
    }
}

fn list(language: &LanguageHandle, props: &IncidentPanelProps) -> Html {
    let incidents = props.board.incidents();
    if incidents.is_empty() {
        return html! {
            <p class="vigie-task-list__empty">{ Icon::CheckCircle }{ language.text("incident-list-empty") }</p>
        };
    }
    html! {
        <ol class="vigie-incident-list">
            { for incidents.iter().rev().map(|incident| html! {
                <IncidentRow
                    key={usize::from(incident.id.0)}
                    board={props.board.clone()}
                    incident={incident.clone()}
                    onopen={props.onopen.clone()}
                />
            }) }
        </ol>
    }
}
