//! A page about a bank, for its authors and for whoever decides on a version.
//!
//! [`html`] gives one file that needs nothing else: no script, no network, no fonts. It
//! shows what the bank offers at every level (`supply`, `gaps`, `chart`), what happens to
//! the items when simulated candidates sit tests (`simulation`, `usage`), what other
//! limits of the exposure control would give (`trade`), and the items an author should
//! look at again (`odd`). It judges nothing that `vigie bank check` refuses.
//!
//! **Why it is in this crate**, and simulates by itself: it needs the level bounds, the
//! texts and the warnings of a bank, and of the engine only [`TestState`], which is what an
//! exam runs. The `study` crate describes a bank by files of its own, without names and
//! texts; using it would mean to translate the bank there and its figures back.
//!
//! **Texts cannot become markup**: the templates are filled in by one environment that
//! escapes whatever is written into them (`page`). The page is also well-formed XML, so
//! that a test can read it without a browser.
//!
//! [`TestState`]: vigie_adaptive::TestState

mod candidates;
mod chart;
mod gaps;
mod head;
mod information;
mod names;
mod odd;
mod overview;
mod page;
mod prompt;
mod simulation;
mod supply;
mod trade;
mod usage;

use vigie_adaptive::ItemFilter;

use crate::bank::Bank;
pub use candidates::{Candidates, NotCandidates};
use page::Page;
pub(crate) use usage::Summary;

/// A template of the report could not be filled in: a fault of this program.
#[derive(Debug, thiserror::Error)]
#[error("the report cannot be written")]
pub struct ReportError(#[from] minijinja::Error);

/// The page about a bank, a whole HTML file. The same bank and the same number of
/// candidates give the same file. Takes about a second for 1,000 candidates.
///
/// # Errors
/// A fault of the templates, which no bank can cause.
pub fn html(bank: &Bank, candidates: Candidates) -> Result<String, ReportError> {
    let supplies = supply::of(bank);
    let gaps = gaps::of(&supplies);
    let groups =
        [ItemFilter::Any, ItemFilter::AccessibleOnly].map(|need| usage::of(bank, need, candidates));
    let odd = odd::of(bank);
    let page = Page::new()?;
    let parts = [
        ("head", page.part("head", &head::of(bank))?),
        (
            "short",
            page.part("short", &overview::short(&gaps, &groups, &odd))?,
        ),
        (
            "overview",
            page.part("overview", &overview::table(&supplies, &gaps))?,
        ),
        (
            "usage",
            page.part("usage", &usage::comparison(bank, &groups))?,
        ),
        ("trade", page.part("trade", &trade::of(bank))?),
        ("odd", page.part("odd", &odd)?),
        (
            "competences",
            page.each("competence", &supply::cards(&supplies, gaps))?,
        ),
        ("rules", page.part("rules", &gaps::rules())?),
    ];
    Ok(page.whole(bank.version(), parts)?)
}
