//! Calls that only one file of the server may make, because what surrounds them there is the
//! rule: heavy work is bounded, and labels of metrics are closed.

use super::count::{CountLimit, TidyCount};
use super::rust_source::{RustSource, crate_of, identifiers};
use super::{Diagnostic, limits};

/// Where heavy work takes its turn.
const WORK_POOL: &str = "server/src/work_pool.rs";
/// Where everything is measured.
const TELEMETRY: &str = "server/src/telemetry.rs";

/// Counts the calls of the server that go around the pool for heavy work, and those that go
/// around the labels of the metrics.
pub fn count(sources: &[RustSource<'_>]) -> [TidyCount; 2] {
    let outside = |file: &str, is_call: fn(&str, &str) -> bool| -> Vec<Diagnostic> {
        let others = sources
            .iter()
            .filter(|source| crate_of(&source.file.path) == "server" && source.file.path != file);
        others
            .flat_map(|source| calls(source, file, is_call))
            .collect()
    };
    [
        TidyCount::from_findings(
            "heavy work outside of the pool",
            outside(WORK_POOL, takes_a_thread),
            CountLimit::AtMost(limits::WORK_OUTSIDE_THE_POOL),
        ),
        TidyCount::from_findings(
            "metrics outside of their module",
            outside(TELEMETRY, is_metric),
            CountLimit::AtMost(limits::METRICS_OUTSIDE_THEIR_MODULE),
        ),
    ]
}

fn calls(source: &RustSource<'_>, file: &str, is_call: fn(&str, &str) -> bool) -> Vec<Diagnostic> {
    let code = &source.production;
    identifiers(code)
        .filter(|(start, word)| is_call(word, &code[start + word.len()..]))
        .map(|(start, word)| source.diagnostic(start, format!("`{word}` belongs into {file}")))
        .collect()
}

fn takes_a_thread(word: &str, _after: &str) -> bool {
    matches!(word, "spawn_blocking" | "block_in_place")
}

fn is_metric(word: &str, after: &str) -> bool {
    matches!(word, "counter" | "gauge" | "histogram") && after.starts_with('!')
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    #[test]
    fn only_one_file_may_call_and_comments_and_tests_may_speak_of_it() {
        let code = "// spawn_blocking\nfn f() { tokio::task::spawn_blocking(g); }\n\
                    fn h() { metrics::counter!(\"x\").increment(1); }\n\
                    #[cfg(test)]\nmod tests { fn t() { spawn_blocking(g) } }";
        let file = |path: &str| SourceFile {
            path: path.to_owned(),
            text: code.to_owned(),
        };
        let files = [
            file(WORK_POOL),
            file(TELEMETRY),
            file("server/src/http.rs"),
            file("crates/loadtest/src/main.rs"),
        ];
        let counts = count(&RustSource::read_all(&files));
        let places = counts.map(|count| {
            let findings = count.findings.into_iter();
            findings
                .map(|found| (found.path, found.line))
                .collect::<Vec<_>>()
        });
        let at = |path: &str, line| (path.to_owned(), line);
        let threads = vec![at(TELEMETRY, 2), at("server/src/http.rs", 2)];
        let metrics = vec![at(WORK_POOL, 3), at("server/src/http.rs", 3)];
        assert_eq!(places, [threads, metrics]);
    }
}
