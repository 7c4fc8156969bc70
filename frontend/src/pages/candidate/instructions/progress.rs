//! The dots above the pages: how many there are, and which is shown.

use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`StepProgress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StepProgressProps {
    /// Number of pages.
    pub count: usize,
    /// Index of the page shown.
    pub current: usize,
}

/// One sentence; the dots repeat it visually.
#[component]
pub fn StepProgress(props: &StepProgressProps) -> Html {
    let language = use_language();
    let words = language.text_with(
        "candidate-step",
        &[
            ("now", (props.current + 1).into()),
            ("count", props.count.into()),
        ],
    );
    let dot = |index: usize| {
        let class = match index.cmp(&props.current) {
            std::cmp::Ordering::Less => "vigie-steps__dot--read",
            std::cmp::Ordering::Equal => "vigie-steps__dot--now",
            std::cmp::Ordering::Greater => "vigie-steps__dot--ahead",
        };
        html! {
            <li class={classes!("vigie-steps__dot", class)}>
                if index < props.current { { Icon::Check } } else { { index + 1 } }
            </li>
        }
    };
    html! {
        <div class="vigie-steps">
            <ol aria-hidden="true">{ for (0..props.count).map(dot) }</ol>
            <p data-testid="step">{ words }</p>
        </div>
    }
}
