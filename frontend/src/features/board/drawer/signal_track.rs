//! The line of time of a question: where in the test its signals lie. A picture of what stands
//! beside it in words.

use vigie_shared::time::{Interval, SECOND, Timestamp};
use vigie_shared::view::{CardSignal, TestProgress};
use yew::prelude::*;

use super::signals::effect_class;

/// Units of the picture: a thousandth of the test each.
const WIDTH: i64 = 1_000;
/// Marks are never thinner, to be seen at all.
const THINNEST: i64 = 12;

/// Properties of [`SignalTrack`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SignalTrackProps {
    pub test: TestProgress,
    pub signals: Vec<CardSignal>,
}

/// A mark for each signal, as long as it lasted.
#[component]
pub fn SignalTrack(props: &SignalTrackProps) -> Html {
    let axis = axis(&props.test, &props.signals);
    html! {
        <svg
            class="vigie-signals__track"
            viewBox="0 0 1000 20"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="vigie-signals__axis" x="0" y="9" width="1000" height="2" />
            { for props.signals.iter().map(|signal| {
                let (from, width) = place(axis, signal);
                html! {
                    <rect
                        class={effect_class(signal.effect)}
                        x={from.to_string()}
                        y="2"
                        width={width.to_string()}
                        height="16"
                    />
                }
            }) }
        </svg>
    }
}

/// The whole test: to its end, or to its deadline, or to the last thing known of it.
fn axis(test: &TestProgress, signals: &[CardSignal]) -> Interval {
    let last = signals.iter().map(end).max().unwrap_or(test.started_at);
    let planned = test.end.map(|(_, at)| at).or(test.deadline);
    let to = planned.unwrap_or(test.moved_at).max(last);
    Interval {
        from: test.started_at,
        to: to.max(test.started_at.plus(SECOND)),
    }
}

fn end(signal: &CardSignal) -> Timestamp {
    signal.at.plus(signal.micros.unwrap_or_default())
}

/// Where a mark begins, and how wide it is.
fn place(axis: Interval, signal: &CardSignal) -> (i64, i64) {
    let scaled = |at: Timestamp| (at.since(axis.from).max(0) * WIDTH / axis.length()).min(WIDTH);
    let (from, to) = (scaled(signal.at), scaled(end(signal)));
    let width = (to - from).max(THINNEST);
    (from.min(WIDTH - width), width)
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::SignalId;
    use vigie_shared::session::SignalKind;
    use vigie_shared::time::MINUTE;
    use vigie_shared::view::SignalEffect;

    use super::*;
    use crate::features::board::samples;

    fn signal(minutes: i64, micros: Option<i64>) -> CardSignal {
        CardSignal {
            id: SignalId(1),
            number: 3,
            kind: SignalKind::Blur,
            at: samples::at(minutes * 60),
            micros,
            effect: SignalEffect::Warned,
            excused: None,
        }
    }

    #[test]
    fn a_mark_lies_where_it_happened_and_is_as_long_as_it_lasted() {
        let test = samples::test(3);
        let of = |signal: CardSignal| place(axis(&test, std::slice::from_ref(&signal)), &signal);
        assert_eq!(of(signal(0, Some(21 * MINUTE))), (0, 200));
        assert_eq!(of(signal(21, Some(21 * MINUTE))), (200, 200));
        assert_eq!(of(signal(21, None)), (200, THINNEST), "seen all the same");
        assert_eq!(of(signal(105, None)), (WIDTH - THINNEST, THINNEST));
    }

    #[test]
    fn a_test_of_no_length_has_a_line_too() {
        let mut test = samples::test(1);
        test.deadline = None;
        assert_eq!(axis(&test, &[]).length(), SECOND);
    }
}
