//! Components of the pages that do not fit a screen.

use super::count::{CountLimit, TidyCount};
use super::rust_source::{RustSource, after_closing, crate_of, identifiers};
use super::{Diagnostic, limits};

/// Counts the functions of the front end that build HTML and are too long.
pub fn count(sources: &[RustSource<'_>]) -> TidyCount {
    let findings = sources
        .iter()
        .filter(|source| crate_of(&source.file.path) == "frontend")
        .flat_map(long_components);
    TidyCount::from_findings(
        "component functions over 100 lines",
        findings.collect(),
        CountLimit::AtMost(limits::LONG_COMPONENTS),
    )
}

fn long_components(source: &RustSource<'_>) -> Vec<Diagnostic> {
    let code = &source.production;
    let functions = identifiers(code).filter(|(_, word)| *word == "fn");
    functions
        .filter_map(|(start, _)| {
            // A declaration without a body ends at the semicolon.
            let body = start + code[start..].find(['{', ';'])?;
            let signature = &code[start..body];
            if !code[body..].starts_with('{') || !builds_html(&code[..start], signature) {
                return None;
            }
            let end = after_closing(code, body)?;
            let lines = code[body + 1..end - 1]
                .lines()
                .filter(|line| !line.trim().is_empty())
                .count();
            let name = identifiers(signature).nth(1)?.1;
            (lines > limits::COMPONENT_LINES)
                .then(|| source.diagnostic(start, format!("`{name}` has {lines} lines")))
        })
        .collect()
}

fn builds_html(before: &str, signature: &str) -> bool {
    let returns_html = signature.rsplit_once("->").is_some_and(|(_, result)| {
        identifiers(result).any(|(_, word)| matches!(word, "Html" | "HtmlResult" | "VNode"))
    });
    let attributes = before
        .rfind(['}', ';'])
        .map_or(before, |end| &before[end..]);
    let is_component =
        attributes.contains("#[component") || attributes.contains("#[function_component");
    returns_html || is_component
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    fn lines(path: &str, text: String) -> Vec<usize> {
        let files = [SourceFile {
            path: path.to_owned(),
            text,
        }];
        let count = count(&RustSource::read_all(&files));
        count.findings.iter().map(|found| found.line).collect()
    }

    fn component(attribute: &str, result: &str, lines: usize) -> String {
        let body = "    x();\n".repeat(lines);
        format!(
            "{attribute}\npub fn page(props: &Props) -> {result} {{\n    // not counted\n\n{body}}}\n"
        )
    }

    #[test]
    fn a_hundred_lines_of_code_are_enough() {
        let path = "frontend/src/a.rs";
        assert!(lines(path, component("#[component]", "Html", 100)).is_empty());
        assert_eq!(lines(path, component("#[component]", "Html", 101)), [2]);
    }

    #[test]
    fn helpers_that_build_html_count_and_others_do_not() {
        let path = "frontend/src/a.rs";
        assert_eq!(lines(path, component("", "Html", 101)), [2]);
        assert!(lines(path, component("", "String", 101)).is_empty());
        assert!(lines("server/src/a.rs", component("", "Html", 101)).is_empty());
    }
}
