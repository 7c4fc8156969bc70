//! A counted rule: the findings may be many today, but not more than the limit.

use std::collections::BTreeMap;
use std::fmt;

use super::Diagnostic;
use super::rust_source::crate_of;

/// The bound that a count must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountLimit {
    /// The count is of faults.
    AtMost(usize),
    /// The count is of something that should be there.
    AtLeast(usize),
}

/// How often something is found.
#[derive(Debug)]
pub struct TidyCount {
    /// What is counted.
    pub title: &'static str,
    /// How often, in `unit`.
    pub value: usize,
    /// Nothing, or a unit with a space before it.
    pub unit: &'static str,
    /// What is accepted.
    pub limit: CountLimit,
    /// Parts of the value, or the members of what was counted.
    pub detail: String,
    /// Where each is.
    pub findings: Vec<Diagnostic>,
}

impl TidyCount {
    /// Counts findings, and says how many each crate has.
    pub fn from_findings(
        title: &'static str,
        findings: Vec<Diagnostic>,
        limit: CountLimit,
    ) -> Self {
        Self {
            title,
            value: findings.len(),
            unit: "",
            limit,
            detail: by_crate(&findings),
            findings,
        }
    }

    /// True when the limit is kept.
    pub fn is_kept(&self) -> bool {
        match self.limit {
            CountLimit::AtMost(limit) => self.value <= limit,
            CountLimit::AtLeast(limit) => self.value >= limit,
        }
    }

    /// True when the limit can be moved to the value without a finding.
    fn is_better_than_limit(&self) -> bool {
        self.is_kept()
            && !matches!(self.limit, CountLimit::AtMost(limit) | CountLimit::AtLeast(limit) if limit == self.value)
    }
}

impl fmt::Display for TidyCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bound, limit) = match self.limit {
            CountLimit::AtMost(limit) => ("at most", limit),
            CountLimit::AtLeast(limit) => ("at least", limit),
        };
        let Self {
            title,
            value,
            unit,
            detail,
            ..
        } = self;
        write!(f, "{title:<40} {value:>5}{unit:<2} {bound} {limit}{unit}")?;
        if self.is_better_than_limit() {
            write!(f, ", which can become {value}")?;
        }
        if !detail.is_empty() {
            write!(f, " ({detail})")?;
        }
        Ok(())
    }
}

fn by_crate(findings: &[Diagnostic]) -> String {
    let mut crates = BTreeMap::<_, usize>::new();
    for finding in findings {
        *crates.entry(crate_of(&finding.path)).or_default() += 1;
    }
    let parts: Vec<_> = crates
        .iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(value: usize, limit: CountLimit) -> TidyCount {
        TidyCount {
            title: "things",
            value,
            unit: "",
            limit,
            detail: String::new(),
            findings: Vec::new(),
        }
    }

    #[test]
    fn a_limit_is_kept_up_to_and_including_its_value() {
        assert!(count(3, CountLimit::AtMost(3)).is_kept());
        assert!(!count(4, CountLimit::AtMost(3)).is_kept());
        assert!(count(3, CountLimit::AtLeast(3)).is_kept());
        assert!(!count(2, CountLimit::AtLeast(3)).is_kept());
    }

    #[test]
    fn a_limit_that_is_too_lax_is_named() {
        let line = count(2, CountLimit::AtMost(3)).to_string();
        assert!(
            line.ends_with("2   at most 3, which can become 2"),
            "{line}"
        );
        let line = count(3, CountLimit::AtMost(3)).to_string();
        assert!(line.ends_with("3   at most 3"), "{line}");
    }

    #[test]
    fn findings_are_counted_by_crate() {
        let finding = |path: &str| Diagnostic {
            path: path.to_owned(),
            line: 1,
            reason: String::new(),
        };
        let findings = vec![
            finding("shared/src/a.rs"),
            finding("crates/adaptive/src/b.rs"),
            finding("shared/src/c.rs"),
        ];
        let count = TidyCount::from_findings("things", findings, CountLimit::AtMost(3));
        assert_eq!(count.detail, "crates/adaptive 1, shared 2");
    }
}
