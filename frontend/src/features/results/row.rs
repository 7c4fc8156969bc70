//! The outcome of one candidate.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::session::Score;
use vigie_shared::view::SeatReview;
use yew::prelude::*;

use super::certificate::CertificateView;
use super::decision::{CorrectDecision, DecisionList, HoldPublication, row_id};
use super::measurement::Measurement;
use super::rules_used::RulesUsed;
use crate::components::{Badge, Button, ButtonSize, ButtonVariant, Icon};
use crate::features::accommodations::Accommodations;
use crate::features::board::full_name;
use crate::features::competence_levels::CompetenceLevels;
use crate::features::incident_review::TimelineFocus;
use crate::features::incident_review::TimelineRequest;
use crate::features::state_badges;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`ResultRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultRowProps {
    pub id: SessionId,
    pub person: Rc<EnrolledCandidate>,
    /// Outcome and reasons.
    pub seat: SeatReview,
    /// Whether the results are published.
    pub published: bool,
    pub request: Callback<CommandRequest>,
    /// The timeline of this candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
}

/// A row, and below it the reasons and the 16 levels when they are asked for. A `tbody` of
/// its own keeps the two together.
#[component]
pub fn ResultRow(props: &ResultRowProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let ResultRowProps { person, seat, .. } = props;
    let decision = &seat.decision;
    let (tone, mark) = state_badges::outcome_badge(decision.outcome);
    let name = full_name(person);
    let details_id = format!("referent-result-{}", person.seat);
    let turn = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    html! {
        <tbody class="pf-v6-c-table__tbody">
            <tr
                id={row_id(person.seat)}
                tabindex="-1"
                class="pf-v6-c-table__tr"
                data-testid="referent-outcome-row"
                data-seat={person.seat.to_string()}
            >
                <td class="pf-v6-c-table__td" data-label={language.text("referent-seat")}>
                    { person.seat.0 }
                </td>
                <th class="pf-v6-c-table__td" scope="row" data-label={language.text("referent-col-candidate")}>
                    <span>
                        { &name }
                        { " " }
                        <Accommodations extra_time={person.extra_time} accessible={person.accessible} />
                    </span>
                </th>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-outcome")}>
                    <Badge
                        color={tone}
                        icon={mark}
                        text={format::outcome(&language, decision.outcome)}
                        testid="referent-outcome"
                    />
                    { marks(&language, props) }
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-treated")}>
                    { treated(&language, seat) }
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-score")}>
                    { match &decision.score {
                        None => html! { <>{ "–" }</> },
                        Some(score) => number(&language, seat, score),
                    } }
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-rule")}>
                    <div>
                        <span data-testid="referent-rule">{ format::rule(&language, decision.rule) }</span>
                        <div class="vigie-row vigie-screen-only">
                            <Button
                                label={language.text("referent-details")}
                                aria_label={language.text_with(
                                    "referent-details-of",
                                    &[("name", name.as_str().into())],
                                )}
                                testid="referent-levels-toggle"
                                variant={ButtonVariant::Link}
                                size={ButtonSize::Small}
                                expands={(AttrValue::from(details_id.clone()), *open)}
                                onclick={turn}
                            />
                            { looks(&language, props, &name) }
                            <CorrectDecision
                                name={name.clone()}
                                review={seat.clone()}
                                request={props.request.clone()}
                            />
                        </div>
                    </div>
                </td>
            </tr>
            if *open {
                <tr class="pf-v6-c-table__tr" id={details_id}>
                    <td class="pf-v6-c-table__td" colspan="6">
                        { details(&language, props, &name) }
                    </td>
                </tr>
            }
        </tbody>
    }
}

/// What sets a result apart from the others: held back, waiting for a second person, decided
/// again.
fn marks(language: &LanguageHandle, props: &ResultRowProps) -> Html {
    let seat = &props.seat;
    let mark = |text: String, testid: &'static str| {
        html! { <span class="vigie-subtle vigie-display-block" data-testid={testid}>{ text }</span> }
    };
    html! {
        <>
            if seat.held.is_some() {
                { mark(language.text("decision-held"), "referent-held") }
            }
            if seat.proposal.is_some() {
                { mark(language.text("decision-waits"), "referent-proposal-waits") }
            }
            if seat.history.iter().any(|one| one.change.is_some()) {
                { mark(language.text("decision-revised"), "referent-revised") }
            }
        </>
    }
}

fn number(language: &LanguageHandle, seat: &SeatReview, score: &Score) -> Html {
    html! {
        <div>
            <strong class="vigie-nowrap" data-testid="referent-score">
                { format::score(language, score.pix) }
            </strong>
            <span class="vigie-display-block" data-testid="referent-mesh">
                { format::mesh(language, score.mesh) }
            </span>
            if let Some(code) = &seat.certificate {
                <code class="vigie-code-small">{ code.as_str() }</code>
            }
        </div>
    }
}

/// The way from the outcome to the events it rests on.
fn looks(language: &LanguageHandle, props: &ResultRowProps, name: &str) -> Html {
    let seat = props.seat.seat;
    html! {
        <>
            if !props.seat.decision.events.is_empty() {
                <Button
                    label={language.text("referent-decisive")}
                    aria_label={language.text_with("referent-decisive-of", &[("name", name.into())])}
                    testid="referent-decisive"
                    variant={ButtonVariant::Link}
                    icon={Icon::Medal}
                    size={ButtonSize::Small}
                    onclick={props.ontimeline.reform(move |()| (seat, TimelineFocus::Decisive))}
                />
            }
            <Button
                label={language.text("referent-timeline-short")}
                aria_label={language.text_with("referent-timeline-of", &[("name", name.into())])}
                testid="referent-timeline-open"
                variant={ButtonVariant::Link}
                icon={Icon::Clipboard}
                size={ButtonSize::Small}
                onclick={props.ontimeline.reform(move |()| (seat, TimelineFocus::Everything))}
            />
        </>
    }
}

fn details(language: &LanguageHandle, props: &ResultRowProps, name: &str) -> Html {
    let seat = &props.seat;
    html! {
        <div class="vigie-result-details">
            <HoldPublication
                seat={seat.seat}
                name={name.to_owned()}
                held={seat.held.clone()}
                published={props.published}
                request={props.request.clone()}
            />
            <DecisionList history={seat.history.clone()} />
            <RulesUsed decision={seat.decision.clone()} />
            if let Some(code) = &seat.certificate {
                <CertificateView
                    id={props.id}
                    seat={seat.seat}
                    name={name.to_owned()}
                    code={code.clone()}
                    published={props.published && seat.held.is_none()}
                />
            }
            if let Some(score) = &seat.decision.score {
                if score.likely.is_some() {
                    <p class="vigie-subtle">{ language.text("referent-levels-note") }</p>
                }
                <CompetenceLevels
                    levels={score.levels}
                    likely={score.likely}
                    testid="referent-levels"
                />
                <Measurement score={score.clone()} />
            }
        </div>
    }
}

fn treated(language: &LanguageHandle, seat: &SeatReview) -> Html {
    let Some(facts) = seat.decision.facts else {
        return html! { <>{ "–" }</> };
    };
    let args = [
        ("treated", facts.treated.into()),
        ("of", QUESTION_COUNT.into()),
    ];
    let abort = seat.abort.filter(|_| facts.treated < QUESTION_COUNT);
    html! {
        <span>
            { language.text_with("referent-treated", &args) }
            <span class="vigie-subtle vigie-display-block">{ format::end_cause(language, facts.end) }</span>
            if let Some(abort) = abort {
                <span class="vigie-subtle vigie-display-block">
                    { language.text_with(
                        "referent-abort-reason",
                        &[("reason", format::abort(language, abort).into())],
                    ) }
                </span>
            }
        </span>
    }
}
