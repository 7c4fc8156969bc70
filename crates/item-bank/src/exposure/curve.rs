//! The trade-off between accuracy and exposure, measured on the items of a bank version.

use serde::{Deserialize, Serialize};
use vigie_adaptive::{ExposureControl, ExposureLimits, ItemFilter, Pool};

use crate::simulation::{CandidateCount, SimulationSummary};

/// What is known of the trade-off of a bank version.
#[derive(Debug, Clone, PartialEq)]
pub enum TradeoffCurve {
    /// It was not measured.
    Missing,
    /// It was measured on other items.
    Outdated,
    /// Its points, from the loosest limits to the strictest. The one in force is that with
    /// the limits of the bank's control.
    Measured(Vec<TradeoffPoint>),
}

/// Accuracy and exposure under some limits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TradeoffPoint {
    /// The limits the control was fitted to.
    pub limits: ExposureLimits,
    /// Root mean square error of the final ability.
    pub rmse: f64,
    /// Share of all candidates who meet the most used item, 0 to 1.
    pub max_exposure: f64,
    /// The same within the octile of ability where it is highest.
    pub max_exposure_alike: f64,
    /// Share of a test that two candidates drawn at random have in common, 0 to 1.
    pub overlap: f64,
    /// The same for two candidates of about the same ability.
    #[serde(rename = "overlap_neighbours")]
    pub overlap_neighbors: f64,
}

/// Where the curve of a new control comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CurveSource<'a> {
    /// These points, measured earlier on the same items; a point for the fitted limits is
    /// added when there are others.
    Stored(&'a [TradeoffPoint]),
    /// These limits are fitted and measured as well, which takes as long for each.
    Measure(&'a [ExposureLimits]),
}

/// The control to fit.
#[derive(Debug, Clone, Copy)]
pub struct FitRequest<'a> {
    pub limits: ExposureLimits,
    pub curve: CurveSource<'a>,
}

/// The control under some limits, and the points of its curve.
///
/// `progress` gets the share done, 0 to 1.
pub fn fit(
    pool: &Pool,
    FitRequest { limits, curve }: FitRequest,
    mut progress: impl FnMut(f64),
) -> (ExposureControl, Vec<TradeoffPoint>) {
    let (stored, others) = match curve {
        CurveSource::Stored(points) => (points, [].as_slice()),
        CurveSource::Measure(others) => ([].as_slice(), others),
    };
    let others = others.iter().filter(|other| **other != limits);
    let parts = (others.clone().count() + 1) as f64;
    let exposure = ExposureControl::fit(pool, limits, |share| progress(share / parts));
    let mut points = stored.to_vec();
    // A version without a curve does not get one of a single point.
    let has_curve = matches!(curve, CurveSource::Measure(_)) || !stored.is_empty();
    if has_curve && stored.iter().all(|point| point.limits != limits) {
        points.push(TradeoffPoint::measure(pool, exposure.clone()));
    }
    for (&other, before) in others.zip(1..) {
        let show = |share| progress((f64::from(before) + share) / parts);
        points.push(TradeoffPoint::measure(
            pool,
            ExposureControl::fit(pool, other, show),
        ));
    }
    points.sort_by(|left, right| right.limits.overall.total_cmp(&left.limits.overall));
    (exposure, points)
}

impl TradeoffPoint {
    /// Simulates tests under a control, for candidates who may meet all items; the report
    /// shows the cost of the accessibility need.
    fn measure(pool: &Pool, exposure: ExposureControl) -> Self {
        let limits = exposure.limits();
        let summary = SimulationSummary::simulate(
            &pool.clone().with_exposure_control(exposure),
            ItemFilter::Any,
            CandidateCount::CURVE,
        );
        Self {
            limits,
            rmse: summary.rmse,
            max_exposure: summary.max_exposure,
            max_exposure_alike: summary.max_exposure_alike,
            overlap: summary.overlap,
            overlap_neighbors: summary.overlap_neighbors,
        }
    }
}
