//! Secrets that would end up in a log: fields of plain text in types that derive `Debug`.

use super::count::{CountLimit, TidyCount};
use super::rust_source::{RustSource, after_closing, identifiers};
use super::{Diagnostic, limits};

/// Names of fields that hold what opens something.
const SECRETS: [&str; 6] = [
    "password",
    "access_code",
    "personal_code",
    "invigilator_password",
    "secret",
    "token",
];

/// Counts such fields over every crate.
pub fn count(sources: &[RustSource<'_>]) -> TidyCount {
    TidyCount::from_findings(
        "secrets that `Debug` shows",
        sources.iter().flat_map(shown_secrets).collect(),
        CountLimit::AtMost(limits::SECRETS_SHOWN_BY_DEBUG),
    )
}

fn shown_secrets(source: &RustSource<'_>) -> Vec<Diagnostic> {
    let code = &source.production;
    let derives = code.match_indices("#[derive(");
    let bodies = derives.filter_map(|(start, _)| struct_after(code, start));
    bodies
        .flat_map(|(start, end)| fields(code, start, end))
        .map(|(position, name)| {
            let reason = format!("`{name}` is text that `Debug` shows: make it a `SecretText`");
            source.diagnostic(position, reason)
        })
        .collect()
}

/// The body of the struct that derives `Debug` at `start`.
fn struct_after(code: &str, start: usize) -> Option<(usize, usize)> {
    let mut end = after_closing(code, start + 1)?;
    if !identifiers(&code[start..end]).any(|(_, word)| word == "Debug") {
        return None;
    }
    while code[end..].trim_start().starts_with("#[") {
        let next = end + code[end..].find("#[")?;
        end = after_closing(code, next + 1)?;
    }
    let body = end + code[end..].find(['{', ';'])?;
    let is_struct = identifiers(&code[end..body]).any(|(_, word)| word == "struct");
    if !is_struct || !code[body..].starts_with('{') {
        return None;
    }
    after_closing(code, body).map(|close| (body, close))
}

/// The fields that are secrets by their name and text by their type.
fn fields(code: &str, start: usize, end: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut position = start;
    for line in code[start..end].split_inclusive('\n') {
        let declared = line.trim().trim_start_matches("pub ");
        if let Some((name, kind)) = declared.split_once(": ")
            && SECRETS.contains(&name)
            && identifiers(kind).any(|(_, word)| ["String", "str"].contains(&word))
        {
            found.push((position + line.find(name).unwrap_or_default(), name));
        }
        position += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    #[test]
    fn text_named_like_a_secret_counts_where_debug_would_show_it() {
        let text = "#[derive(Debug, Clone)]\n#[serde(deny_unknown_fields)]\npub struct Login {\n    \
                    pub email: String,\n    pub password: String,\n    token: Option<String>,\n    \
                    secret: SecretText,\n}\n#[derive(Clone)]\nstruct Hidden {\n    password: String,\n}\n\
                    #[derive(Debug)]\nenum Other {\n    Named { password: String },\n}\n\
                    #[derive(Debug)]\nstruct Unit;\nstruct Plain {\n    password: String,\n}\n";
        let files = [SourceFile::sample("server/src/a.rs", text)];
        let count = count(&RustSource::read_all(&files));
        let lines: Vec<usize> = count.findings.iter().map(|found| found.line).collect();
        assert_eq!(lines, [5, 6]);
    }
}
