//! Accuracy against exposure: the curve of the bank version, and the limits in force.

use serde::Serialize;
use std::fmt::Write;
use vigie_adaptive::ExposureLimits;

use crate::{
    bank::Bank,
    exposure::{TradeoffCurve, TradeoffPoint},
    simulation::CandidateCount,
};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 206.0;
/// Edges of the plot area.
const LEFT: f64 = 38.0;
const RIGHT: f64 = WIDTH - 18.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = HEIGHT - 36.0;
/// Errors are shown in steps of this many units of ability.
const ERROR_STEP: f64 = 0.02;

#[derive(Debug, Serialize)]
pub struct TradeoffSection {
    candidates: usize,
    outdated: bool,
    rows: Vec<TradeoffRow>,
    chart: Option<TradeoffChart>,
}

#[derive(Debug, Serialize)]
struct TradeoffRow {
    #[serde(flatten)]
    point: TradeoffPoint,
    in_force: bool,
}

/// A chart in units of its own view box: overlap of neighbors to the right, error up.
#[derive(Debug, Serialize)]
struct TradeoffChart {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    bottom: f64,
    line: String,
    points: Vec<DataPoint>,
    x_ticks: Vec<ValueTick>,
    y_ticks: Vec<ValueTick>,
}

#[derive(Debug, Serialize)]
struct DataPoint {
    x: f64,
    y: f64,
    in_force: bool,
}

#[derive(Debug, Serialize)]
struct ValueTick {
    at: f64,
    value: f64,
}

pub fn section(bank: &Bank) -> TradeoffSection {
    let exposure = bank.pool().exposure_control();
    let limits = (!exposure.is_uncontrolled()).then(|| exposure.limits());
    let rows = match bank.curve() {
        TradeoffCurve::Measured(points) => rows(points, limits),
        TradeoffCurve::Missing | TradeoffCurve::Outdated => Vec::new(),
    };
    TradeoffSection {
        candidates: CandidateCount::CURVE.count(),
        outdated: *bank.curve() == TradeoffCurve::Outdated,
        chart: (rows.len() > 1).then(|| TradeoffChart::new(&rows)),
        rows,
    }
}

fn rows(points: &[TradeoffPoint], limits: Option<ExposureLimits>) -> Vec<TradeoffRow> {
    let row = |&point: &TradeoffPoint| TradeoffRow {
        in_force: limits == Some(point.limits),
        point,
    };
    points.iter().map(row).collect()
}

impl TradeoffChart {
    fn new(rows: &[TradeoffRow]) -> Self {
        let errors = rows.iter().map(|row| row.point.rmse);
        let lowest = (errors.clone().fold(f64::INFINITY, f64::min) / ERROR_STEP).floor();
        let highest = (errors.fold(0.0, f64::max) / ERROR_STEP)
            .ceil()
            .max(lowest + 1.0);
        let x = |share: f64| LEFT + (RIGHT - LEFT) * share;
        let y = |error: f64| {
            BOTTOM - (BOTTOM - TOP) * (error / ERROR_STEP - lowest) / (highest - lowest)
        };
        let mut points: Vec<DataPoint> = rows
            .iter()
            .map(|row| DataPoint {
                x: x(row.point.overlap_neighbors),
                y: y(row.point.rmse),
                in_force: row.in_force,
            })
            .collect();
        points.sort_by(|left, right| left.x.total_cmp(&right.x));
        let mut line = String::new();
        for point in &points {
            // Writing to a string cannot fail.
            let _ = write!(line, "{:.1},{:.1} ", point.x, point.y);
        }
        let steps = lowest as u32..=highest as u32;
        Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: RIGHT,
            bottom: BOTTOM,
            line,
            points,
            x_ticks: [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
                .map(|value| ValueTick {
                    at: x(value),
                    value,
                })
                .into(),
            y_ticks: steps
                .map(|step| f64::from(step) * ERROR_STEP)
                .map(|value| ValueTick {
                    at: y(value),
                    value,
                })
                .collect(),
        }
    }
}
