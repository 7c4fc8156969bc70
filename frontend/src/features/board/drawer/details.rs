//! The details of a candidate, in words.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, TestProgress};
use yew::prelude::*;

use super::DrawerSectionProps;
use crate::clock::server_now;
use crate::components::{Countdown, Elapsed};
use crate::features::board::completion_forecast::CompletionForecast;
use crate::features::board::filter::is_lost;
use crate::features::board::labels::{
    abort_reason, end_cause, extra_time, focus_losses, left_while_blocked,
};
use crate::features::board::progress::SeatProgressProps;
use crate::features::board::seat_status::SeatStatus;
use crate::format;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::{LanguageHandle, use_language};

/// A list of labels and values.
#[component]
pub fn CandidateDetails(props: &DrawerSectionProps) -> Html {
    let language = use_language();
    let (card, person) = (&props.board_seat.card, &props.board_seat.person);
    let entered = props.status != SeatStatus::Absent;
    let extra = extra_time(&language, person);
    html! {
        <section class="vigie-drawer__section" aria-label={language.text("board-details")}>
            <dl class="vigie-details">
                if let Some(test) = &card.test {
                    { test_rows(&language, test) }
                    if test.end.is_none() {
                        { row(language.text("board-detail-forecast"), html! {
                            <ForecastText test={test.clone()} extra_time={person.extra_time} />
                        }) }
                    }
                }
                if let Some(abort) = card.abort {
                    { row(language.text("board-detail-abort"), html! { abort_reason(&language, abort) }) }
                }
                if entered && props.status != SeatStatus::Ended {
                    { row(language.text("board-detail-connection"), connection(&language, card, props.status)) }
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

fn test_rows(language: &LanguageHandle, test: &TestProgress) -> Html {
    let number = [
        ("number", test.number.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    let treated = [
        ("number", test.treated.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    let hour = |at: Timestamp| format::hour_and_minute(language, at);
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
            { row(language.text("board-detail-focus"), html! { focus_losses(language, test.focus_losses) }) }
            if test.left_while_blocked > 0 {
                { row(language.text("board-detail-left-while-blocked"), html! {
                    left_while_blocked(language, test.left_while_blocked)
                }) }
            }
        </>
    }
}

fn connection(language: &LanguageHandle, card: &CandidateCard, status: SeatStatus) -> Html {
    match card.lost_since {
        Some(since) if is_lost(card, status) => html! {
            <span class="vigie-card-badge--bad">{ language.text("board-detail-lost") }{ " " }<Elapsed {since} /></span>
        },
        _ if card.unstable => html! { language.text("board-detail-unstable") },
        _ => html! { language.text("board-detail-connected") },
    }
}

fn row(name: String, value: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

/// The forecast in a sentence. It updates on its own.
#[component]
fn ForecastText(props: &SeatProgressProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    match CompletionForecast::new(&props.test, props.extra_time, server_now()) {
        CompletionForecast::Enough => html! { language.text("board-forecast-enough") },
        CompletionForecast::Part(expected) => html! {
            language.text_with("board-forecast", &[("expected", expected.into())])
        },
        CompletionForecast::TooFew(expected) => html! {
            <>
                { language.text_with("board-forecast", &[("expected", expected.into())]) }{ " " }
                { language.text_with("board-forecast-few", &[("minimum", MINIMUM_TREATED.into())]) }
            </>
        },
    }
}
