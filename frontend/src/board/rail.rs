//! What waits, oldest first, beside the grid.
//!
//! The list stands still while the pointer or the focus is in it: what is done
//! meanwhile is crossed out, what is new comes at the end.

use std::rc::Rc;

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::errands::{Office, use_office};
use super::facts::puzzle;
use super::tasks::{Line, Task, fresh, held};
use super::words::name_at;
use super::{AlertFrame, BoardState, Deed, DeedButton, Waited};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Rail`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RailProps {
    /// For the names.
    pub board: BoardState,
    /// What waits.
    pub tasks: Rc<[Task]>,
    /// Somebody's details are wanted.
    pub onopen: Callback<Seat>,
    /// The list of those to confirm is wanted.
    pub onconfirm: Callback<()>,
    /// Below the list.
    #[prop_or_default]
    pub children: Html,
}

/// The list, with the way to confirm many at once above it.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let language = use_language();
    let office = use_office();
    let pointed = use_state_eq(|| false);
    let focused = use_state_eq(|| false);
    let shown = use_mut_ref(Vec::<Line>::new);
    let lines = if *pointed || *focused {
        held(&shown.borrow(), &props.tasks)
    } else {
        fresh(&*props.tasks).collect()
    };
    shown.replace(lines.clone());
    let set = |state: &UseStateHandle<bool>, to: bool| {
        let setter = state.setter();
        move || setter.set(to)
    };
    let (enter, leave) = (set(&pointed, true), set(&pointed, false));
    let (focus, blur) = (set(&focused, true), set(&focused, false));
    let alerts = props.tasks.iter().filter(|task| task.is_alert()).count();
    let waiting = props
        .tasks
        .iter()
        .filter(|task| matches!(task, Task::Confirm(_)))
        .count();
    html! {
        <aside
            class="vigie-rail"
            aria-labelledby="vigie-rail-title"
            data-testid="rail"
            onpointerenter={move |_: PointerEvent| enter()}
            onpointerleave={move |_: PointerEvent| leave()}
            onfocusin={move |_: FocusEvent| focus()}
            onfocusout={move |_: FocusEvent| blur()}
        >
            <h2 id="vigie-rail-title" class="vigie-rail__title">
                { language.text("board-rail-title") }
                <span class={classes!("vigie-rail__alerts", (alerts > 0).then_some("vigie-rail__alerts--some"))} data-testid="rail-alerts">
                    { Icon::Bell }
                    { language.text_with("board-alert-count", &[("count", alerts.into())]) }
                </span>
            </h2>
            if office.may(Action::AdmitCandidate) {
                { confirm_all(&language, waiting, &props.onconfirm) }
            }
            if lines.is_empty() {
                <p class="vigie-rail__empty">{ Icon::CheckCircle }{ language.text("board-rail-empty") }</p>
            }
            <ol class="vigie-rail__list">
                { for lines.iter().map(|line| row(&language, &office, props, *line)) }
            </ol>
            { props.children.clone() }
        </aside>
    }
}

fn confirm_all(language: &LanguageHandle, waiting: usize, onconfirm: &Callback<()>) -> Html {
    let onclick = {
        let onconfirm = onconfirm.clone();
        move |_| {
            if waiting > 0 {
                onconfirm.emit(());
            }
        }
    };
    html! {
        <button
            type="button"
            class={classes!(
                "pf-v6-c-button", "pf-m-block", "pf-m-small",
                if waiting > 0 { "pf-m-primary" } else { "pf-m-aria-disabled" },
            )}
            aria-disabled={(waiting == 0).to_string()}
            aria-haspopup="dialog"
            aria-keyshortcuts="c"
            data-testid="confirm-all"
            {onclick}
        >
            { language.text_with("board-confirm-all", &[("count", waiting.into())]) }
        </button>
    }
}

fn row(language: &LanguageHandle, office: &Office, props: &RailProps, line: Line) -> Html {
    let task = line.task;
    let seat = task.seat();
    let (class, mark, what): (_, Html, _) = match task {
        Task::Alert {
            number: Some(number),
            ..
        } => {
            let what = language.text_with("board-task-question", &[("number", number.into())]);
            ("vigie-task--alert", Icon::Bell.into(), what)
        }
        Task::Alert { number: None, .. } => (
            "vigie-task--alert",
            puzzle(),
            language.text("board-task-companion"),
        ),
        Task::Authorise(_) => (
            "vigie-task--door",
            Icon::Lock.into(),
            language.text("board-task-authorise"),
        ),
        Task::Confirm(_) => (
            "vigie-task--door",
            Icon::Eye.into(),
            language.text("board-task-confirm"),
        ),
    };
    html! {
        <li
            key={format!("{task:?}")}
            class={classes!("vigie-task", class, line.done.then_some("vigie-task--done"))}
            data-testid="task"
        >
            <button
                type="button"
                class="vigie-task__open"
                aria-haspopup="dialog"
                onclick={props.onopen.reform(move |_| seat)}
            >
                if let (Task::Alert { raised_at, .. }, false) = (task, line.done) {
                    <AlertFrame since={raised_at} />
                }
                { if line.done { Icon::Check.into() } else { mark } }
                <span class="vigie-task__name">{ name_at(&props.board, seat) }</span>
                <span class="vigie-task__what">
                    if line.done { { language.text("board-task-done") } } else { { what } }
                </span>
                if let (Task::Alert { raised_at, .. }, false) = (task, line.done) {
                    <Waited since={raised_at} />
                }
            </button>
            { quick(language, office, props, line) }
        </li>
    }
}

/// What needs no thought can be done from here.
fn quick(language: &LanguageHandle, office: &Office, props: &RailProps, line: Line) -> Html {
    let (command, label) = match line.task {
        _ if !office.may(Action::AdmitCandidate) => return Html::default(),
        Task::Alert { .. } => return Html::default(),
        Task::Authorise(seat) => (
            Command::AuthorizeResume { seat },
            language.text("board-authorise"),
        ),
        Task::Confirm(seat) => (
            Command::ConfirmPresence { seats: vec![seat] },
            language.text("board-confirm"),
        ),
    };
    let seat = line.task.seat();
    let deed = match line.done {
        true => Deed::Done,
        false => Deed::under_way(office.errands.admits(seat)),
    };
    html! {
        <DeedButton
            {label}
            told={name_at(&props.board, seat)}
            {deed}
            small=true
            testid={format!("task-admit-{seat}")}
            onclick={office.ask.reform(move |()| command.clone())}
        />
    }
}
