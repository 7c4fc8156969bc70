//! What there is to do, oldest first, beside the grid.
//!
//! The list keeps its rows while the pointer or the focus is in it: tasks that get done
//! are crossed out, new ones come at the end.

use std::rc::Rc;

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::BoardState;
use super::card_badges::companion_icon;
use super::companion_banner::missing_at_once;
use super::context::use_board_context;
use super::labels::{name_at, pending_label};
use super::tasks::{DeviceTask, Task, TaskRow, current_rows, frozen_rows, listed_tasks};
use super::urgency::{AlertAge, AlertFrame};
use crate::components::{Button, ButtonSize, ButtonState, ButtonVariant, Icon};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`TaskList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TaskListProps {
    pub board: BoardState,
    pub tasks: Rc<[Task]>,
    /// Open the details of a candidate.
    pub onopen: Callback<Seat>,
    /// Open the list of presences to confirm.
    pub onconfirm: Callback<()>,
    /// Below the list.
    #[prop_or_default]
    pub children: Html,
}

/// The list, with a button to confirm many presences at once above it.
#[component]
pub fn TaskList(props: &TaskListProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let is_pointed_at = use_state_eq(|| false);
    let has_focus = use_state_eq(|| false);
    let shown = use_mut_ref(Vec::<TaskRow>::new);
    let missing = missing_at_once(&props.board.seats);
    let together: Vec<Seat> = missing.iter().map(|seat| seat.card.seat).collect();
    let listed = listed_tasks(&props.tasks, &together);
    let rows = if *is_pointed_at || *has_focus {
        frozen_rows(&shown.borrow(), &listed)
    } else {
        current_rows(&listed).collect()
    };
    shown.replace(rows.clone());
    let set = |state: &UseStateHandle<bool>, to: bool| {
        let setter = state.setter();
        move || setter.set(to)
    };
    let (enter, leave) = (set(&is_pointed_at, true), set(&is_pointed_at, false));
    let (focus, blur) = (set(&has_focus, true), set(&has_focus, false));
    html! {
        <aside
            class="vigie-task-list"
            aria-labelledby="vigie-task-list-title"
            data-testid="rail"
            onpointerenter={move |_: PointerEvent| enter()}
            onpointerleave={move |_: PointerEvent| leave()}
            onfocusin={move |_: FocusEvent| focus()}
            onfocusout={move |_: FocusEvent| blur()}
        >
            { title(&language, &props.tasks) }
            if context.can(Action::AdmitCandidate) {
                { confirm_all(&language, &props.tasks, &props.onconfirm) }
            }
            if rows.is_empty() {
                <p class="vigie-task-list__empty">{ Icon::CheckCircle }{ language.text("board-tasks-empty") }</p>
            }
            <ol class="vigie-task-list__list">
                { for rows.iter().map(|row| html! {
                    <TaskListRow
                        key={format!("{:?}", row.task)}
                        row={*row}
                        name={name_at(&props.board, row.task.seat())}
                        others={others_of(row.task, &together)}
                        onopen={props.onopen.clone()}
                    />
                }) }
            </ol>
            { props.children.clone() }
        </aside>
    }
}

/// How many other companions are missing for the cause of this task.
fn others_of(task: Task, together: &[Seat]) -> usize {
    match (task, together.split_first()) {
        (
            Task::Alert {
                seat, number: None, ..
            },
            Some((first, others)),
        ) if seat == *first => others.len(),
        _ => 0,
    }
}

fn title(language: &LanguageHandle, tasks: &[Task]) -> Html {
    let alerts = tasks.iter().filter(|task| task.is_alert()).count();
    let class = classes!(
        "vigie-task-list__alerts",
        (alerts > 0).then_some("vigie-task-list__alerts--some")
    );
    html! {
        <h2 id="vigie-task-list-title" class="vigie-task-list__title">
            { language.text("board-tasks-title") }
            <span {class} data-testid="rail-alerts">
                { Icon::Bell }
                { language.text_with("board-alert-count", &[("count", alerts.into())]) }
            </span>
        </h2>
    }
}

fn confirm_all(language: &LanguageHandle, tasks: &[Task], onconfirm: &Callback<()>) -> Html {
    let is_waiting = |task: &&Task| matches!(task, Task::Confirm(_));
    let waiting = tasks.iter().filter(is_waiting).count();
    html! {
        <Button
            label={language.text_with("board-confirm-all", &[("count", waiting.into())])}
            testid="confirm-all"
            variant={ButtonVariant::Primary}
            size={ButtonSize::Small}
            state={ButtonState::disabled_if(waiting == 0)}
            full_width=true
            opens_dialog=true
            shortcut="c"
            onclick={onconfirm.clone()}
        />
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TaskListRowProps {
    row: TaskRow,
    /// The name of the candidate.
    name: AttrValue,
    /// Other candidates with the same task, who have no rows of their own.
    others: usize,
    onopen: Callback<Seat>,
}

#[component]
fn TaskListRow(props: &TaskListRowProps) -> Html {
    let language = use_language();
    let TaskRow { task, done } = props.row;
    let seat = task.seat();
    let (class, icon, mut text) = appearance(&language, task);
    if props.others > 0 {
        let others = [("others", props.others.into())];
        text = language.text_with("board-task-companions", &others);
    }
    let open_since = match task {
        Task::Alert { raised_at, .. } if !done => Some(raised_at),
        _ => None,
    };
    html! {
        <li
            class={classes!("vigie-task", class, done.then_some("vigie-task--done"))}
            data-testid="task"
        >
            <button
                type="button"
                class="vigie-task__open"
                aria-haspopup="dialog"
                onclick={props.onopen.reform(move |_| seat)}
            >
                if let Some(since) = open_since {
                    <AlertFrame {since} />
                }
                { if done { Icon::Check.into() } else { icon } }
                <span class="vigie-task__name">{ &props.name }</span>
                <span class="vigie-task__label">
                    if done { { language.text("board-task-done") } } else { { text } }
                </span>
                if let Some(since) = open_since {
                    <AlertAge {since} />
                }
            </button>
            <AdmitButton row={props.row} name={props.name.clone()} />
        </li>
    }
}

/// CSS class, icon and text of a task.
fn appearance(language: &LanguageHandle, task: Task) -> (&'static str, Html, String) {
    match task {
        Task::Alert {
            number: Some(number),
            ..
        } => {
            let text = language.text_with("board-task-question", &[("number", number.into())]);
            ("vigie-task--alert", Icon::Bell.into(), text)
        }
        Task::Alert { number: None, .. } => (
            "vigie-task--alert",
            companion_icon(),
            language.text("board-task-companion"),
        ),
        Task::ChooseDevice(_) => (
            "vigie-task--devices",
            Icon::Warning.into(),
            language.text("board-task-devices"),
        ),
        Task::Authorize(task) => (
            "vigie-task--admission",
            Icon::Lock.into(),
            with_sign(language, "board-task-authorize", task),
        ),
        Task::Confirm(task) => (
            "vigie-task--admission",
            Icon::Eye.into(),
            with_sign(language, "board-task-confirm", task),
        ),
    }
}

fn with_sign(language: &LanguageHandle, key: &str, task: DeviceTask) -> String {
    language.text_with(key, &[("sign", task.sign.to_string().into())])
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct AdmitButtonProps {
    row: TaskRow,
    name: AttrValue,
}

/// Admits the candidate of a row at the device with that sign; nothing for an alert or
/// several devices, which need a decision.
#[component]
fn AdmitButton(props: &AdmitButtonProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let TaskRow { task, done } = props.row;
    let (task, command, label) = match task {
        _ if !context.can(Action::AdmitCandidate) => return Html::default(),
        Task::Alert { .. } | Task::ChooseDevice(_) => return Html::default(),
        Task::Authorize(task) => {
            let DeviceTask { seat, device, .. } = task;
            let label = with_sign(&language, "board-authorize", task);
            (task, Command::AuthorizeResume { seat, device }, label)
        }
        Task::Confirm(task) => {
            let devices = vec![task.seat_device()];
            let label = with_sign(&language, "board-confirm", task);
            (task, Command::ConfirmPresence { devices }, label)
        }
    };
    let seat = task.seat;
    let state = match done {
        true => ButtonState::Done,
        false => ButtonState::pending_if(context.pending.is_admitting(task.seat_device())),
    };
    html! {
        <Button
            {label}
            context={props.name.clone()}
            {state}
            pending_label={pending_label(&language, context.connection)}
            done_label={language.text("board-done")}
            size={ButtonSize::Small}
            testid={format!("task-admit-{seat}")}
            onclick={context.send.reform(move |()| command.clone())}
        />
    }
}
