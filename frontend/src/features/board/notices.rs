//! The results of commands: a short confirmation, or why the command was refused.

use gloo_timers::callback::Timeout;
use vigie_shared::ids::{CommandId, IncidentId};
use vigie_shared::session::{Command, RecordIncident, Refusal};
use yew::prelude::*;

use super::BoardState;
use super::command_labels::{command_label, refusal_reason};
use super::command_log::Notice;
use super::context::use_board_context;
use crate::components::{Button, ButtonState, ButtonVariant, Icon, IconButton};
use crate::features::incident_recorder::{RecorderPreset, undoable};
use crate::i18n::use_language;
use crate::live::ConnectionStatus;

/// Milliseconds for which a success is shown. Refusals stay until they are dismissed.
const SUCCESS_MILLIS: u32 = 6_000;
/// A success that can be undone is shown longer: it takes time to read it and to find the
/// button.
const UNDOABLE_MILLIS: u32 = 20_000;

/// Properties of [`Notices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticesProps {
    pub board: BoardState,
    /// Newest last.
    pub notices: Vec<Notice>,
    /// Dismiss a notice.
    pub onclose: Callback<CommandId>,
    /// Open the recorder with what was refused.
    pub onretry: Callback<RecorderPreset>,
    /// Other notices, before those of commands.
    #[prop_or_default]
    pub children: Html,
}

/// A live region in the corner. Incidents recorded while there is no connection are shown
/// as kept in this tab.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let live = context.connection == ConnectionStatus::Live;
    let queued = context.pending.recordings().filter(|_| !live);
    html! {
        <div class="vigie-notices" role="log" aria-live="polite" data-testid="notices">
            { props.children.clone() }
            { for props.notices.iter().map(|notice| html! {
                <NoticeItem
                    key={notice.id.0.to_string()}
                    notice={notice.clone()}
                    board={props.board.clone()}
                    onclose={props.onclose.clone()}
                    onretry={props.onretry.clone()}
                />
            }) }
            { for queued.map(|command| html! {
                <div class="vigie-notice vigie-notice--queued" data-testid="notice-queued">
                    { Icon::Sync }
                    <p>{ language.text_with("board-queued-command", &[
                        ("command", command_label(&language, &props.board, command).into()),
                    ]) }</p>
                </div>
            }) }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NoticeItemProps {
    notice: Notice,
    board: BoardState,
    onclose: Callback<CommandId>,
    onretry: Callback<RecorderPreset>,
}

#[component]
fn NoticeItem(props: &NoticeItemProps) -> Html {
    let language = use_language();
    let Notice { id, command, .. } = &props.notice;
    let (id, refusal) = (*id, props.notice.refusal());
    let duration = match command {
        Command::RecordIncident(_) => UNDOABLE_MILLIS,
        _ => SUCCESS_MILLIS,
    };
    {
        let onclose = props.onclose.clone();
        use_effect_with((id, refusal.is_none()), move |(id, is_success)| {
            let id = *id;
            let timer = is_success.then(|| Timeout::new(duration, move || onclose.emit(id)));
            move || drop(timer)
        });
    }
    let (class, testid) = match refusal {
        Some(_) => ("vigie-notice--refused", "notice-refused"),
        None => ("vigie-notice--done", "notice-done"),
    };
    html! {
        <div class={classes!("vigie-notice", class)} data-testid={testid}>
            if let Some(refusal) = refusal {
                { Icon::Error }
                <RefusedCommand
                    refusal={refusal.clone()}
                    notice={props.notice.clone()}
                    board={props.board.clone()}
                    onclose={props.onclose.clone()}
                    onretry={props.onretry.clone()}
                />
            } else {
                { Icon::CheckCircle }
                <CompletedCommand board={props.board.clone()} notice={props.notice.clone()} />
            }
            <IconButton
                label={language.text("board-close")}
                icon={Icon::Cross}
                onclick={props.onclose.reform(move |()| id)}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CompletedCommandProps {
    board: BoardState,
    notice: Notice,
}

/// What was done, and a button to undo it if that is possible.
#[component]
fn CompletedCommand(props: &CompletedCommandProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let (board, command) = (&props.board, &props.notice.command);
    let undo = props
        .notice
        .recorded()
        .and_then(|recorded| undoable(recorded, board.incidents(), context.me.as_ref()));
    let is_credited = matches!(
        command,
        Command::RecordIncident(RecordIncident { credit: true, .. })
    );
    let label = command_label(&language, board, command);
    html! {
        <div>
            <p>{ language.text_with("board-granted", &[("command", label.into())]) }</p>
            if let Some(incident) = undo {
                <UndoButton {incident} />
                if is_credited {
                    <small>{ " " }{ language.text("incident-delete-credit") }</small>
                }
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct UndoButtonProps {
    incident: IncidentId,
}

/// Deletes the incident that was just recorded; the key `u` does the same.
#[component]
fn UndoButton(props: &UndoButtonProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let incident = props.incident;
    html! {
        <Button
            label={language.text("incident-undo")}
            variant={ButtonVariant::InlineLink}
            state={ButtonState::pending_if(context.pending.is_deleting(incident))}
            shortcut="u"
            testid="incident-undo"
            onclick={context.send.reform(move |()| Command::DeleteIncident { incident })}
        >
            <kbd aria-hidden="true">{ "u" }</kbd>
        </Button>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RefusedCommandProps {
    refusal: Refusal,
    notice: Notice,
    board: BoardState,
    onclose: Callback<CommandId>,
    onretry: Callback<RecorderPreset>,
}

/// Why it was refused, and a button to correct an incident.
#[component]
fn RefusedCommand(props: &RefusedCommandProps) -> Html {
    let language = use_language();
    let Notice { id, command, .. } = &props.notice;
    let label = command_label(&language, &props.board, command);
    let preset = RecorderPreset::from_command(command);
    let retry = |preset: RecorderPreset| {
        let (onretry, onclose, id) = (props.onretry.clone(), props.onclose.clone(), *id);
        move |()| {
            onretry.emit(preset.clone());
            onclose.emit(id);
        }
    };
    html! {
        <div>
            <b>{ language.text_with("board-refused", &[("command", label.into())]) }</b>
            <p>{ refusal_reason(&language, &props.refusal) }</p>
            if let Some(preset) = preset {
                <Button
                    label={language.text("incident-again")}
                    variant={ButtonVariant::InlineLink}
                    testid="incident-again"
                    onclick={retry(preset)}
                />
            }
        </div>
    }
}
