//! On phones the list of what waits scrolls out of sight: this button stays.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::Waited;
use super::tasks::Task;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`OldestAlert`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OldestAlertProps {
    /// What waits.
    pub tasks: Rc<[Task]>,
    /// Somebody's details are wanted.
    pub onopen: Callback<Seat>,
}

/// How many alerts wait and since when; leads to the oldest. Hidden where the list
/// is always in sight.
#[component]
pub fn OldestAlert(props: &OldestAlertProps) -> Html {
    let language = use_language();
    let count = props.tasks.iter().filter(|task| task.is_alert()).count();
    // Alerts come first, the oldest of them in front.
    let Some(Task::Alert {
        seat, raised_at, ..
    }) = props.tasks.first().copied()
    else {
        return Html::default();
    };
    html! {
        <button
            type="button"
            class="vigie-oldest"
            aria-haspopup="dialog"
            data-testid="oldest-alert"
            onclick={props.onopen.reform(move |_| seat)}
        >
            { Icon::Bell }
            <span>{ language.text_with("board-alert-count", &[("count", count.into())]) }</span>
            <Waited since={raised_at} />
        </button>
    }
}
