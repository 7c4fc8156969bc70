//! Will a candidate get to 20 questions, while there is still time to tell him?

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::ExtraTime;
use vigie_shared::view::TestProgress;
use yew::prelude::*;

use crate::clock::{Running, server_now, use_second};
use crate::components::Icon;
use crate::features::board::CompletionForecast;
use crate::i18n::use_language;

/// Properties of [`PaceLine`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PaceLineProps {
    /// The test.
    pub test: TestProgress,
    /// Extra time of the candidate.
    pub extra_time: ExtraTime,
}

/// Nothing as long as he will treat all questions. Ticks by itself.
#[component]
pub fn PaceLine(props: &PaceLineProps) -> Html {
    let language = use_language();
    use_second(if props.test.deadline.is_some() {
        Running::Yes
    } else {
        Running::No
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
