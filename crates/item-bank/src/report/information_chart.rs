//! Coordinates of the chart of the information of a competence, which the template
//! `competence` draws.

use serde::Serialize;
use std::fmt::Write;

use super::information::{LEVELS, MAX_ABILITY, ability};
use crate::parse::LEVEL_BOUNDS;

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 206.0;
/// Edges of the plot area.
const LEFT: f64 = 30.0;
const RIGHT: f64 = WIDTH - 8.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = HEIGHT - 36.0;
/// Most steps of the vertical axis.
const MAX_STEPS: f64 = 5.0;

/// The vertical axis, the same for all competences so that they can be compared.
pub struct VerticalAxis {
    step: f64,
    steps: usize,
}

/// A chart in units of its own view box.
#[derive(Debug, Serialize)]
pub struct InformationChart {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    bands: Vec<LevelBand>,
    x_ticks: Vec<AxisTick>,
    y_ticks: Vec<AxisTick>,
    /// Points of the lines.
    all: String,
    accessible: String,
    others: String,
    /// Outline of the area below the line of all items.
    area: String,
}

/// The abilities of a level, as a band in the background.
#[derive(Debug, Serialize)]
struct LevelBand {
    level: usize,
    x: f64,
    width: f64,
    middle: f64,
}

#[derive(Debug, Serialize)]
struct AxisTick {
    at: f64,
    label: String,
}

impl VerticalAxis {
    /// From 0 to a round number not below `highest`, in at most five round steps.
    pub fn up_to(highest: f64) -> Self {
        let rough = (highest / MAX_STEPS).max(1e-3);
        let power = 10_f64.powf(rough.log10().floor());
        let factors = [1.0, 2.0, 5.0, 10.0];
        let factor = factors.into_iter().find(|factor| factor * power >= rough);
        let step = factor.unwrap_or(10.0) * power;
        Self {
            step,
            steps: (highest / step).ceil().max(1.0) as usize,
        }
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * value / (self.step * self.steps as f64)
    }
}

impl InformationChart {
    /// Lines of all items, of the accessible ones, and of the other competences.
    pub fn new(axis: &VerticalAxis, [all, accessible]: [&[f64]; 2], others: &[f64]) -> Self {
        let all = line(axis, all);
        let bands = (0..LEVELS).map(|level| {
            let (from, to) = (x(LEVEL_BOUNDS[level]), x(LEVEL_BOUNDS[level + 1]));
            LevelBand {
                level: level + 1,
                x: from,
                width: to - from,
                middle: (from + to) / 2.0,
            }
        });
        let abilities = -(MAX_ABILITY as i32)..=MAX_ABILITY as i32;
        let x_ticks = abilities.map(|ability| AxisTick {
            at: x(f64::from(ability)),
            label: ability.to_string().replace('-', "\u{2212}"),
        });
        let y_ticks = (0..=axis.steps).map(|step| AxisTick {
            at: axis.y(step as f64 * axis.step),
            // Steps below one need their decimals, and no more.
            label: format!("{}", (step as f64 * axis.step * 1e4).round() / 1e4),
        });
        Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: RIGHT,
            top: TOP,
            bottom: BOTTOM,
            bands: bands.collect(),
            x_ticks: x_ticks.collect(),
            y_ticks: y_ticks.collect(),
            area: format!("{LEFT},{BOTTOM} {all}{RIGHT},{BOTTOM}"),
            all,
            accessible: line(axis, accessible),
            others: line(axis, others),
        }
    }
}

fn x(ability: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * (ability + MAX_ABILITY) / (2.0 * MAX_ABILITY)
}

fn line(axis: &VerticalAxis, curve: &[f64]) -> String {
    let mut points = String::new();
    for (point, &value) in curve.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(points, "{:.1},{:.1} ", x(ability(point)), axis.y(value));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_few_round_steps_and_room_for_the_highest_value() {
        for (highest, step, steps) in [
            (0.0, 0.001, 1),
            (1.0, 0.2, 5),
            (13.0, 5.0, 3),
            (50.0, 10.0, 5),
        ] {
            let axis = VerticalAxis::up_to(highest);
            assert!((axis.step - step).abs() < 1e-9, "{highest}: {}", axis.step);
            assert_eq!(axis.steps, steps, "{highest}");
        }
    }
}
