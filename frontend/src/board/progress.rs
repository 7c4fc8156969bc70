//! How far a test is: number, bar, pace, time left.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::{ExtraTime, MINUTE};
use vigie_shared::view::TestProgress;
use yew::prelude::*;

use super::Pace;
use super::pace::left;
use super::words::short_left;
use crate::clock::{Running, server_now, use_second};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// Less than this is worth a colour.
const LOW: i64 = 5 * MINUTE;

/// Properties of [`Progress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// The test.
    pub test: TestProgress,
    /// Extra time, for the pace.
    pub extra_time: ExtraTime,
}

/// One line and a thin bar with a tick at the 20 questions a score needs. Ticks by
/// itself.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let language = use_language();
    let test = &props.test;
    use_second(if test.deadline.is_some() {
        Running::Yes
    } else {
        Running::No
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
                    { pace(&language, Pace::of(test, props.extra_time, now)) }
                }
                if !ended {
                    { time_left(&language, test, now) }
                }
            </span>
            { bar(test.treated) }
        </>
    }
}

fn time_left(
    language: &LanguageHandle,
    test: &TestProgress,
    now: vigie_shared::time::Timestamp,
) -> Html {
    let left = left(test, now);
    let low = (left < LOW).then_some("vigie-progress__left--low");
    html! {
        <span class={classes!("vigie-progress__left", low)}>
            if test.deadline.is_none() { { Icon::Pause } }
            <span class="pf-v6-screen-reader">{ language.text("board-time-left") }{ " " }</span>
            { short_left(language, left) }
        </span>
    }
}

/// The hint of a pace that will not do; nothing when it will.
pub fn pace(language: &LanguageHandle, pace: Pace) -> Html {
    let (class, expected) = match pace {
        Pace::Enough => return Html::default(),
        Pace::Part(expected) => ("vigie-pace--part", expected),
        Pace::TooFew(expected) => ("vigie-pace--few", expected),
    };
    let told = language.text_with("board-pace", &[("expected", expected.into())]);
    html! {
        <span class={classes!("vigie-pace", class)} title={told.clone()}>
            { Icon::ArrowDown }
            <span aria-hidden="true">{ language.text_with("board-pace-short", &[("expected", expected.into())]) }</span>
            <span class="pf-v6-screen-reader">{ told }</span>
        </span>
    }
}

fn bar(treated: u8) -> Html {
    html! {
        <svg
            class="vigie-bar"
            viewBox={format!("0 0 {QUESTION_COUNT} 1")}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="vigie-bar__whole" width={QUESTION_COUNT.to_string()} height="1" />
            <rect class="vigie-bar__done" width={treated.to_string()} height="1" />
            <rect class="vigie-bar__minimum" x={MINIMUM_TREATED.to_string()} width="0.4" height="1" />
        </svg>
    }
}
