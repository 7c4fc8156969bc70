//! The clocks of the test: its own, and that of a question.

use vigie_i18n::{format_countdown, spell_duration};
use vigie_shared::time::{MINUTE, SECOND, Timestamp};
use yew::prelude::*;

use crate::clock::server_now;
use crate::components::Icon;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;

/// For the test: in time to plan, and in time to finish.
const TEST: WarningThresholds = WarningThresholds {
    first_micros: 10 * MINUTE,
    last_micros: 5 * MINUTE,
};
/// For a question. Questions have 15 seconds and more.
const QUESTION: WarningThresholds = WarningThresholds {
    first_micros: 20 * SECOND,
    last_micros: 10 * SECOND,
};

/// Properties of [`TestClock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TestClockProps {
    /// When the time is up; none while it stands still.
    pub deadline: Option<Timestamp>,
    /// Time left while it stands still.
    pub frozen_left_micros: Option<i64>,
}

/// The time of the whole test.
#[component]
pub fn TestClock(props: &TestClockProps) -> Html {
    let language = use_language();
    html! {
        <TimeLeft
            deadline={props.deadline}
            frozen_left_micros={props.frozen_left_micros}
            label={language.text("candidate-clock")}
            warnings={TEST}
            testid="clock"
        />
    }
}

/// Properties of [`QuestionClock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionClockProps {
    /// When the question's own time is over.
    pub ends_at: Timestamp,
    /// Since when it stands still.
    pub frozen_at: Option<Timestamp>,
}

/// The time of one question.
#[component]
pub fn QuestionClock(props: &QuestionClockProps) -> Html {
    let language = use_language();
    html! {
        <TimeLeft
            deadline={props.frozen_at.is_none().then_some(props.ends_at)}
            frozen_left_micros={props.frozen_at.map(|at| props.ends_at.since(at))}
            label={language.text("candidate-question-clock")}
            warnings={QUESTION}
            testid="question-clock"
        />
    }
}

/// The time left at which a clock warns.
#[derive(Debug, Clone, Copy, PartialEq)]
struct WarningThresholds {
    first_micros: i64,
    last_micros: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClockUrgency {
    Calm,
    Low,
    Last,
}

impl WarningThresholds {
    fn urgency(self, left: i64) -> ClockUrgency {
        if left <= self.last_micros {
            ClockUrgency::Last
        } else if left <= self.first_micros {
            ClockUrgency::Low
        } else {
            ClockUrgency::Calm
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TimeLeftProps {
    deadline: Option<Timestamp>,
    frozen_left_micros: Option<i64>,
    label: AttrValue,
    warnings: WarningThresholds,
    testid: AttrValue,
}

/// A component of its own, so that only it is rendered each second. Color, icon and
/// word change at the two thresholds, and each is announced once; seconds never are.
#[component]
fn TimeLeft(props: &TimeLeftProps) -> Html {
    let language = use_language();
    let stopped = props.deadline.is_none();
    use_tick(if stopped { Ticking::No } else { Ticking::Yes });
    let left = match props.deadline {
        Some(deadline) => deadline.since(server_now()),
        None => props.frozen_left_micros.unwrap_or(0),
    };
    let urgency = props.warnings.urgency(left);
    // A threshold that had passed before the page was shown is not announced.
    let first = *use_memo((), |()| urgency);
    let (class, mark, word) = match (stopped, urgency) {
        (true, _) => (
            "vigie-clock--still",
            Icon::Pause,
            Some("candidate-clock-still"),
        ),
        (_, _) if left <= 0 => (
            "vigie-clock--last",
            Icon::Warning,
            Some("candidate-clock-over"),
        ),
        (_, ClockUrgency::Calm) => ("vigie-clock--calm", Icon::Clock, None),
        (_, ClockUrgency::Low) => ("vigie-clock--low", Icon::Clock, Some("candidate-clock-low")),
        (_, ClockUrgency::Last) => (
            "vigie-clock--last",
            Icon::Warning,
            Some("candidate-clock-last"),
        ),
    };
    let announced = match urgency {
        _ if stopped || urgency == first => None,
        ClockUrgency::Calm => None,
        ClockUrgency::Low => Some(props.warnings.first_micros),
        ClockUrgency::Last => Some(props.warnings.last_micros),
    };
    html! {
        <span class={classes!("vigie-clock", class)} data-testid={props.testid.clone()}>
            { mark }
            <span class="vigie-clock__label" aria-hidden="true">{ &props.label }</span>
            <span class="vigie-clock__time" role="timer" aria-label={props.label.clone()}>
                { format_countdown(left) }
            </span>
            if let Some(word) = word {
                <span class="vigie-clock__word">{ language.text(word) }</span>
            }
            <span class="pf-v6-screen-reader" role="status">
                if let Some(announced) = announced {
                    { language.text_with("countdown-left", &[("left", spell_duration(language.language, announced).into())]) }
                }
            </span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_warns_at_ten_and_at_five_minutes() {
        assert_eq!(TEST.urgency(10 * MINUTE + 1), ClockUrgency::Calm);
        assert_eq!(TEST.urgency(10 * MINUTE), ClockUrgency::Low);
        assert_eq!(TEST.urgency(5 * MINUTE), ClockUrgency::Last);
        assert_eq!(TEST.urgency(-1), ClockUrgency::Last);
    }
}
