//! `control/exposure.toml`: how often each item may be seen, fitted by simulation, and what
//! other limits would have given.
//!
//! The file belongs to the items it was fitted to. When they change, the prices no longer
//! fit: the bank then works without control, with a warning, until they are fitted again.
//! The curve is then one of other items as well, and is no longer shown.

mod curve;
mod file;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use vigie_adaptive::{ExposureControl, ExposureLimits, ExposurePenalties, Pool};

use crate::{diagnostic::Diagnostic, digest::short_hex, item::Item, source::BankSource};
pub use curve::{CurveSource, FitRequest, TradeoffCurve, TradeoffPoint};

const FOLDER: &str = "control";
const FILE: &str = "exposure.toml";

/// The file as it is written.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ControlFile {
    /// Digest of what the engine knows of the items.
    items: String,
    limits: ExposureLimits,
    /// What these and other limits gave; empty when it was not measured.
    #[serde(default)]
    curve: Vec<TradeoffPoint>,
    /// Prices of each item: for all candidates, and for those with the accessibility need.
    prices: BTreeMap<String, [ExposurePenalties; 2]>,
}

/// The pool of a bank under its exposure control.
pub struct ControlledPool {
    /// Without a control when the source has none that fits.
    pub pool: Pool,
    /// What other limits would give.
    pub curve: TradeoffCurve,
    /// Why there is no control.
    pub warning: Option<Diagnostic>,
}

/// The pool under the control of the source, or without one and with a warning.
///
/// # Errors
/// A file that cannot be read.
pub fn load_control(
    source: &BankSource,
    items: &[Item],
    pool: Pool,
) -> Result<ControlledPool, Vec<Diagnostic>> {
    let path = source.path(FOLDER, FILE);
    let without = |pool: Pool, curve: TradeoffCurve, reason: &str| {
        let advice = "candidates will often meet the same items; run `vigie-bank exposure`";
        let warning = Some(Diagnostic::new(&path, 1, format!("{reason}: {advice}")));
        ControlledPool {
            pool,
            curve,
            warning,
        }
    };
    let mut files = source.below(FOLDER);
    let Some((_, bytes)) = files.find(|(name, _)| *name == FILE) else {
        let reason = "the bank has no exposure control";
        return Ok(without(pool, TradeoffCurve::Missing, reason));
    };
    let fault = |reason: String| vec![Diagnostic::new(&path, 1, reason)];
    let text = std::str::from_utf8(bytes).map_err(|_| fault("the text is not UTF-8".to_owned()))?;
    let control: ControlFile = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = text[..before].matches('\n').count() as u32 + 1;
        vec![Diagnostic::new(&path, line, error.message())]
    })?;
    let curve = match control.curve {
        points if points.is_empty() => TradeoffCurve::Missing,
        _ if control.items != digest(items) => TradeoffCurve::Outdated,
        points => TradeoffCurve::Measured(points),
    };
    if control.items != digest(items) {
        let reason = "the exposure control was fitted to other items";
        return Ok(without(pool, curve, reason));
    }
    let prices = items
        .iter()
        .map(|item| control.prices.get(&*item.id.0).copied());
    let prices: Option<Vec<_>> = prices.collect();
    // The digest covers the names, so the file was edited by hand.
    let prices = prices.ok_or_else(|| fault("an item has no prices".to_owned()))?;
    Ok(ControlledPool {
        pool: pool.with_exposure_control(ExposureControl::from_stored(control.limits, prices)),
        curve,
        warning: None,
    })
}

/// The content of the file for some items, of which `pool` is made, under a new control.
pub fn fit_control_file(
    items: &[Item],
    pool: &Pool,
    request: FitRequest,
    progress: impl FnMut(f64),
) -> String {
    let (exposure, points) = curve::fit(pool, request, progress);
    file::control_file(items, &digest(items), &exposure, &points)
}

/// 16 hexadecimal digits of what the engine knows of the items: a change of the wording
/// needs no new fit, a change of the parameters does.
fn digest(items: &[Item]) -> String {
    let mut digest = Sha256::new();
    for item in items {
        let facts = (
            &*item.id.0,
            item.competence.code(),
            &item.skill,
            item.a,
            item.b,
            item.accessible,
            item.facts.mode,
        );
        digest.update(format!("{facts:?}\n"));
    }
    short_hex(digest)
}
