//! Accuracy against exposure: the curve of the bank version, and the point in force.

use serde::Serialize;
use std::fmt::Write;
use vigie_adaptive::ExposureLimits;

use super::candidates::Candidates;
use crate::{
    bank::Bank,
    exposure::{Curve, Point},
};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 206.0;
/// Edges of the field of the curve.
const LEFT: f64 = 38.0;
const RIGHT: f64 = WIDTH - 18.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = HEIGHT - 36.0;
/// Errors are shown in steps of this many units of ability.
const STEP: f64 = 0.02;

/// What the template of this section shows.
#[derive(Debug, Serialize)]
pub struct Trade {
    candidates: usize,
    outdated: bool,
    rows: Vec<Row>,
    chart: Option<Chart>,
}

/// A point of the curve.
#[derive(Debug, Serialize)]
struct Row {
    #[serde(flatten)]
    point: Point,
    chosen: bool,
}

/// A picture in units of its own view box: overlap of neighbours to the right, error up.
#[derive(Debug, Serialize)]
struct Chart {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    bottom: f64,
    line: String,
    dots: Vec<Dot>,
    x_ticks: Vec<Tick>,
    y_ticks: Vec<Tick>,
}

#[derive(Debug, Serialize)]
struct Dot {
    x: f64,
    y: f64,
    chosen: bool,
}

#[derive(Debug, Serialize)]
struct Tick {
    at: f64,
    value: f64,
}

pub fn of(bank: &Bank) -> Trade {
    let exposure = bank.pool().exposure_control();
    let limits = (!exposure.is_uncontrolled()).then(|| exposure.limits());
    let rows = match bank.curve() {
        Curve::Measured(points) => rows(points, limits),
        Curve::Missing | Curve::Outdated => Vec::new(),
    };
    Trade {
        candidates: Candidates::CURVE.count(),
        outdated: *bank.curve() == Curve::Outdated,
        chart: (rows.len() > 1).then(|| Chart::of(&rows)),
        rows,
    }
}

fn rows(points: &[Point], limits: Option<ExposureLimits>) -> Vec<Row> {
    let row = |&point: &Point| Row {
        chosen: limits == Some(point.limits),
        point,
    };
    points.iter().map(row).collect()
}

impl Chart {
    fn of(rows: &[Row]) -> Self {
        let errors = rows.iter().map(|row| row.point.rmse);
        let lowest = (errors.clone().fold(f64::INFINITY, f64::min) / STEP).floor();
        let highest = (errors.fold(0.0, f64::max) / STEP).ceil().max(lowest + 1.0);
        let x = |share: f64| LEFT + (RIGHT - LEFT) * share;
        let y = |error: f64| BOTTOM - (BOTTOM - TOP) * (error / STEP - lowest) / (highest - lowest);
        let mut dots: Vec<Dot> = rows
            .iter()
            .map(|row| Dot {
                x: x(row.point.overlap_neighbours),
                y: y(row.point.rmse),
                chosen: row.chosen,
            })
            .collect();
        dots.sort_by(|left, right| left.x.total_cmp(&right.x));
        let mut line = String::new();
        for dot in &dots {
            // Writing to a text cannot fail.
            let _ = write!(line, "{:.1},{:.1} ", dot.x, dot.y);
        }
        let steps = lowest as u32..=highest as u32;
        Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: RIGHT,
            bottom: BOTTOM,
            line,
            dots,
            x_ticks: [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
                .map(|value| Tick {
                    at: x(value),
                    value,
                })
                .into(),
            y_ticks: steps
                .map(|step| f64::from(step) * STEP)
                .map(|value| Tick {
                    at: y(value),
                    value,
                })
                .collect(),
        }
    }
}
