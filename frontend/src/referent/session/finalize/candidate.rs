//! One candidate before finalization.

use std::rc::Rc;

use vigie_shared::person::EnrolledCandidate;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::view::{CandidateCard, SeatPhase, SeatReview};
use yew::prelude::*;

use super::Look;
use super::abort::AbortChoice;
use super::pace::PaceLine;
use super::prospect::WhatIfView;
use crate::components::{Badge, Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::full_name;
use crate::i18n::use_language;
use crate::referent::ask::Ask;
use crate::referent::incident::Focus;
use crate::referent::parts::Accommodations;
use crate::referent::say;
use crate::referent::session::rows::seat_row;

/// Properties of [`CandidateRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateRowProps {
    /// Who.
    pub person: Rc<EnrolledCandidate>,
    /// How he is doing.
    pub card: Rc<CandidateCard>,
    /// What would come out.
    pub seat: SeatReview,
    /// Finalization waits for something about him.
    pub is_missing: bool,
    /// End the tests that still run?
    pub end_running: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// His timeline is wanted.
    pub onlook: Callback<Look>,
}

/// State, treated questions and pace; outcome and score as they would be now; for an
/// unfinished test what either abort reason leads to, and the choice where it is due.
#[component]
pub fn CandidateRow(props: &CandidateRowProps) -> Html {
    let language = use_language();
    let CandidateRowProps {
        person, card, seat, ..
    } = props;
    let running = card.test.is_some() && card.phase != SeatPhase::Ended;
    // While a test runs, nobody knows yet whether it will be finished.
    let asks = (seat.needs_abort || seat.abort.is_some()) && (!running || props.end_running);
    let (phase_tone, phase_mark) = say::phase_look(card.phase);
    let (tone, mark) = say::outcome_look(seat.decision.outcome);
    let name = full_name(person);
    let look = |focus: Focus| {
        let seat = seat.seat;
        props.onlook.reform(move |()| (seat, focus))
    };
    html! {
        <li
            id={seat_row(seat.seat)}
            tabindex="-1"
            class={classes!("vigie-list-item", props.is_missing.then_some("vigie-list-item--missing"))}
            data-testid="referent-candidate"
            data-seat={seat.seat.to_string()}
        >
            <div class="vigie-list-item__who">
                <h3>
                    <span class="vigie-list-item__seat">{ seat.seat.0 }</span>
                    { &name }
                </h3>
                <p class="vigie-accommodations">
                    <Accommodations extra_time={person.extra_time} accessible={person.accessible} />
                </p>
            </div>
            <div class="vigie-list-item__state">
                <Badge
                    color={phase_tone}
                    icon={phase_mark}
                    text={say::phase(&language, card.phase)}
                    testid="referent-candidate-phase"
                />
                if let Some(test) = &card.test {
                    <p class="vigie-treated">
                        <progress
                            max={QUESTION_COUNT.to_string()}
                            value={test.treated.to_string()}
                            aria-hidden="true"
                        />
                        <span data-testid="referent-treated">
                            { language.text_with(
                                "referent-treated",
                                &[("treated", test.treated.into()), ("of", QUESTION_COUNT.into())],
                            ) }
                        </span>
                    </p>
                    if let Some((cause, _)) = test.end {
                        <p class="vigie-subtle">{ say::cause(&language, cause) }</p>
                    } else {
                        <PaceLine test={test.clone()} extra_time={person.extra_time} />
                    }
                }
            </div>
            <div class="vigie-list-item__outcome">
                <p class="vigie-subtle">{ language.text("referent-if-now") }</p>
                <Badge
                    color={tone}
                    icon={mark}
                    text={say::outcome(&language, seat.decision.outcome)}
                    testid="referent-candidate-outcome"
                />
                if let Some(score) = &seat.decision.score {
                    <span class="vigie-nowrap" data-testid="referent-candidate-score">
                        { " " }{ language.text_with("referent-score", &[("pix", score.pix.into())]) }
                    </span>
                }
                <p class="vigie-rule" data-testid="referent-candidate-rule">
                    { say::rule(&language, seat.decision.rule) }
                </p>
                <div class="vigie-row">
                    if !seat.decision.events.is_empty() {
                        <Button
                            label={language.text("referent-decisive")}
                            aria_label={language.text_with(
                                "referent-decisive-of",
                                &[("name", name.as_str().into())],
                            )}
                            testid="referent-decisive"
                            variant={ButtonVariant::Link}
                            icon={Icon::Medal}
                            size={ButtonSize::Small}
                            onclick={look(Focus::Decisive)}
                        />
                    }
                    <Button
                        label={language.text("referent-timeline-short")}
                        aria_label={language.text_with(
                            "referent-timeline-of",
                            &[("name", name.as_str().into())],
                        )}
                        testid="referent-timeline-open"
                        variant={ButtonVariant::Link}
                        icon={Icon::Clipboard}
                        size={ButtonSize::Small}
                        onclick={look(Focus::Everything)}
                    />
                </div>
            </div>
            if asks {
                <AbortChoice
                    seat={seat.seat}
                    reason={seat.abort}
                    what_if={seat.previews}
                    proposal={seat.suggestion.clone()}
                    {name}
                    ask={props.ask.clone()}
                />
            } else if let Some(what_if) = seat.previews {
                <WhatIfView seat={seat.seat} {what_if} />
            }
        </li>
    }
}
