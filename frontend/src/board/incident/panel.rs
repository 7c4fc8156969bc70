//! Everything on record, newest first.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::RecordRow;
use crate::board::BoardState;
use crate::board::errands::use_office;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`RecordPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordPanelProps {
    /// The board.
    pub board: BoardState,
    /// Somebody's details are wanted.
    pub onopen: Callback<Seat>,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// At the place of the details of a candidate.
#[component]
pub fn RecordPanel(props: &RecordPanelProps) -> Html {
    let language = use_language();
    let office = use_office();
    let heading = use_node_ref();
    let board = &props.board;
    {
        let heading = heading.clone();
        use_effect_with((), move |()| focus(&heading));
    }
    {
        let heading = heading.clone();
        // A row that was taken back has lost its button: the focus must not be lost.
        use_effect_with(board.open_incidents().count(), move |_| {
            let lost = gloo_utils::document()
                .active_element()
                .is_none_or(|active| active.tag_name() == "BODY");
            if lost {
                focus(&heading);
            }
        });
    }
    let open = board.open_incidents().count();
    html! {
        <div class="vigie-drawer" role="dialog" aria-labelledby="vigie-record-title" data-testid="record-panel">
            <header class="vigie-drawer__header">
                <div>
                    <h2 ref={heading} id="vigie-record-title" tabindex="-1" class="vigie-drawer__title">
                        { language.text("incident-list-title") }
                    </h2>
                    <p>{ language.text_with("incident-list-counts", &[
                        ("open", open.into()),
                        ("all", board.incidents().len().into()),
                    ]) }</p>
                </div>
                <button
                    type="button"
                    class="vigie-icon-button"
                    aria-label={language.text("board-close")}
                    title={language.text("board-close")}
                    data-testid="record-panel-close"
                    onclick={props.onclose.reform(|_| ())}
                >
                    { Icon::Cross }
                </button>
            </header>
            <div class="vigie-drawer__body">
                if !office.may(Action::RecordIncident) {
                    <p class="vigie-recorder__closed" data-testid="record-closed">
                        { Icon::Lock }
                        <span>{ language.text("incident-closed") }</span>
                    </p>
                }
                if board.incidents().is_empty() {
                    <p class="vigie-rail__empty">{ Icon::CheckCircle }{ language.text("incident-list-empty") }</p>
                } else {
                    <ol class="vigie-record">
                        { for board.incidents().iter().rev().map(|incident| html! {
                            <RecordRow
                                key={usize::from(incident.id.0)}
                                board={board.clone()}
                                incident={incident.clone()}
                                onopen={props.onopen.clone()}
                            />
                        }) }
                    </ol>
                }
            </div>
        </div>
    }
}

fn focus(heading: &NodeRef) {
    if let Some(heading) = heading.cast::<HtmlElement>() {
        heading.focus().unwrap_or_default();
    }
}
