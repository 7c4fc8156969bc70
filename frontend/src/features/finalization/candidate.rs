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

/// One line: who, where the test stands, what would come out. Below it, when it is asked for or a
/// reason is missing: pace, rule, what either abort reason leads to, and the choice.
#[component]
pub fn FinalizationRow(props: &FinalizationRowProps) -> Html {
    let language = use_language();
    let FinalizationRowProps {
        person, card, seat, ..
    } = props;
    let running = card.test.is_some() && card.phase != SeatPhase::Ended;
    // While a test runs, it is not known whether it will be finished.
    let is_asked = !running || props.end_running;
    let asks = (seat.needs_abort || seat.abort.is_some()) && is_asked;
    let is_due = seat.needs_abort && is_asked;
    let open = use_state_eq(|| is_due);
    use_effect_with(is_due, {
        let open = open.setter();
        // It is never closed by itself: somebody may be reading.
        move |is_due| {
            if *is_due {
                open.set(true);
            }
        }
    });
    let turn = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let name = full_name(person);
    let details_id = format!("referent-details-{}", seat.seat);
    html! {
        <li
            id={seat_row(seat.seat)}
            tabindex="-1"
            class={classes!("vigie-list-item", "vigie-list-item--compact", props.is_missing.then_some("vigie-list-item--missing"))}
            data-testid="referent-candidate"
            data-seat={seat.seat.to_string()}
        >
            <div class="vigie-list-item__line">
                <h3>
                    <span class="vigie-list-item__seat">{ seat.seat.0 }</span>
                    { &name }
                    <span class="vigie-accommodations">
                        <Accommodations extra_time={person.extra_time} accessible={person.accessible} />
                    </span>
                </h3>
                { standing(&language, card) }
                { outcome_now(&language, seat) }
                <Button
                    label={language.text("referent-details")}
                    aria_label={language.text_with("referent-details-of", &[("name", name.as_str().into())])}
                    testid="referent-candidate-toggle"
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    expands={(AttrValue::from(details_id.clone()), *open)}
                    onclick={turn}
                />
            </div>
            if *open {
                <div id={details_id} class="vigie-list-item__details">
                    { progress(&language, props) }
                    { reasons(&language, props, &name) }
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
                </div>
            }
        </li>
    }
}

/// The state of the candidate, and how many questions are treated.
fn standing(language: &LanguageHandle, card: &CandidateCard) -> Html {
    let (color, icon) = state_badges::phase_badge(card.phase);
    html! {
        <span class="vigie-list-item__standing">
            <Badge
                {color}
                {icon}
                text={format::phase(language, card.phase)}
                testid="referent-candidate-phase"
            />
            if let Some(test) = &card.test {
                <span class="vigie-nowrap" data-testid="referent-treated">
                    { language.text_with(
                        "referent-treated",
                        &[("treated", test.treated.into()), ("of", QUESTION_COUNT.into())],
                    ) }
                </span>
            }
        </span>
    }
}

/// What would come out now; without a score while a reason is to be given.
fn outcome_now(language: &LanguageHandle, review: &SeatReview) -> Html {
    let decision = &review.decision;
    let (color, icon) = state_badges::outcome_badge(decision.outcome);
    html! {
        <span class="vigie-list-item__outcome">
            <span class="pf-v6-screen-reader">{ language.text("referent-if-now") }{ " " }</span>
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
        </span>
    }
}

/// How the test ended, or how it goes on.
fn progress(language: &LanguageHandle, props: &FinalizationRowProps) -> Html {
    let FinalizationRowProps { person, card, .. } = props;
    let Some(test) = &card.test else {
        return Html::default();
    };
    html! {
        if let Some((cause, _)) = test.end {
            <p class="vigie-subtle">{ format::end_cause(language, cause) }</p>
        } else {
            <PaceLine test={test.clone()} extra_time={person.extra_time} />
        }
    }
}

/// The rule that would decide, and the ways to the events it rests on.
fn reasons(language: &LanguageHandle, props: &FinalizationRowProps, name: &str) -> Html {
    let SeatReview { seat, decision, .. } = &props.seat;
    let look = |focus: TimelineFocus| {
        let seat = *seat;
        props.ontimeline.reform(move |()| (seat, focus))
    };
    html! {
        <div>
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
