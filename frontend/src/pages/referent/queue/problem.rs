//! One question that was reported, wherever it was.

use vigie_shared::session::IncidentCategory;
use vigie_shared::view::{ItemProblem, ItemReport, SessionSummary};
use yew::prelude::*;

use super::excerpt::excerpt;
use super::suspend::Suspend;
use crate::components::{Badge, BadgeColor, Icon};
use crate::features::board::category_label;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`ProblemCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProblemCardProps {
    /// The question and its reports.
    pub problem: ItemProblem,
    /// The sessions of the center, for their numbers.
    pub sessions: Vec<SessionSummary>,
}

/// The question, who reported what, and the way to suspend it.
#[component]
pub fn ProblemCard(props: &ProblemCardProps) -> Html {
    let language = use_language();
    let problem = &props.problem;
    let prompt = language.language.of(&problem.prompt);
    let report = |report: &ItemReport| {
        let session = props
            .sessions
            .iter()
            .find(|one| one.session == report.session);
        let number = session.map_or_else(String::new, |session| session.number.to_string());
        html! {
            <li>
                { language.text_with("referent-problem-report", &[
                    ("session", number.into()),
                    ("seat", report.seat.0.into()),
                    ("number", report.number.into()),
                    ("at", format::instant(&language, report.at).into()),
                ]) }
                { " – " }{ category_label(&language, IncidentCategory::Question(report.reason)) }
            </li>
        }
    };
    let count = problem.reports.len();
    let heading = format!("queue-problem-{}", problem.item);
    html! {
        <li class="vigie-queue__entry" data-testid="referent-problem" data-item={problem.item.to_string()}>
            <div class="vigie-queue__head">
                <h3 id={heading.clone()} tabindex="-1">
                    <span class="vigie-list-item__seat">{ &problem.competence }</span>
                    { " " }{ language.text_with("referent-problem-count", &[("count", count.into())]) }
                </h3>
                <span role="status">
                    if problem.suspended.is_some() || problem.suspended_for_all.is_some() {
                        <Badge
                            color={BadgeColor::Warning}
                            icon={Icon::Pause}
                            text={language.text("referent-problem-suspended")}
                            testid="referent-problem-suspended"
                        />
                    }
                </span>
            </div>
            <p>{ excerpt(prompt) }</p>
            <p class="vigie-subtle"><code>{ problem.item.to_string() }</code></p>
            if count > 0 {
                <ul class="vigie-queue__reports">{ for problem.reports.iter().map(report) }</ul>
            }
            <Suspend
                item={problem.item.clone()}
                suspended={problem.suspended.clone()}
                suspended_for_all={problem.suspended_for_all.clone()}
                {heading}
            />
        </li>
    }
}
