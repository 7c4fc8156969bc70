//! `control/exposure.toml`: how often each item may be seen, fitted by simulation, and what
//! other limits would have given.
//!
//! The file belongs to the items it was fitted to. When they change, the prices no longer
//! fit: the bank then works without control, with a warning, until they are fitted again.
//! The curve is of other items then as well, and is not shown any more.

mod curve;
mod file;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use vigie_adaptive::{ExposureControl, ExposureLimits, ExposurePenalties, Pool};

use crate::{fault::Fault, item::Item, source::Source};
pub use curve::{Curve, Point, Trace};

const FOLDER: &str = "control";
const FILE: &str = "exposure.toml";

/// The file as it is written.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Control {
    /// Digest of what the engine knows of the items.
    items: String,
    limits: ExposureLimits,
    /// What these and other limits gave; empty when nobody has measured it.
    #[serde(default)]
    curve: Vec<Point>,
    /// Penalties of each item for everybody, and for candidates with the accessibility need.
    prices: BTreeMap<String, [ExposurePenalties; 2]>,
}

/// The items under control.
pub struct Controlled {
    /// Without a control when the source has none that fits.
    pub pool: Pool,
    /// What other limits would give.
    pub curve: Curve,
    /// Why there is no control.
    pub warning: Option<Fault>,
}

/// The pool under the control of the source, or without one and with a warning.
///
/// # Errors
/// A file that cannot be read.
pub fn control(source: &Source, items: &[Item], pool: Pool) -> Result<Controlled, Vec<Fault>> {
    let path = source.path(FOLDER, FILE);
    let without = |pool: Pool, curve: Curve, reason: &str| {
        let advice = "candidates will often meet the same items; run `vigie bank exposure`";
        let warning = Some(Fault::new(&path, 1, format!("{reason}: {advice}")));
        Controlled {
            pool,
            curve,
            warning,
        }
    };
    let mut files = source.below(FOLDER);
    let Some((_, bytes)) = files.find(|(name, _)| *name == FILE) else {
        let reason = "the bank has no exposure control";
        return Ok(without(pool, Curve::Missing, reason));
    };
    let fault = |reason: String| vec![Fault::new(&path, 1, reason)];
    let text = std::str::from_utf8(bytes).map_err(|_| fault("the text is not UTF-8".to_owned()))?;
    let control: Control = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = text[..before].matches('\n').count() as u32 + 1;
        vec![Fault::new(&path, line, error.message())]
    })?;
    let curve = match control.curve {
        points if points.is_empty() => Curve::Missing,
        _ if control.items != digest(items) => Curve::Outdated,
        points => Curve::Measured(points),
    };
    if control.items != digest(items) {
        let reason = "the exposure control was fitted to other items";
        return Ok(without(pool, curve, reason));
    }
    let prices = items
        .iter()
        .map(|item| control.prices.get(&*item.id.0).copied());
    let prices: Option<Vec<_>> = prices.collect();
    // The digest covers the names, so this is a file that somebody has edited.
    let prices = prices.ok_or_else(|| fault("an item has no prices".to_owned()))?;
    Ok(Controlled {
        pool: pool.with_exposure_control(ExposureControl::from_stored(control.limits, prices)),
        curve,
        warning: None,
    })
}

/// The content of the file for these items.
pub fn fit(
    items: &[Item],
    pool: &Pool,
    limits: ExposureLimits,
    trace: Trace,
    progress: impl FnMut(f64),
) -> String {
    let (exposure, points) = curve::fit(pool, limits, trace, progress);
    file::text(items, &digest(items), &exposure, &points)
}

/// 16 hexadecimal digits of what the engine knows of the items: wording may change
/// without a new fit, parameters may not.
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
    let digest = digest.finalize();
    let bytes = digest[..8].iter();
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
