//! The facts, in words.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::session::CompanionStatus;
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, TestProgress};
use yew::prelude::*;

use super::PartProps;
use crate::board::facts::losses_told;
use crate::board::filter::is_lost;
use crate::board::words::{abort_reason, end_cause, extra_time, hour_of};
use crate::board::{Elapsed, Pace, Standing};
use crate::clock::{Running, server_now, use_second};
use crate::components::Countdown;
use crate::i18n::{LanguageHandle, use_language};

/// A list of what is known.
#[component]
pub fn Details(props: &PartProps) -> Html {
    let language = use_language();
    let (card, person) = (&props.seated.card, &props.seated.person);
    let entered = props.standing != Standing::Absent;
    let extra = extra_time(&language, person);
    html! {
        <section class="vigie-part" aria-label={language.text("board-details")}>
            <dl class="vigie-details">
                if let Some(test) = &card.test {
                    { of_test(&language, test) }
                    if test.end.is_none() {
                        { row(language.text("board-detail-pace"), html! {
                            <PaceWords test={test.clone()} extra_time={person.extra_time} />
                        }) }
                    }
                }
                if let Some(abort) = card.abort {
                    { row(language.text("board-detail-abort"), html! { abort_reason(&language, abort) }) }
                }
                if entered && props.standing != Standing::Ended {
                    { row(language.text("board-detail-connection"), connection(&language, card, props.standing)) }
                    { row(language.text("board-detail-companion"), html! { companion(&language, card.companion) }) }
                }
                if let Some(extra) = extra {
                    { row(language.text("board-detail-extra"), html! { extra }) }
                }
                if person.accessible {
                    { row(language.text("board-detail-needs"), html! { language.text("board-accessible") }) }
                }
            </dl>
        </section>
    }
}

fn of_test(language: &LanguageHandle, test: &TestProgress) -> Html {
    let number = [
        ("number", test.number.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    let treated = [
        ("number", test.treated.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    let hour = |at: Timestamp| hour_of(language, at);
    html! {
        <>
            if let Some((cause, at)) = test.end {
                { row(language.text("board-detail-end"), html! {
                    <>{ end_cause(language, cause) }{ ", " }{ hour(at) }</>
                }) }
            } else {
                { row(language.text("board-detail-question"), html! {
                    <>
                        { language.text_with("board-question", &number) }{ " " }
                        <small>{ language.text_with("board-question-since", &[("time", hour(test.moved_at).into())]) }</small>
                    </>
                }) }
                { row(language.text("board-detail-left"), html! {
                    <Countdown deadline={test.deadline} frozen_left={test.frozen_left_micros} />
                }) }
            }
            { row(language.text("board-detail-treated"), html! { language.text_with("board-treated", &treated) }) }
            { row(language.text("board-detail-start"), html! { hour(test.started_at) }) }
            { row(language.text("board-detail-focus"), html! { losses_told(language, test.focus_losses) }) }
        </>
    }
}

fn connection(language: &LanguageHandle, card: &CandidateCard, standing: Standing) -> Html {
    match card.lost_since {
        Some(since) if is_lost(card, standing) => html! {
            <span class="vigie-fact--bad">{ language.text("board-detail-lost") }{ " " }<Elapsed {since} /></span>
        },
        _ if card.unstable => html! { language.text("board-detail-unstable") },
        _ => html! { language.text("board-detail-connected") },
    }
}

fn companion(language: &LanguageHandle, companion: CompanionStatus) -> String {
    match companion {
        CompanionStatus::Present => language.text("board-detail-companion-present"),
        CompanionStatus::Absent => language.text("board-detail-companion-absent"),
        CompanionStatus::Unknown => language.text("board-detail-companion-unknown"),
    }
}

fn row(name: String, value: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

/// The pace in a sentence; it changes with the clock.
#[component]
fn PaceWords(props: &crate::board::progress::ProgressProps) -> Html {
    let language = use_language();
    use_second(Running::Yes);
    match Pace::of(&props.test, props.extra_time, server_now()) {
        Pace::Enough => html! { language.text("board-pace-enough") },
        Pace::Part(expected) => html! {
            language.text_with("board-pace", &[("expected", expected.into())])
        },
        Pace::TooFew(expected) => html! {
            <>
                { language.text_with("board-pace", &[("expected", expected.into())]) }{ " " }
                { language.text_with("board-pace-few", &[("minimum", MINIMUM_TREATED.into())]) }
            </>
        },
    }
}
