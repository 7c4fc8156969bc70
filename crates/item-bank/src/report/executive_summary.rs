//! The main findings in a few lines.

use serde::Serialize;
use vigie_shared::competence::Competence;

use super::{anomalies::BankAnomalies, gaps::CoverageGap, usage::GroupUsage};

#[derive(Debug, Serialize)]
pub struct ExecutiveSummary {
    /// Codes of the competences with gaps.
    gaps: Vec<&'static str>,
    groups: Vec<GroupSummary>,
    anomalies: usize,
}

#[derive(Debug, Serialize)]
struct GroupSummary {
    standard_error: f64,
    highest_rate: f64,
    highest_octile_rate: f64,
    unused: usize,
    items: usize,
}

pub fn executive_summary(
    gaps: &[Vec<CoverageGap>],
    groups: &[GroupUsage; 2],
    anomalies: &BankAnomalies,
) -> ExecutiveSummary {
    let competences = Competence::all();
    let with_gaps = competences.zip(gaps).filter(|(_, gaps)| !gaps.is_empty());
    let group = |usage: &GroupUsage| GroupSummary {
        standard_error: usage.precision.all.standard_error,
        highest_rate: usage.highest_rate(),
        highest_octile_rate: usage.highest_octile_rate(),
        unused: usage.unused_count(),
        items: usage.items,
    };
    ExecutiveSummary {
        gaps: with_gaps.map(|(competence, _)| competence.code()).collect(),
        groups: groups.iter().map(group).collect(),
        anomalies: anomalies.count(),
    }
}
