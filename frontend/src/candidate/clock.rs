//! The clocks of the test: its own, and that of a question.

use vigie_shared::time::{MINUTE, SECOND, Timestamp};
use yew::prelude::*;

use crate::clock::{Running, server_now, use_second};
use crate::components::Icon;
use crate::i18n::use_language;
use crate::ui::{hms, spoken};

/// When the clock of the test warns: in time to plan, and in time to finish.
const TEST: Warnings = Warnings {
    first: 10 * MINUTE,
    last: 5 * MINUTE,
};
/// When the clock of a question warns. Questions have 15 seconds and more.
const QUESTION: Warnings = Warnings {
    first: 20 * SECOND,
    last: 10 * SECOND,
};

/// Properties of [`TestClock`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TestClockProps {
    /// When the time is up; none while it stands still.
    pub deadline: Option<Timestamp>,
    /// Time left while it stands still, microseconds.
    pub frozen_left: Option<i64>,
}

/// The time of the whole test.
#[component]
pub fn TestClock(props: &TestClockProps) -> Html {
    let language = use_language();
    html! {
        <TimeLeft
            deadline={props.deadline}
            frozen_left={props.frozen_left}
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
            frozen_left={props.frozen_at.map(|at| props.ends_at.since(at))}
            label={language.text("candidate-question-clock")}
            warnings={QUESTION}
            testid="question-clock"
        />
    }
}

/// Two thresholds, microseconds left.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Warnings {
    first: i64,
    last: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Urgency {
    Calm,
    Low,
    Last,
}

impl Warnings {
    fn urgency(self, left: i64) -> Urgency {
        if left <= self.last {
            Urgency::Last
        } else if left <= self.first {
            Urgency::Low
        } else {
            Urgency::Calm
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TimeLeftProps {
    deadline: Option<Timestamp>,
    frozen_left: Option<i64>,
    label: AttrValue,
    warnings: Warnings,
    testid: AttrValue,
}

/// Ticks alone. Colour, mark and word change at the two thresholds, and each is
/// announced once; the seconds never are.
#[component]
fn TimeLeft(props: &TimeLeftProps) -> Html {
    let language = use_language();
    let stands = props.deadline.is_none();
    use_second(if stands { Running::No } else { Running::Yes });
    let left = match props.deadline {
        Some(deadline) => deadline.since(server_now()),
        None => props.frozen_left.unwrap_or(0),
    };
    let urgency = props.warnings.urgency(left);
    // What was so when the page came needs no announcement: only what happens on it.
    let first = *use_memo((), |()| urgency);
    let (class, mark, word) = match (stands, urgency) {
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
        (_, Urgency::Calm) => ("vigie-clock--calm", Icon::Clock, None),
        (_, Urgency::Low) => ("vigie-clock--low", Icon::Clock, Some("candidate-clock-low")),
        (_, Urgency::Last) => (
            "vigie-clock--last",
            Icon::Warning,
            Some("candidate-clock-last"),
        ),
    };
    let told = match urgency {
        _ if stands || urgency == first => None,
        Urgency::Calm => None,
        Urgency::Low => Some(props.warnings.first),
        Urgency::Last => Some(props.warnings.last),
    };
    html! {
        <span class={classes!("vigie-clock", class)} data-testid={props.testid.clone()}>
            { mark }
            <span class="vigie-clock__label" aria-hidden="true">{ &props.label }</span>
            <span class="vigie-clock__time" role="timer" aria-label={props.label.clone()}>
                { hms(left) }
            </span>
            if let Some(word) = word {
                <span class="vigie-clock__word">{ language.text(word) }</span>
            }
            <span class="pf-v6-screen-reader" role="status">
                if let Some(told) = told {
                    { language.text_with("countdown-left", &[("left", spoken(&language, told).into())]) }
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
        assert_eq!(TEST.urgency(10 * MINUTE + 1), Urgency::Calm);
        assert_eq!(TEST.urgency(10 * MINUTE), Urgency::Low);
        assert_eq!(TEST.urgency(5 * MINUTE), Urgency::Last);
        assert_eq!(TEST.urgency(-1), Urgency::Last);
    }
}
