//! What the page of a candidate noticed: a line of time for each question, the same in words,
//! and the decision that a loss of focus does not count.

use std::collections::BTreeMap;

use vigie_shared::access::Action;
use vigie_shared::ids::{Seat, SignalId};
use vigie_shared::session::{ActorName, MAX_NOTES_PER_ITEM};
use vigie_shared::view::{CardExcuse, CardSignal, SignalEffect, TestProgress};
use yew::prelude::*;

use super::DrawerSectionProps;
use super::excuse::ExcuseForm;
use super::signal_track::SignalTrack;
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::context::use_board_context;
use crate::features::signal_words::{signal_effect, signal_icon, signal_with_time};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// One row for each question with something on record; nothing when there is nothing.
#[component]
pub fn PageSignals(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let excusing = use_state_eq(|| None::<SignalId>);
    let card = &props.board_seat.card;
    let Some(test) = card.test.as_ref().filter(|test| !test.signals.is_empty()) else {
        return Html::default();
    };
    let rows = by_question(&test.signals);
    let undecided = test
        .signals
        .iter()
        .filter(|signal| signal.effect == SignalEffect::Undecided)
        .count();
    let row_context = RowContext {
        seat: card.seat,
        test,
        may_excuse: context.can(Action::ExcuseFocusLoss),
        excusing: *excusing,
        set_excusing: {
            let excusing = excusing.setter();
            Callback::from(move |signal| excusing.set(signal))
        },
    };
    html! {
        <section class="vigie-drawer__section" data-testid="signals" aria-labelledby="vigie-signals-title">
            <h3 id="vigie-signals-title" class="vigie-signals__title">{ language.text("board-signals-title") }</h3>
            if undecided > 0 {
                <p class="vigie-alert__mark" data-testid="signals-undecided">
                    { Icon::Unplugged }
                    <span>{ language.text_with("board-undecided-losses", &[("count", undecided.into())]) }</span>
                </p>
            }
            <p class="vigie-subtle">{ language.text("board-signals-help") }</p>
            <ol class="vigie-signals">
                { for rows.iter().map(|(number, signals)| {
                    question_row(&language, &row_context, *number, signals)
                }) }
            </ol>
        </section>
    }
}

/// What every row needs.
struct RowContext<'a> {
    seat: Seat,
    test: &'a TestProgress,
    may_excuse: bool,
    /// The loss whose form is open.
    excusing: Option<SignalId>,
    set_excusing: Callback<Option<SignalId>>,
}

fn by_question(signals: &[CardSignal]) -> BTreeMap<u8, Vec<CardSignal>> {
    let mut rows = BTreeMap::<u8, Vec<CardSignal>>::new();
    for signal in signals {
        rows.entry(signal.number).or_default().push(signal.clone());
    }
    rows
}

fn question_row(
    language: &LanguageHandle,
    context: &RowContext,
    number: u8,
    signals: &[CardSignal],
) -> Html {
    let is_full = signals.len() >= MAX_NOTES_PER_ITEM;
    html! {
        <li class="vigie-signals__question" data-testid="signals-question" data-number={number.to_string()}>
            <span class="vigie-signals__number">
                { language.text_with("board-signals-question", &[("number", number.into())]) }
            </span>
            <SignalTrack test={context.test.clone()} signals={signals.to_vec()} />
            <ul class="vigie-signals__list">
                { for signals.iter().map(|signal| signal_line(language, context, signal)) }
                if is_full {
                    <li class="vigie-subtle">{ language.text("board-signals-full") }</li>
                }
            </ul>
        </li>
    }
}

fn signal_line(language: &LanguageHandle, context: &RowContext, signal: &CardSignal) -> Html {
    let (id, number) = (signal.id, signal.number);
    let time = format::hour_and_minute(language, signal.at);
    let may_excuse = context.may_excuse && signal.may_be_excused();
    let is_open = context.excusing == Some(id);
    html! {
        <li key={usize::from(id.0)} data-testid="signal" data-signal={id.to_string()}>
            <span class="vigie-signals__words">
                { signal_icon(signal.kind) }
                <span>{ &time }{ " " }{ signal_with_time(language, signal.kind, signal.micros) }</span>
            </span>
            if let Some(effect) = signal_effect(language, signal.effect) {
                <b class={effect_class(signal.effect)} data-testid="signal-effect">{ effect }</b>
            }
            if let Some(excuse) = &signal.excused {
                <span class="vigie-subtle" data-testid="signal-excused">{ excuse_words(language, excuse) }</span>
            }
            if may_excuse && is_open {
                <ExcuseForm
                    seat={context.seat}
                    signal={id}
                    onclose={context.set_excusing.reform(|()| None)}
                />
            } else if may_excuse {
                <Button
                    label={language.text("board-signals-excuse")}
                    aria_label={language.text_with(
                        "board-signals-excuse-of",
                        &[("number", number.into()), ("time", time.into())],
                    )}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    testid="signal-excuse"
                    onclick={context.set_excusing.reform(move |()| Some(id))}
                />
            }
        </li>
    }
}

/// The class of a mark and of its words: counting, open, or of no consequence.
pub fn effect_class(effect: SignalEffect) -> &'static str {
    match effect {
        SignalEffect::Counts => "vigie-signals__effect--counts",
        SignalEffect::Undecided | SignalEffect::Ongoing => "vigie-signals__effect--open",
        SignalEffect::Recorded
        | SignalEffect::Warned
        | SignalEffect::Kept
        | SignalEffect::WhileBlocked
        | SignalEffect::Excused => "vigie-signals__effect--none",
    }
}

fn excuse_words(language: &LanguageHandle, excuse: &CardExcuse) -> String {
    let name = match &excuse.by {
        ActorName::Invigilator(member) | ActorName::Referent(member) => member.name.clone(),
        ActorName::Server | ActorName::Candidate => String::new(),
    };
    let time = format::hour_and_minute(language, excuse.at);
    language.text_with(
        "board-signals-by",
        &[
            ("name", name.into()),
            ("time", time.into()),
            ("words", excuse.words.as_str().into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use vigie_shared::session::SignalKind;

    use super::*;
    use crate::features::board::samples::at;

    fn signal(id: u16, number: u8) -> CardSignal {
        CardSignal {
            id: SignalId(id),
            number,
            kind: SignalKind::Blur,
            at: at(0),
            micros: Some(1),
            effect: SignalEffect::Warned,
            excused: None,
        }
    }

    #[test]
    fn each_question_has_one_row_in_order_with_its_signals_in_order() {
        let rows = by_question(&[signal(1, 7), signal(2, 3), signal(3, 7)]);
        let rows: Vec<(u8, Vec<u16>)> = rows
            .into_iter()
            .map(|(number, signals)| (number, signals.iter().map(|one| one.id.0).collect()))
            .collect();
        assert_eq!(rows, [(3, vec![2]), (7, vec![1, 3])]);
    }
}
