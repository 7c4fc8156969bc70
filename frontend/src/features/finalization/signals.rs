//! What the page of a candidate noticed, in sum, and what each loss of focus changed.

use vigie_shared::view::{CardSignal, LossConsequence, LossReview, SignalEffect};
use yew::prelude::*;

use crate::features::signal_words::{signal_effect, signal_with_time};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`SignalSummary`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SignalSummaryProps {
    /// As the card has them.
    pub signals: Vec<CardSignal>,
    /// Those that counted.
    pub losses: Vec<LossReview>,
}

/// How many there are and how many count; opened, one line each. Nothing without any.
#[component]
pub fn SignalSummary(props: &SignalSummaryProps) -> Html {
    let language = use_language();
    if props.signals.is_empty() {
        return Html::default();
    }
    let counting = counting(&props.signals);
    html! {
        <details class="vigie-list-item__signals" data-testid="referent-signals">
            <summary>
                { language.text_with("referent-signals", &[("count", props.signals.len().into())]) }
                { ", " }
                { language.text_with("referent-signals-counting", &[("count", counting.into())]) }
            </summary>
            <ul class="vigie-bullets">
                { for props.signals.iter().map(|signal| {
                    let consequence = consequence(&props.losses, signal);
                    html! { <li>{ line(&language, signal, consequence) }</li> }
                }) }
            </ul>
        </details>
    }
}

fn counting(signals: &[CardSignal]) -> usize {
    let counts = |signal: &&CardSignal| signal.effect == SignalEffect::Counts;
    signals.iter().filter(counts).count()
}

fn consequence(losses: &[LossReview], signal: &CardSignal) -> Option<LossConsequence> {
    let of_signal = losses.iter().find(|loss| loss.signal == signal.id);
    of_signal.map(|loss| loss.consequence)
}

fn line(
    language: &LanguageHandle,
    signal: &CardSignal,
    consequence: Option<LossConsequence>,
) -> String {
    let what = signal_with_time(language, signal.kind, signal.micros);
    let time = format::hour_and_minute(language, signal.at);
    let mut words = vec![language.text_with(
        "referent-signal-line",
        &[
            ("number", signal.number.into()),
            ("time", time.into()),
            ("signal", what.into()),
        ],
    )];
    words.extend(signal_effect(language, signal.effect));
    words.extend(consequence.map(|consequence| match consequence {
        LossConsequence::Pending => language.text("referent-loss-pending"),
        LossConsequence::Nothing => language.text("referent-loss-nothing"),
        LossConsequence::CountsWrong => language.text("referent-loss-wrong"),
        LossConsequence::Restored => language.text("referent-loss-restored"),
    }));
    words.extend(signal.excused.as_ref().map(|excuse| excuse.words.clone()));
    words.join(" · ")
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::SignalId;
    use vigie_shared::session::SignalKind;
    use vigie_shared::time::Timestamp;

    use super::*;

    #[test]
    fn only_what_counts_is_counted_and_each_loss_has_its_consequence() {
        let signal = |id: u16, effect| CardSignal {
            id: SignalId(id),
            number: 3,
            kind: SignalKind::Blur,
            at: Timestamp(0),
            micros: Some(1),
            effect,
            excused: None,
        };
        let signals = [
            signal(1, SignalEffect::Warned),
            signal(2, SignalEffect::Counts),
            signal(3, SignalEffect::Excused),
        ];
        assert_eq!(counting(&signals), 1);
        let losses = [LossReview {
            signal: SignalId(2),
            consequence: LossConsequence::CountsWrong,
        }];
        let found = signals.map(|signal| consequence(&losses, &signal));
        assert_eq!(found, [None, Some(LossConsequence::CountsWrong), None]);
    }
}
