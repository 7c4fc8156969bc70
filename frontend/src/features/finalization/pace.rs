//! Whether a candidate will reach 20 questions, while there is still time to say so.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::ExtraTime;
use vigie_shared::view::TestProgress;
use yew::prelude::*;

use crate::clock::server_now;
use crate::components::Icon;
use crate::features::board::CompletionForecast;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// Properties of [`PaceLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PaceLineProps {
    pub test: TestProgress,
    /// Extra time of the candidate.
    pub extra_time: ExtraTime,
}

/// Nothing while the pace is enough for all questions. Updates every second on its own.
#[component]
pub fn PaceLine(props: &PaceLineProps) -> Html {
    let language = use_language();
    use_tick(if props.test.deadline.is_some() {
        Ticking::Yes
    } else {
        Ticking::No
    });
    let args = |expected: u8| {
        [
            ("expected", expected.into()),
            ("minimum", MINIMUM_TREATED.into()),
            ("of", QUESTION_COUNT.into()),
        ]
    };
    let (class, words) = match CompletionForecast::new(&props.test, props.extra_time, server_now())
    {
        CompletionForecast::Enough => return Html::default(),
        CompletionForecast::Part(expected) => (
            "vigie-finalization-pace",
            language.text_with("referent-pace-part", &args(expected)),
        ),
        CompletionForecast::TooFew(expected) => (
            "vigie-finalization-pace vigie-finalization-pace--few",
            language.text_with("referent-pace-few", &args(expected)),
        ),
    };
    html! {
        <p {class} data-testid="referent-pace">{ Icon::ArrowDown }<span>{ words }</span></p>
    }
}
