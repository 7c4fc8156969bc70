//! Calls that only one module of the server may make, because what surrounds them there is the
//! rule: heavy work is bounded, labels of metrics are closed, and all SQL stands together.

use super::count::{CountLimit, TidyCount};
use super::rust_source::{RustSource, crate_of, identifiers};
use super::{Diagnostic, limits};

/// Where heavy work takes its turn.
const WORK_POOL: &str = "server/src/work_pool.rs";
/// Where everything is measured.
const TELEMETRY: &str = "server/src/telemetry.rs";

/// Where all statements of the database are: the file and its folder.
const STORE: &str = "server/src/store";

/// Counts the calls of the server that go around the pool for heavy work, those that go around
/// the labels of the metrics, and the statements of SQL outside of the store.
pub fn count(sources: &[RustSource<'_>]) -> [TidyCount; 3] {
    let outside = |module: &str, is_call: fn(&str, &str) -> bool| -> Vec<Diagnostic> {
        let others = sources.iter().filter(|source| {
            crate_of(&source.file.path) == "server" && !is_of(&source.file.path, module)
        });
        others
            .flat_map(|source| calls(source, module, is_call))
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
        TidyCount::from_findings(
            "SQL outside of the store",
            outside(STORE, is_sql),
            CountLimit::AtMost(limits::SQL_OUTSIDE_THE_STORE),
        ),
    ]
}

/// Whether a file is this one, or of the module that is named without an ending.
fn is_of(path: &str, module: &str) -> bool {
    match path.strip_prefix(module) {
        Some("" | ".rs") => true,
        Some(rest) => rest.starts_with('/'),
        None => false,
    }
}

fn calls(
    source: &RustSource<'_>,
    module: &str,
    is_call: fn(&str, &str) -> bool,
) -> Vec<Diagnostic> {
    let code = &source.production;
    identifiers(code)
        .filter(|(start, word)| is_call(word, &code[start + word.len()..]))
        .map(|(start, word)| source.diagnostic(start, format!("`{word}` belongs into {module}")))
        .collect()
}

fn takes_a_thread(word: &str, _after: &str) -> bool {
    matches!(word, "spawn_blocking" | "block_in_place")
}

fn is_metric(word: &str, after: &str) -> bool {
    matches!(word, "counter" | "gauge" | "histogram") && after.starts_with('!')
}

fn is_sql(word: &str, after: &str) -> bool {
    word == "sqlx"
        && ["::query", "::raw_sql", "::migrate!"]
            .iter()
            .any(|call| after.starts_with(call))
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    #[test]
    fn only_one_module_may_call_and_comments_and_tests_may_speak_of_it() {
        let code = "// spawn_blocking\nfn f() { tokio::task::spawn_blocking(g); }\n\
                    fn h() { metrics::counter!(\"x\").increment(1); }\n\
                    fn s() -> sqlx::Error { sqlx::query_as(\"select 1\") }\n\
                    #[cfg(test)]\nmod tests { fn t() { spawn_blocking(g) } }";
        let file = |path: &str| SourceFile::sample(path, code);
        let files = [
            file(WORK_POOL),
            file(TELEMETRY),
            file("server/src/store.rs"),
            file("server/src/store/logins.rs"),
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
        let (store, logins) = ("server/src/store.rs", "server/src/store/logins.rs");
        let http = "server/src/http.rs";
        let threads = [TELEMETRY, store, logins, http].map(|path| at(path, 2));
        let metrics = [WORK_POOL, store, logins, http].map(|path| at(path, 3));
        let statements = [WORK_POOL, TELEMETRY, http].map(|path| at(path, 4));
        assert_eq!(
            places,
            [threads.to_vec(), metrics.to_vec(), statements.to_vec()]
        );
    }
}
