//! The trade-off between accuracy and exposure, measured on the items of a bank version.

use serde::{Deserialize, Serialize};
use vigie_adaptive::{ExposureControl, ExposureLimits, ItemFilter, Pool};

use crate::report::{Candidates, Summary};

/// What is known of the trade-off of a bank version.
#[derive(Debug, Clone, PartialEq)]
pub enum Curve {
    /// Nobody has measured it.
    Missing,
    /// It was measured on other items.
    Outdated,
    /// Its points, from the loosest limits to the strictest. The one in force is that with
    /// the limits of the bank's control.
    Measured(Vec<Point>),
}

/// What some limits give.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What the control aimed at.
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
    pub overlap_neighbours: f64,
}

/// Where the curve of a new control comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trace<'a> {
    /// These points, measured earlier on the same items; the limits that are fitted are
    /// added when there is a curve without them.
    Kept(&'a [Point]),
    /// These limits are fitted and measured as well, which takes as long for each.
    Anew(&'a [ExposureLimits]),
}

/// The control under some limits, and the points of its curve.
///
/// `progress` is told the share done, 0 to 1.
pub fn fit(
    pool: &Pool,
    limits: ExposureLimits,
    trace: Trace,
    mut progress: impl FnMut(f64),
) -> (ExposureControl, Vec<Point>) {
    let (kept, others) = match trace {
        Trace::Kept(points) => (points, [].as_slice()),
        Trace::Anew(others) => ([].as_slice(), others),
    };
    let others = others.iter().filter(|other| **other != limits);
    let parts = (others.clone().count() + 1) as f64;
    let exposure = ExposureControl::fit(pool, limits, |share| progress(share / parts));
    let mut points = kept.to_vec();
    // A version without a curve does not get one of a single point.
    let wanted = matches!(trace, Trace::Anew(_)) || !kept.is_empty();
    if wanted && kept.iter().all(|point| point.limits != limits) {
        points.push(Point::measure(pool, exposure.clone()));
    }
    for (&other, before) in others.zip(1..) {
        let show = |share| progress((f64::from(before) + share) / parts);
        points.push(Point::measure(
            pool,
            ExposureControl::fit(pool, other, show),
        ));
    }
    points.sort_by(|left, right| right.limits.overall.total_cmp(&left.limits.overall));
    (exposure, points)
}

impl Point {
    /// Lets candidates sit under a control. The population is everybody's; what the need
    /// for accessible items costs stands in the report.
    fn measure(pool: &Pool, exposure: ExposureControl) -> Self {
        let limits = exposure.limits();
        let summary = Summary::of(
            &pool.clone().with_exposure_control(exposure),
            ItemFilter::Any,
            Candidates::CURVE,
        );
        Self {
            limits,
            rmse: summary.rmse,
            max_exposure: summary.max_exposure,
            max_exposure_alike: summary.max_exposure_alike,
            overlap: summary.overlap,
            overlap_neighbours: summary.overlap_neighbours,
        }
    }
}
