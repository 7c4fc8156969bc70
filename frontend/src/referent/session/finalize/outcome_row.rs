//! What one candidate gets.

use std::rc::Rc;

use vigie_shared::person::Person;
use vigie_shared::rules::{AbortReason, QUESTIONS};
use vigie_shared::session::{Decision, Score};
use yew::prelude::*;

use super::levels::Levels;
use crate::board::full_name;
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::parts::{Act, Badge, Kind, Needs};
use crate::referent::say;

/// Properties of [`OutcomeRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OutcomeRowProps {
    /// Who.
    pub person: Rc<Person>,
    /// What he gets, and why.
    pub decision: Decision,
    /// Why his test was not finished.
    pub abort: Option<AbortReason>,
}

/// A row, and below it the 16 levels when they are asked for. A `tbody` of its own
/// keeps the two together.
#[component]
pub fn OutcomeRow(props: &OutcomeRowProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let OutcomeRowProps {
        person, decision, ..
    } = props;
    let (tone, mark) = say::outcome_look(decision.outcome);
    let levels_id = format!("referent-levels-{}", person.seat);
    let turn = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let score = |score: &Score| {
        html! {
            <div>
                <strong class="ref-nowrap" data-testid="referent-score">
                    { language.text_with("referent-score", &[("pix", score.pix.into())]) }
                </strong>
                <span class="ref-block" data-testid="referent-mesh">
                    { say::mesh(&language, score.mesh) }
                </span>
                <Act
                    label={language.text("referent-levels")}
                    spoken={language.text_with("referent-levels-of", &[("name", full_name(person).into())])}
                    testid="referent-levels-toggle"
                    kind={Kind::Link}
                    small=true
                    opens={(AttrValue::from(levels_id.clone()), *open)}
                    onclick={turn.clone()}
                />
            </div>
        }
    };
    html! {
        <tbody class="pf-v6-c-table__tbody">
            <tr
                class="pf-v6-c-table__tr"
                data-testid="referent-outcome-row"
                data-seat={person.seat.to_string()}
            >
                <td class="pf-v6-c-table__td" data-label={language.text("referent-seat")}>
                    { person.seat.0 }
                </td>
                <th class="pf-v6-c-table__td" scope="row" data-label={language.text("referent-col-candidate")}>
                    <span>
                        { full_name(person) }
                        { " " }
                        <Needs extra_time={person.extra_time} accessible={person.accessible} />
                    </span>
                </th>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-outcome")}>
                    <Badge
                        {tone}
                        {mark}
                        text={say::outcome(&language, decision.outcome)}
                        testid="referent-outcome"
                    />
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-treated")}>
                    { treated(&language, props) }
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-score")}>
                    { decision.score.as_ref().map_or_else(|| html! { <>{ "–" }</> }, score) }
                </td>
                <td class="pf-v6-c-table__td" data-label={language.text("referent-col-rule")}>
                    <span data-testid="referent-rule">{ say::rule(&language, decision.rule) }</span>
                </td>
            </tr>
            if let Some(score) = decision.score.as_ref().filter(|_| *open) {
                <tr class="pf-v6-c-table__tr" id={levels_id}>
                    <td class="pf-v6-c-table__td" colspan="6">
                        <Levels levels={score.levels} />
                    </td>
                </tr>
            }
        </tbody>
    }
}

fn treated(language: &LanguageHandle, props: &OutcomeRowProps) -> Html {
    let Some(facts) = props.decision.facts else {
        return html! { <>{ "–" }</> };
    };
    let args = [("treated", facts.treated.into()), ("of", QUESTIONS.into())];
    let abort = match props.abort.filter(|_| facts.treated < QUESTIONS) {
        Some(AbortReason::Candidate) => Some(language.text("referent-abort-candidate")),
        Some(AbortReason::Technical) => Some(language.text("referent-abort-technical")),
        None => None,
    };
    html! {
        <span>
            { language.text_with("referent-treated", &args) }
            <span class="ref-subtle ref-block">{ say::cause(language, facts.end) }</span>
            if let Some(abort) = abort {
                <span class="ref-subtle ref-block">
                    { language.text_with("referent-abort-reason", &[("reason", abort.into())]) }
                </span>
            }
        </span>
    }
}
