//! On phones the list of tasks scrolls out of sight; this button stays.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::tasks::Task;
use super::urgency::AlertAge;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`NextAlertButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NextAlertButtonProps {
    pub tasks: Rc<[Task]>,
    /// Open the details of a candidate.
    pub onopen: Callback<Seat>,
}

/// The number of open alerts and the age of the oldest, which it leads to. Hidden where
/// the list is always in sight.
#[component]
pub fn NextAlertButton(props: &NextAlertButtonProps) -> Html {
    let language = use_language();
    let count = props.tasks.iter().filter(|task| task.is_alert()).count();
    // Alerts come first, the oldest of them at the top.
    let Some(Task::Alert {
        seat, raised_at, ..
    }) = props.tasks.first().copied()
    else {
        return Html::default();
    };
    html! {
        <button
            type="button"
            class="vigie-next-alert"
            aria-haspopup="dialog"
            data-testid="oldest-alert"
            onclick={props.onopen.reform(move |_| seat)}
        >
            { Icon::Bell }
            <span>{ language.text_with("board-alert-count", &[("count", count.into())]) }</span>
            <AlertAge since={raised_at} />
        </button>
    }
}
