//! The progress of a test: question number, bar, forecast, time left.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::{ExtraTime, MINUTE};
use vigie_shared::view::TestProgress;
use yew::prelude::*;

use super::completion_forecast::{CompletionForecast, time_left};
use super::labels::remaining_time;
use crate::clock::server_now;
use crate::components::Icon;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::{LanguageHandle, use_language};

/// Microseconds. From here on the time left has a color.
const LOW: i64 = 5 * MINUTE;

/// Properties of [`SeatProgress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SeatProgressProps {
    pub test: TestProgress,
    /// Needed for the forecast.
    pub extra_time: ExtraTime,
}

/// One line, and a thin bar with a mark at the 20 questions a score needs. It updates on
/// its own.
#[component]
pub fn SeatProgress(props: &SeatProgressProps) -> Html {
    let language = use_language();
    let test = &props.test;
    use_tick(if test.deadline.is_some() {
        Ticking::Yes
    } else {
        Ticking::No
    });
    let now = server_now();
    let ended = test.end.is_some();
    let number = if ended { test.treated } else { test.number };
    let words = [("number", number.into()), ("of", QUESTION_COUNT.into())];
    html! {
        <>
            <span class="vigie-progress">
                <span class="vigie-progress__number">
                    <span class="pf-v6-screen-reader">
                        if ended {
                            { language.text_with("board-treated", &words) }
                        } else {
                            { language.text_with("board-question", &words) }
                        }
                    </span>
                    <span aria-hidden="true">{ number }<small>{ format!("/{QUESTION_COUNT}") }</small></span>
                </span>
                if test.deadline.is_some() {
                    { forecast(&language, CompletionForecast::new(test, props.extra_time, now)) }
                }
                if !ended {
                    { remaining(&language, test, now) }
                }
            </span>
            { bar(test.treated) }
        </>
    }
}

fn remaining(
    language: &LanguageHandle,
    test: &TestProgress,
    now: vigie_shared::time::Timestamp,
) -> Html {
    let left = time_left(test, now);
    let low = (left < LOW).then_some("vigie-progress__left--low");
    html! {
        <span class={classes!("vigie-progress__left", low)}>
            if test.deadline.is_none() { { Icon::Pause } }
            <span class="pf-v6-screen-reader">{ language.text("board-time-left") }{ " " }</span>
            { remaining_time(language, left) }
        </span>
    }
}

/// Nothing when all questions will be treated.
fn forecast(language: &LanguageHandle, forecast: CompletionForecast) -> Html {
    let (class, expected) = match forecast {
        CompletionForecast::Enough => return Html::default(),
        CompletionForecast::Part(expected) => ("vigie-forecast--part", expected),
        CompletionForecast::TooFew(expected) => ("vigie-forecast--few", expected),
    };
    let label = language.text_with("board-forecast", &[("expected", expected.into())]);
    html! {
        <span class={classes!("vigie-forecast", class)} title={label.clone()}>
            { Icon::ArrowDown }
            <span aria-hidden="true">{ language.text_with("board-forecast-short", &[("expected", expected.into())]) }</span>
            <span class="pf-v6-screen-reader">{ label }</span>
        </span>
    }
}

fn bar(treated: u8) -> Html {
    html! {
        <svg
            class="vigie-progress-bar"
            viewBox={format!("0 0 {QUESTION_COUNT} 1")}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="vigie-progress-bar__whole" width={QUESTION_COUNT.to_string()} height="1" />
            <rect class="vigie-progress-bar__done" width={treated.to_string()} height="1" />
            <rect class="vigie-progress-bar__minimum" x={MINIMUM_TREATED.to_string()} width="0.4" height="1" />
        </svg>
    }
}
