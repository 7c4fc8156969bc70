//! Writing the file. By hand: one line per item keeps a change of the bank readable.

use std::fmt::Write;
use vigie_adaptive::{ExposureControl, ExposureLimits, ExposurePenalties};

use super::curve::TradeoffPoint;
use crate::item::Item;

/// The text of the file; `digest` is that of the items.
pub fn control_file(
    items: &[Item],
    digest: &str,
    exposure: &ExposureControl,
    curve: &[TradeoffPoint],
) -> String {
    let ExposureLimits {
        overall,
        conditional,
        sharing,
        random,
    } = exposure.limits();
    let mut text = format!(
        "# Written by `vigie-bank exposure`; prices in thousandths of a unit of information.\n\
         items = \"{digest}\"\n\n\
         [limits]\noverall = {overall:?}\nalike = {conditional:?}\nsharing = {sharing:?}\n\
         chance = {random:?}\n"
    );
    if !curve.is_empty() {
        text.push_str(
            "\n# What these and other limits give, measured by `vigie-bank exposure --curve`.\n",
        );
    }
    for point in curve {
        text.push_str(&curve_entry(point));
    }
    text.push_str("\n[prices]\n");
    for (index, item) in items.iter().enumerate() {
        let [any, accessible] = exposure.penalties(index).map(price_list);
        // Writing to a text cannot fail.
        let _ = writeln!(text, "\"{}\" = [{any}, {accessible}]", item.id);
    }
    text
}

fn curve_entry(point: &TradeoffPoint) -> String {
    let ExposureLimits {
        overall,
        conditional,
        sharing,
        random,
    } = point.limits;
    format!(
        "\n[[curve]]\n\
         limits = {{ overall = {overall:?}, alike = {conditional:?}, sharing = {sharing:?}, chance = {random:?} }}\n\
         rmse = {:.4}\nmax_exposure = {:.4}\nmax_exposure_alike = {:.4}\n\
         overlap = {:.4}\noverlap_neighbours = {:.4}\n",
        point.rmse,
        point.max_exposure,
        point.max_exposure_alike,
        point.overlap,
        point.overlap_neighbors,
    )
}

fn price_list(prices: ExposurePenalties) -> String {
    let numbers: Vec<String> = prices.iter().map(u16::to_string).collect();
    format!("[{}]", numbers.join(","))
}
