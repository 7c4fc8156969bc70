//! Says aloud that an alert came.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::{AlertId, Seat};
use yew::prelude::*;

use super::BoardState;
use super::tasks::Task;
use super::words::name_at;
use crate::i18n::use_language;

/// Properties of [`Announcer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AnnouncerProps {
    /// For the names.
    pub board: BoardState,
    /// What waits.
    pub tasks: Rc<[Task]>,
    /// At least one new alert has come.
    #[prop_or_default]
    pub onalert: Callback<()>,
}

/// A live region, otherwise unseen. Alerts that were there when the page was opened
/// are no news: they stand in the list.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let language = use_language();
    let known = use_mut_ref(|| None::<BTreeSet<(Seat, AlertId)>>);
    let news = use_state_eq(Vec::<Task>::new);
    {
        let (news, onalert) = (news.setter(), props.onalert.clone());
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
                news.set(new);
                onalert.emit(());
            }
        });
    }
    let told = |task: &Task| {
        let name = name_at(&props.board, task.seat());
        match task {
            Task::Alert {
                number: Some(number),
                ..
            } => language.text_with(
                "board-new-alert",
                &[("name", name.into()), ("number", (*number).into())],
            ),
            _ => language.text_with("board-new-companion-alert", &[("name", name.into())]),
        }
    };
    html! {
        <div class="pf-v6-screen-reader" aria-live="assertive" data-testid="announcer">
            { for news.iter().map(|task| html! { <p>{ told(task) }</p> }) }
        </div>
    }
}

fn key(task: Task) -> Option<(Seat, AlertId)> {
    match task {
        Task::Alert { seat, alert, .. } => Some((seat, alert)),
        Task::Authorise(_) | Task::Confirm(_) => None,
    }
}
