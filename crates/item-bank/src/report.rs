//! A page about a bank, for its authors and for those who decide on a version.
//!
//! [`html`] gives one file that needs no other: no script, no network, no fonts. It shows
//! the items of every competence and level (`inventory`, `gaps`, `competence_card`), how
//! simulated candidates meet them (`usage`), what other limits of the exposure control would
//! give (`tradeoff`), and the items an author should review (`anomalies`). It does not
//! repeat the faults of `vigie-bank check`: a faulty bank does not load.
//!
//! **Why it is in this crate**, which simulates tests by itself (`simulation`): it needs the
//! level bounds, the texts and the warnings of a bank, and of the engine only [`TestState`](vigie_adaptive::TestState),
//! which is what an exam runs. The crate `vigie-simulation` describes a bank by files of its
//! own, without names and texts; using it would mean to translate the bank there and its
//! figures back.
//!
//! **Texts cannot become markup**: the templates are filled in by one environment that
//! escapes every value (`html_templates`). The page is also well-formed XML, so that a test
//! can read it without a browser.
//!
//! [`TestState`]: vigie_adaptive::TestState

mod anomalies;
mod competence_card;
mod executive_summary;
mod gaps;
mod header;
mod html_templates;
mod information;
mod information_chart;
mod inventory;
mod overview;
mod prompt_excerpt;
mod tradeoff;
mod usage;

use vigie_adaptive::ItemFilter;

use crate::{bank::Bank, simulation::CandidateCount};
use executive_summary::executive_summary;
use html_templates::HtmlTemplates;

/// A template of the report could not be filled in: a defect of this program.
#[derive(Debug, thiserror::Error)]
#[error("the report cannot be written")]
pub struct ReportError(#[from] minijinja::Error);

/// The page about a bank, a whole HTML file. The same bank and the same number of
/// candidates give the same file. Takes about a second for 1,000 candidates.
///
/// # Errors
/// A fault of the templates, which no bank can cause.
pub fn html(bank: &Bank, candidates: CandidateCount) -> Result<String, ReportError> {
    let inventories = inventory::by_competence(bank);
    let gaps = gaps::find(&inventories);
    let groups = [ItemFilter::Any, ItemFilter::AccessibleOnly]
        .map(|need| usage::simulate_group(bank, need, candidates));
    let anomalies = anomalies::find(bank);
    let summary = executive_summary(&gaps, &groups, &anomalies);
    let overview = overview::table(&inventories, &gaps);
    let comparison = usage::comparison(bank, &groups);
    let cards = competence_card::cards(&inventories, gaps);
    let templates = HtmlTemplates::new()?;
    let parts = [
        ("header", templates.part("header", &header::header(bank))?),
        (
            "executive_summary",
            templates.part("executive_summary", &summary)?,
        ),
        ("overview", templates.part("overview", &overview)?),
        ("usage", templates.part("usage", &comparison)?),
        (
            "tradeoff",
            templates.part("tradeoff", &tradeoff::section(bank))?,
        ),
        ("anomalies", templates.part("anomalies", &anomalies)?),
        ("competences", templates.each("competence", &cards)?),
        ("gap_rules", templates.part("gap_rules", &gaps::rules())?),
    ];
    Ok(templates.whole(bank.version(), parts)?)
}
