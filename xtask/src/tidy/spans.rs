//! Tracing spans: without them a log line does not say which request or room it belongs to.

use super::count::{CountLimit, TidyCount};
use super::limits;
use super::rust_source::{RustSource, identifiers};

/// Counts the places of production code that open or enter a span.
pub fn count(sources: &[RustSource<'_>]) -> TidyCount {
    let findings = sources.iter().flat_map(|source| {
        let code = &source.production;
        identifiers(code)
            .filter(|(start, word)| is_span(&code[..*start], word, &code[start + word.len()..]))
            .map(|(start, word)| source.diagnostic(start, format!("`{word}`")))
    });
    TidyCount::from_findings(
        "tracing spans",
        findings.collect(),
        CountLimit::AtLeast(limits::TRACING_SPANS_AT_LEAST),
    )
}

fn is_span(before: &str, word: &str, after: &str) -> bool {
    match word {
        "span" | "trace_span" | "debug_span" | "info_span" | "warn_span" | "error_span" => {
            after.starts_with('!')
        }
        "instrument" => {
            let is_attribute = before.ends_with("#[") || before.ends_with("#[tracing::");
            is_attribute || (before.ends_with('.') && after.starts_with('('))
        }
        "in_current_span" => before.ends_with('.'),
        "TraceLayer" => after.starts_with("::"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    #[test]
    fn spans_are_counted_where_they_are_opened_or_entered() {
        let text = "use tower_http::trace::TraceLayer;\n// info_span!(\"no\")\n#[tracing::instrument(skip_all)]\nfn f() {\n    work().instrument(info_span!(\"room\"));\n    TraceLayer::new_for_http();\n}";
        let files = [SourceFile::sample("server/src/a.rs", text)];
        let count = count(&RustSource::read_all(&files));
        let lines: Vec<_> = count.findings.iter().map(|found| found.line).collect();
        assert_eq!(lines, [3, 5, 5, 6]);
    }
}
