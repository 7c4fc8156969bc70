//! `control/exposure.toml`: how often each item may be seen, fitted by simulation.
//!
//! The file belongs to the items it was fitted to. When they change, the prices no longer
//! fit: the bank then works without control, with a warning, until they are fitted again.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use vigie_adaptive::{Exposure, Limits, Pool, Prices};

use crate::{fault::Fault, item::Item, source::Source};

const FOLDER: &str = "control";
const FILE: &str = "exposure.toml";

/// The file as it is written.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Control {
    /// Digest of what the engine knows of the items.
    items: String,
    limits: Limits,
    /// Prices of each item for everybody, and for candidates with the accessibility need.
    prices: BTreeMap<String, [Prices; 2]>,
}

/// The pool under the control of the source, or without one and with a warning.
///
/// # Errors
/// A file that cannot be read.
pub fn control(
    source: &Source,
    items: &[Item],
    pool: Pool,
) -> Result<(Pool, Option<Fault>), Vec<Fault>> {
    let path = source.path(FOLDER, FILE);
    let warning = |reason: &str| {
        let advice = "candidates will often meet the same items; run `vigie bank exposure`";
        Some(Fault::new(&path, 1, format!("{reason}: {advice}")))
    };
    let mut files = source.below(FOLDER);
    let Some((_, bytes)) = files.find(|(name, _)| *name == FILE) else {
        return Ok((pool, warning("the bank has no exposure control")));
    };
    let fault = |reason: String| vec![Fault::new(&path, 1, reason)];
    let text = std::str::from_utf8(bytes).map_err(|_| fault("the text is not UTF-8".to_owned()))?;
    let control: Control = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = text[..before].matches('\n').count() as u32 + 1;
        vec![Fault::new(&path, line, error.message())]
    })?;
    if control.items != digest(items) {
        return Ok((
            pool,
            warning("the exposure control was fitted to other items"),
        ));
    }
    let prices = items
        .iter()
        .map(|item| control.prices.get(&*item.id.0).copied());
    let prices: Option<Vec<_>> = prices.collect();
    // The digest covers the names, so this is a file that somebody has edited.
    let prices = prices.ok_or_else(|| fault("an item has no prices".to_owned()))?;
    Ok((pool.under(Exposure::stored(control.limits, prices)), None))
}

/// The content of the file for these items.
pub fn fit(items: &[Item], pool: &Pool, limits: Limits, progress: impl FnMut(f64)) -> String {
    let exposure = Exposure::fit(pool, limits, progress);
    let Limits {
        overall,
        alike,
        sharing,
        chance,
    } = limits;
    // Written by hand: one line per item keeps a change of the bank readable.
    let mut text = format!(
        "# Written by `vigie bank exposure`; prices in thousandths of a unit of information.\n\
         items = \"{}\"\n\n\
         [limits]\noverall = {overall:?}\nalike = {alike:?}\nsharing = {sharing:?}\n\
         chance = {chance:?}\n\n[prices]\n",
        digest(items)
    );
    for (index, item) in items.iter().enumerate() {
        let [any, accessible] = exposure.prices(index).map(list);
        // Writing to a text cannot fail.
        let _ = writeln!(text, "\"{}\" = [{any}, {accessible}]", item.id);
    }
    text
}

fn list(prices: Prices) -> String {
    let numbers: Vec<String> = prices.iter().map(u16::to_string).collect();
    format!("[{}]", numbers.join(","))
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
