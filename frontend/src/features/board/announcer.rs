//! Announces new alerts and second devices to screen readers.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::{AlertId, Seat};
use yew::prelude::*;

use super::BoardState;
use super::labels::name_at;
use super::tasks::Task;
use crate::i18n::use_language;

/// Properties of [`Announcer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnnouncerProps {
    pub board: BoardState,
    pub tasks: Rc<[Task]>,
    /// At least one alert is new.
    #[prop_or_default]
    pub onalert: Callback<()>,
}

/// A live region that is not visible. Alerts that were open when the page was opened are
/// not announced: they are in the list.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let language = use_language();
    let known = use_mut_ref(|| None::<BTreeSet<(Seat, Option<AlertId>)>>);
    let announced = use_state_eq(Vec::<Task>::new);
    {
        let (announced, onalert) = (announced.setter(), props.onalert.clone());
        use_effect_with(props.tasks.clone(), move |tasks| {
            let open = tasks
                .iter()
                .filter_map(|task| key(*task))
                .collect::<BTreeSet<_>>();
            let before = known.replace(Some(open));
            let Some(before) = before else { return };
            let is_new = |task: &&Task| key(**task).is_some_and(|key| !before.contains(&key));
            let new: Vec<Task> = tasks.iter().filter(is_new).copied().collect();
            if !new.is_empty() {
                announced.set(new);
                onalert.emit(());
            }
        });
    }
    let text = |task: &Task| {
        let name = name_at(&props.board, task.seat());
        match task {
            Task::Alert {
                number: Some(number),
                ..
            } => language.text_with(
                "board-new-alert",
                &[("name", name.into()), ("number", (*number).into())],
            ),
            Task::ChooseDevice(_) => {
                language.text_with("board-new-device", &[("name", name.into())])
            }
            _ => language.text_with("board-new-companion-alert", &[("name", name.into())]),
        }
    };
    html! {
        <div class="pf-v6-screen-reader" aria-live="assertive" data-testid="announcer">
            { for announced.iter().map(|task| html! { <p>{ text(task) }</p> }) }
        </div>
    }
}

/// What is announced: alerts, and a second device at a seat.
fn key(task: Task) -> Option<(Seat, Option<AlertId>)> {
    match task {
        Task::Alert { seat, alert, .. } => Some((seat, Some(alert))),
        Task::ChooseDevice(seat) => Some((seat, None)),
        Task::Authorize(_) | Task::Confirm(_) => None,
    }
}
