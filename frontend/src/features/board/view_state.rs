//! What is open, selected and typed on the board, and what changes it.

use vigie_shared::access::{AccessScope, Action, can};
use vigie_shared::ids::{IncidentId, Seat};
use vigie_shared::session::{Command, IncidentCategory};
use yew::prelude::*;

use super::context::BoardContext;
use super::filter::BoardFilter;
use super::grid::{focus_card, focused_seat};
use super::shortcuts::BoardShortcut;
use super::side_panel::PanelContent;
use super::store::BoardState;
use super::tasks::Task;
use super::toolbar::INCIDENT_LIST_BUTTON;
use crate::features::incident_recorder::{
    CandidateSelection, RecorderPreset, SelectionAction, undoable, use_selection,
};
use crate::focus::{focus_element, focus_node};
use crate::hooks::{are_shortcuts_enabled, enable_shortcuts, use_shortcuts};

/// A modal dialog of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoardDialog {
    BulkConfirmation,
    Help,
    Recorder(RecorderPreset),
}

/// The state of a board's page and the callbacks that change it.
pub struct BoardViewState {
    pub filter: BoardFilter,
    pub onfilter: Callback<BoardFilter>,
    /// The search field, for moving the focus there.
    pub search_field: NodeRef,
    pub panel: Option<PanelContent>,
    /// Opens the details of a candidate.
    pub onopen: Callback<Seat>,
    /// Opens the list of incidents.
    pub onlist: Callback<()>,
    /// Closes the panel and returns the focus.
    pub onclosepanel: Callback<()>,
    pub dialog: Option<BoardDialog>,
    /// Opens a dialog, or closes the one that is open.
    pub ondialog: Callback<Option<BoardDialog>>,
    /// Opens the recorder.
    pub onrecorder: Callback<RecorderPreset>,
    /// Opens the recorder for the selected candidates, or the one in focus.
    pub onrecord: Callback<()>,
    /// Opens the recorder for the whole room.
    pub onrecordroom: Callback<()>,
    pub selection: CandidateSelection,
    pub onselect: Callback<SelectionAction>,
    pub onclearselection: Callback<()>,
    pub shortcuts_enabled: bool,
    pub onshortcuts: Callback<bool>,
}

/// The state of the page around `board`. The callbacks that reach the cards stay the same
/// from one render to the next, so that cards are not rendered for nothing.
#[hook]
pub fn use_board_state(board: &BoardState) -> BoardViewState {
    let filter = use_state_eq(BoardFilter::default);
    let panel = use_state_eq(|| None::<PanelContent>);
    let dialog = use_state_eq(|| None::<BoardDialog>);
    let shortcuts_enabled = use_state_eq(are_shortcuts_enabled);
    let selection = use_selection();
    let onfilter = use_callback(filter.setter(), |next, filter| filter.set(next));
    let onopen = use_callback(panel.setter(), |seat, panel| {
        panel.set(Some(PanelContent::Candidate(seat)));
    });
    let onselect = {
        let selection = selection.dispatcher();
        use_callback((), move |action, ()| selection.dispatch(action))
    };
    let onshortcuts = use_callback(shortcuts_enabled.setter(), |enabled, setter| {
        enable_shortcuts(enabled);
        setter.set(enabled);
    });
    let ondialog = use_callback(dialog.setter(), |next, dialog| dialog.set(next));
    let onrecorder = ondialog.reform(|preset| Some(BoardDialog::Recorder(preset)));
    let (onrecord, onrecordroom) = recording(board, &onrecorder, &selection, *panel);
    BoardViewState {
        filter: (*filter).clone(),
        onfilter,
        search_field: use_node_ref(),
        panel: *panel,
        onopen,
        onlist: {
            let panel = panel.setter();
            Callback::from(move |()| panel.set(Some(PanelContent::Incidents)))
        },
        onclosepanel: close_panel(&panel),
        dialog: (*dialog).clone(),
        ondialog,
        onrecorder,
        onrecord,
        onrecordroom,
        selection: (*selection).clone(),
        onclearselection: onselect.reform(|()| SelectionAction::Clear),
        onselect,
        shortcuts_enabled: *shortcuts_enabled,
        onshortcuts,
    }
}

/// Closes the panel and returns the focus to what opened it.
fn close_panel(panel: &UseStateHandle<Option<PanelContent>>) -> Callback<()> {
    let panel = panel.clone();
    Callback::from(move |()| {
        match *panel {
            Some(PanelContent::Candidate(seat)) => focus_card(seat),
            Some(PanelContent::Incidents) => _ = focus_element(INCIDENT_LIST_BUTTON),
            None => {}
        }
        panel.set(None);
    })
}

/// The callbacks that open the recorder: for some candidates, and for the whole room.
fn recording(
    board: &BoardState,
    onrecorder: &Callback<RecorderPreset>,
    selection: &CandidateSelection,
    panel: Option<PanelContent>,
) -> (Callback<()>, Callback<()>) {
    let (seats, selected) = (board.seats.clone(), selection.seats());
    let onrecord = onrecorder.reform(move |()| {
        // The card with the focus takes precedence over the details that are open.
        let candidate = || focused_seat(&seats).or(panel.and_then(PanelContent::seat));
        RecorderPreset {
            seats: match &selected[..] {
                [] => candidate().into_iter().collect(),
                selected => selected.to_vec(),
            },
            ..RecorderPreset::default()
        }
    });
    let seats: Vec<Seat> = board.seats.iter().map(|one| one.card.seat).collect();
    let onrecordroom = onrecorder.reform(move |()| RecorderPreset {
        seats: seats.clone(),
        category: Some(IncidentCategory::R1),
        draft: None,
    });
    (onrecord, onrecordroom)
}

/// Lets the shortcuts act on the board.
#[hook]
pub fn use_board_shortcuts(
    state: &BoardViewState,
    context: &BoardContext,
    board: &BoardState,
    tasks: &[Task],
) {
    let may_record = can(
        context.role,
        Action::RecordIncident,
        AccessScope::OwnSession,
    );
    let can_confirm = tasks.iter().any(|task| matches!(task, Task::Confirm(_)))
        && context.can(Action::AdmitCandidate);
    let oldest_alert = tasks
        .iter()
        .find(|task| task.is_alert())
        .map(|task| task.seat());
    let undo = undoable_incident(context, board);
    let send = context.send.clone();
    let search_field = state.search_field.clone();
    let (panel_open, selecting) = (state.panel.is_some(), state.selection.is_on());
    let (onopen, onlist, onclosepanel) = (
        state.onopen.clone(),
        state.onlist.clone(),
        state.onclosepanel.clone(),
    );
    let (onrecord, onrecordroom) = (state.onrecord.clone(), state.onrecordroom.clone());
    let (ondialog, onclearselection) = (state.ondialog.clone(), state.onclearselection.clone());
    let onshortcut = Callback::from(move |shortcut| match shortcut {
        BoardShortcut::Search => _ = focus_node(&search_field),
        BoardShortcut::OldestAlert => {
            if let Some(seat) = oldest_alert {
                onopen.emit(seat);
            }
        }
        BoardShortcut::Confirm if can_confirm => {
            ondialog.emit(Some(BoardDialog::BulkConfirmation));
        }
        BoardShortcut::Help => ondialog.emit(Some(BoardDialog::Help)),
        BoardShortcut::RecordIncident if may_record => onrecord.emit(()),
        BoardShortcut::RecordRoomIncident if may_record => onrecordroom.emit(()),
        BoardShortcut::ListIncidents => onlist.emit(()),
        BoardShortcut::Undo => {
            if let Some(incident) = undo {
                send.emit(Command::DeleteIncident { incident });
            }
        }
        BoardShortcut::Escape if panel_open => onclosepanel.emit(()),
        BoardShortcut::Escape if selecting => onclearselection.emit(()),
        BoardShortcut::Confirm
        | BoardShortcut::Escape
        | BoardShortcut::RecordIncident
        | BoardShortcut::RecordRoomIncident => {}
    });
    use_shortcuts(BoardShortcut::from_key, onshortcut);
}

/// The incident that was just recorded from this page, while it can be deleted.
fn undoable_incident(context: &BoardContext, board: &BoardState) -> Option<IncidentId> {
    let recorded = context.log.last_recorded()?;
    let incident = undoable(recorded, board.incidents(), context.me.as_ref())?;
    (!context.pending.is_deleting(incident)).then_some(incident)
}
