//! The figures of both groups, each with what it means.

use serde::Serialize;
use vigie_adaptive::Relaxation;

use super::GroupUsage;
use crate::report::html_templates::{fixed, percent};

#[derive(Debug, Serialize)]
pub struct UsageFigure {
    name: &'static str,
    values: [String; 2],
    meaning: &'static str,
}

pub fn figures(groups: &[GroupUsage; 2]) -> Vec<UsageFigure> {
    let figure = |name, meaning, value: fn(&GroupUsage) -> String| UsageFigure {
        name,
        values: groups.each_ref().map(value),
        meaning,
    };
    vec![
        figure(
            "Standard error",
            "Mean of what the engine states at the end of a test, in units of ability.",
            |usage| fixed(usage.precision.all.standard_error, 3),
        ),
        figure(
            "True error",
            "Root mean square difference between estimate and true ability. Should be near the line above.",
            |usage| fixed(usage.precision.all.rmse, 3),
        ),
        figure(
            "Highest rate",
            "Share of all candidates who meet the most used item.",
            |usage| percent(usage.highest_rate()),
        ),
        figure(
            "Highest rate within an octile",
            "The same among the eighth of candidates whose ability suits the item best.",
            |usage| percent(usage.highest_octile_rate()),
        ),
        figure(
            "Overlap",
            "Share of a test that two candidates drawn at random have in common.",
            |usage| percent(usage.overlap.random),
        ),
        figure(
            "Overlap of neighbors",
            "The same for two candidates of about the same ability.",
            |usage| percent(usage.overlap.neighbors),
        ),
        figure(
            "Items never used",
            "Of the items the group may meet. They are listed below.",
            |usage| {
                let share = usage.unused_count() as f64 / usage.items as f64;
                format!("{} ({})", usage.unused_count(), percent(share))
            },
        ),
        figure(
            "Complete tests",
            "Below 100% the bank runs out of items.",
            |usage| percent(usage.complete),
        ),
        figure(
            "Rules that gave way",
            "Share of questions for which no item fitted all rules of a test, and which rule gave way.",
            relaxed,
        ),
    ]
}

fn relaxed(usage: &GroupUsage) -> String {
    if usage.relaxations.is_empty() {
        return "none".to_owned();
    }
    let name = |rule: &Relaxation| match rule {
        Relaxation::DeliveryMode => "free or focus",
        Relaxation::RecentCompetences => "recent competence",
        Relaxation::VisitingOrder => "first visits",
        Relaxation::MaxPerCompetence => "three per competence",
        Relaxation::Skill => "skill once",
    };
    let rules: Vec<&str> = usage.relaxations.keys().map(name).collect();
    format!("{} ({})", percent(usage.relaxed), rules.join(", "))
}
