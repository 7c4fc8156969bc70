//! One candidate before finalization.

use std::rc::Rc;

use vigie_shared::person::EnrolledCandidate;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::view::{CandidateCard, SeatPhase, SeatReview};
use yew::prelude::*;

use super::abort::AbortChoice;
use super::forecast::AbortPreviewsView;
use super::pace::PaceLine;
use super::signals::SignalSummary;
use crate::components::{Badge, Button, ButtonSize, ButtonVariant, Icon};
use crate::features::accommodations::Accommodations;
use crate::features::board::full_name;
use crate::features::finalization::row_ids::seat_row;
use crate::features::incident_review::{TimelineFocus, TimelineRequest};
use crate::features::state_badges;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`FinalizationRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FinalizationRowProps {
    pub person: Rc<EnrolledCandidate>,
    /// State and test.
    pub card: Rc<CandidateCard>,
    /// The outcome as it would be now.
    pub seat: SeatReview,
    /// Finalization waits for something about this candidate.
    pub is_missing: bool,
    /// End the tests that still run?
    pub end_running: bool,
    pub request: Callback<CommandRequest>,
    /// The timeline of this candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
}

/// State, treated questions and pace; outcome and score as they would be now; for an
/// unfinished test what either abort reason leads to, and the choice where it is due.
#[component]
pub fn FinalizationRow(props: &FinalizationRowProps) -> Html {
    let language = use_language();
    let FinalizationRowProps {
        person, card, seat, ..
    } = props;
    let running = card.test.is_some() && card.phase != SeatPhase::Ended;
    // While a test runs, it is not known whether it will be finished.
    let asks = (seat.needs_abort || seat.abort.is_some()) && (!running || props.end_running);
    let name = full_name(person);
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
            { progress(&language, props) }
            { outcome_now(&language, props, &name) }
            if let Some(test) = &card.test {
                <SignalSummary signals={test.signals.clone()} losses={seat.losses.clone()} />
            }
            if asks {
                <AbortChoice
                    seat={seat.seat}
                    reason={seat.abort}
                    what_if={seat.previews}
                    suggestion={seat.suggestion.clone()}
                    {name}
                    request={props.request.clone()}
                />
            } else if let Some(what_if) = seat.previews {
                <AbortPreviewsView seat={seat.seat} {what_if} />
            }
        </li>
    }
}

/// The state of the candidate, the treated questions and the pace.
fn progress(language: &LanguageHandle, props: &FinalizationRowProps) -> Html {
    let FinalizationRowProps { person, card, .. } = props;
    let (color, icon) = state_badges::phase_badge(card.phase);
    html! {
        <div class="vigie-list-item__state">
            <Badge
                {color}
                {icon}
                text={format::phase(language, card.phase)}
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
                    <p class="vigie-subtle">{ format::end_cause(language, cause) }</p>
                } else {
                    <PaceLine test={test.clone()} extra_time={person.extra_time} />
                }
            }
        </div>
    }
}

/// What would come out now, and the ways to the events it rests on.
fn outcome_now(language: &LanguageHandle, props: &FinalizationRowProps, name: &str) -> Html {
    let SeatReview { seat, decision, .. } = &props.seat;
    let (color, icon) = state_badges::outcome_badge(decision.outcome);
    let look = |focus: TimelineFocus| {
        let seat = *seat;
        props.ontimeline.reform(move |()| (seat, focus))
    };
    html! {
        <div class="vigie-list-item__outcome">
            <p class="vigie-subtle">{ language.text("referent-if-now") }</p>
            <Badge
                {color}
                {icon}
                text={format::outcome(language, decision.outcome)}
                testid="referent-candidate-outcome"
            />
            if let Some(score) = &decision.score {
                <span class="vigie-nowrap" data-testid="referent-candidate-score">
                    { " " }{ format::score(language, score.pix) }
                </span>
            }
            <p class="vigie-rule" data-testid="referent-candidate-rule">
                { format::rule(language, decision.rule) }
            </p>
            <div class="vigie-row">
                if !decision.events.is_empty() {
                    <Button
                        label={language.text("referent-decisive")}
                        aria_label={language.text_with(
                            "referent-decisive-of",
                            &[("name", name.into())],
                        )}
                        testid="referent-decisive"
                        variant={ButtonVariant::Link}
                        icon={Icon::Medal}
                        size={ButtonSize::Small}
                        onclick={look(TimelineFocus::Decisive)}
                    />
                }
                <Button
                    label={language.text("referent-timeline-short")}
                    aria_label={language.text_with(
                        "referent-timeline-of",
                        &[("name", name.into())],
                    )}
                    testid="referent-timeline-open"
                    variant={ButtonVariant::Link}
                    icon={Icon::Clipboard}
                    size={ButtonSize::Small}
                    onclick={look(TimelineFocus::Everything)}
                />
            </div>
        </div>
    }
}
