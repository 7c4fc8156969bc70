//! The figures of both groups, each with what it means.

use serde::Serialize;
use vigie_adaptive::Relaxation;

use super::Usage;
use crate::report::page::{fixed, percent};

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct Figure {
    name: &'static str,
    values: [String; 2],
    meaning: &'static str,
}

pub fn of(groups: &[Usage; 2]) -> Vec<Figure> {
    let figure = |name, meaning, value: fn(&Usage) -> String| Figure {
        name,
        values: groups.each_ref().map(value),
        meaning,
    };
    vec![
        figure(
            "Standard error",
            "Mean of what the engine states at the end of a test, in units of ability.",
            |usage| fixed(usage.precision.all.stated, 3),
        ),
        figure(
            "True error",
            "Root mean square of estimate less true ability. Should be near the line above.",
            |usage| fixed(usage.precision.all.found, 3),
        ),
        figure(
            "Highest rate",
            "Share of all candidates who meet the most used item.",
            |usage| percent(usage.highest()),
        ),
        figure(
            "Highest rate within an octile",
            "The same among the eighth of candidates whose ability suits the item best.",
            |usage| percent(usage.alike.as_ref().map_or(0.0, |used| used.alike)),
        ),
        figure(
            "Overlap",
            "Share of a test that two candidates drawn at random have in common.",
            |usage| percent(usage.overlap.random),
        ),
        figure(
            "Overlap of neighbours",
            "The same for two candidates of about the same ability.",
            |usage| percent(usage.overlap.neighbours),
        ),
        figure(
            "Items never used",
            "Of the items the group may meet. They are listed below.",
            |usage| {
                let share = usage.never() as f64 / usage.items as f64;
                format!("{} ({})", usage.never(), percent(share))
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

fn relaxed(usage: &Usage) -> String {
    if usage.rules.is_empty() {
        return "none".to_owned();
    }
    let name = |rule: &Relaxation| match rule {
        Relaxation::DeliveryMode => "free or focus",
        Relaxation::RecentCompetences => "recent competence",
        Relaxation::VisitingOrder => "first visits",
        Relaxation::MaxPerCompetence => "three per competence",
        Relaxation::Skill => "skill once",
    };
    let rules: Vec<&str> = usage.rules.keys().map(name).collect();
    format!("{} ({})", percent(usage.relaxed), rules.join(", "))
}
