//! Classes of the style sheets: all sheets are loaded on every page, so a class that two of them
//! define looks like neither.

use std::collections::BTreeMap;

use super::Diagnostic;
use super::count::{CountLimit, TidyCount};
use super::files::SourceFile;
use super::limits;

/// Counts the classes that have a rule of their own in more than one style sheet.
pub fn count(files: &[SourceFile]) -> TidyCount {
    let mut first = BTreeMap::<String, &str>::new();
    let mut findings = Vec::new();
    let sheets = files
        .iter()
        .filter(|file| file.path.starts_with("frontend/styles/") && file.path.ends_with(".css"));
    for sheet in sheets {
        for (line, class) in classes(&sheet.text) {
            let other = *first.entry(class.clone()).or_insert(&sheet.path);
            if other != sheet.path {
                findings.push(Diagnostic {
                    path: sheet.path.clone(),
                    line,
                    reason: format!("`{class}` has a rule in {other} too"),
                });
            }
        }
    }
    TidyCount::from_findings(
        "classes defined in two style sheets",
        findings,
        CountLimit::AtMost(limits::CLASSES_OF_TWO_SHEETS),
    )
}

/// The classes that stand alone before a rule, outside of media queries, with their lines.
fn classes(text: &str) -> Vec<(usize, String)> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        let selector = text.trim_end_matches(" {");
        let name = selector.strip_prefix('.').unwrap_or_default();
        let is_class = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if depth == 0 && is_class && text.ends_with(" {") {
            found.push((line, selector.to_owned()));
        }
        depth += text.matches('{').count();
        depth = depth.saturating_sub(text.matches('}').count());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_its_rule_in_one_style_sheet() {
        let sheet = |name: &str, text: &str| {
            SourceFile::sample(&format!("frontend/styles/{name}.css"), text)
        };
        let files = [
            sheet(
                "one",
                ".vigie-row {\n    gap: 0;\n}\n\n.vigie-row > a {\n}\n",
            ),
            sheet(
                "two",
                "@media print {\n    .vigie-row {\n    }\n}\n\n.vigie-chip {\n}\n",
            ),
            sheet("three", "/* Again. */\n.vigie-row {\n}\n"),
        ];
        let count = count(&files);
        let found: Vec<_> = count
            .findings
            .iter()
            .map(|found| (found.path.as_str(), found.line))
            .collect();
        assert_eq!(found, [("frontend/styles/three.css", 2)]);
    }
}
