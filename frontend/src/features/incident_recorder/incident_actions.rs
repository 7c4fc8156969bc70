//! Below the tasks: buttons to record an incident and to select candidates for it.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::selection::{CandidateSelection, SelectionAction};
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::{BoardState, use_board_context};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`IncidentActions`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentActionsProps {
    pub board: BoardState,
    pub selection: CandidateSelection,
    pub onselect: Callback<SelectionAction>,
    /// Record an incident for the selected candidates, or the one in focus.
    pub onrecord: Callback<()>,
    /// Record an incident of the whole room.
    pub onrecordroom: Callback<()>,
}

/// In selection mode also the number of selected candidates, and all or none of them.
#[component]
pub fn IncidentActions(props: &IncidentActionsProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    if !context.can(Action::RecordIncident) {
        return Html::default();
    }
    let selected = props.selection.seats().len();
    let label = match selected {
        0 => language.text("incident-record"),
        _ => language.text_with("incident-record-selected", &[("count", selected.into())]),
    };
    html! {
        <section class="vigie-incident-actions" aria-label={language.text("incident-list-title")}>
            <Button
                {label}
                size={ButtonSize::Small}
                full_width=true
                icon={Icon::Flag}
                opens_dialog=true
                shortcut="i"
                testid="incident-open"
                onclick={props.onrecord.clone()}
            >
                <kbd aria-hidden="true">{ "i" }</kbd>
            </Button>
            <div class="vigie-incident-actions__buttons">
                <Button
                    label={language.text("incident-room")}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    opens_dialog=true
                    shortcut="r"
                    testid="room-incident"
                    onclick={props.onrecordroom.clone()}
                >
                    <kbd aria-hidden="true">{ "r" }</kbd>
                </Button>
                <Button
                    label={language.text("selection-switch")}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    pressed={props.selection.is_on()}
                    shortcut="x"
                    testid="picks-switch"
                    onclick={props.onselect.reform(|()| SelectionAction::ToggleMode)}
                >
                    <kbd aria-hidden="true">{ "x" }</kbd>
                </Button>
            </div>
            if props.selection.is_on() {
                { selection_actions(&language, props, selected) }
            }
            // Always in the page, so that a change is announced: with the keyboard, the
            // card itself does not say how many are selected.
            <p class="pf-v6-screen-reader" role="status">
                if props.selection.is_on() { { selection_count(&language, selected) } }
            </p>
        </section>
    }
}

fn selection_count(language: &LanguageHandle, selected: usize) -> String {
    language.text_with("selection-count", &[("count", selected.into())])
}

fn selection_actions(
    language: &LanguageHandle,
    props: &IncidentActionsProps,
    selected: usize,
) -> Html {
    let room: Vec<Seat> = props.board.seats.iter().map(|one| one.card.seat).collect();
    let replace = |seats: Vec<Seat>| {
        props
            .onselect
            .reform(move |()| SelectionAction::Replace(seats.clone()))
    };
    html! {
        <div class="vigie-incident-actions__selection">
            <b data-testid="picks-count">{ selection_count(language, selected) }</b>
            <Button
                label={language.text("selection-all")}
                variant={ButtonVariant::InlineLink}
                testid="picks-all"
                onclick={replace(room)}
            />
            <Button
                label={language.text("selection-none")}
                variant={ButtonVariant::InlineLink}
                testid="picks-none"
                onclick={replace(Vec::new())}
            />
        </div>
    }
}
