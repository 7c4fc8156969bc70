//! The dots above the pages: how many there are, and where he is.

use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Steps`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StepsProps {
    /// How many.
    pub count: usize,
    /// The present one, from 0.
    pub now: usize,
}

/// One sentence for all; the dots repeat it for the eye.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let language = use_language();
    let words = language.text_with(
        "candidate-step",
        &[
            ("now", (props.now + 1).into()),
            ("count", props.count.into()),
        ],
    );
    let dot = |index: usize| {
        let class = match index.cmp(&props.now) {
            std::cmp::Ordering::Less => "vigie-steps__dot--read",
            std::cmp::Ordering::Equal => "vigie-steps__dot--now",
            std::cmp::Ordering::Greater => "vigie-steps__dot--ahead",
        };
        html! {
            <li class={classes!("vigie-steps__dot", class)}>
                if index < props.now { { Icon::Check } } else { { index + 1 } }
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
