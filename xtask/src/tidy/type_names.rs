//! Names of types: how many say nothing alone, and which stand for two things.

use std::collections::BTreeMap;

use super::count::{CountLimit, TidyCount};
use super::limits;
use super::rust_source::{RustSource, after_closing, crate_of, identifiers};
use super::words::parts_of_identifier;
use super::{Diagnostic, rust_source};

/// A type that production code defines.
struct TypeDefinition {
    name: String,
    /// Its name in the OpenAPI document, where it is part of it.
    schema_name: Option<String>,
    place: Diagnostic,
}

/// Counts over every crate.
pub fn count(sources: &[RustSource<'_>]) -> Vec<TidyCount> {
    let types: Vec<_> = sources.iter().flat_map(definitions).collect();
    vec![
        one_word_types(&types),
        duplicate_types(&types),
        duplicate_schemas(&types),
    ]
}

fn one_word_types(types: &[TypeDefinition]) -> TidyCount {
    let mut crates = BTreeMap::<_, [usize; 2]>::new();
    let mut findings = Vec::new();
    for definition in types {
        let [bare, all] = crates.entry(crate_of(&definition.place.path)).or_default();
        *all += 1;
        if parts_of_identifier(&definition.name).count() == 1 {
            *bare += 1;
            findings.push(definition.finding("is one bare word"));
        }
    }
    let detail: Vec<_> = crates
        .iter()
        .map(|(name, [bare, all])| format!("{name} {bare} of {all}"))
        .collect();
    TidyCount {
        title: "types named by one bare word",
        value: (100 * findings.len()).div_ceil(types.len().max(1)),
        unit: " %",
        limit: CountLimit::AtMost(limits::ONE_WORD_TYPES_PERCENT),
        detail: detail.join(", "),
        findings,
    }
}

fn duplicate_types(types: &[TypeDefinition]) -> TidyCount {
    let named = types.iter().map(|definition| {
        (
            (crate_of(&definition.place.path), definition.name.as_str()),
            definition,
        )
    });
    TidyCount::from_findings(
        "duplicate type names within a crate",
        duplicates(named, "is already the name of a type of this crate"),
        CountLimit::AtMost(limits::DUPLICATE_TYPE_NAMES),
    )
}

/// Both crates feed one document, in which the second type of a name replaces the first.
fn duplicate_schemas(types: &[TypeDefinition]) -> TidyCount {
    let named = types
        .iter()
        .filter(|definition| ["server", "shared"].contains(&crate_of(&definition.place.path)))
        .filter_map(|definition| Some((definition.schema_name.as_deref()?, definition)));
    TidyCount::from_findings(
        "duplicate names in the OpenAPI document",
        duplicates(
            named,
            "is already the name of a schema of the OpenAPI document",
        ),
        CountLimit::AtMost(limits::DUPLICATE_SCHEMA_NAMES),
    )
}

/// Every definition after the first of its key.
fn duplicates<'a, K: Ord>(
    definitions: impl Iterator<Item = (K, &'a TypeDefinition)>,
    reason: &str,
) -> Vec<Diagnostic> {
    let mut first = BTreeMap::<K, &TypeDefinition>::new();
    let mut findings = Vec::new();
    for (key, definition) in definitions {
        if let Some(other) = first.get(&key) {
            let Diagnostic { path, line, .. } = &other.place;
            findings.push(definition.finding(&format!("{reason}: {path}:{line}")));
        } else {
            first.insert(key, definition);
        }
    }
    findings
}

impl TypeDefinition {
    fn finding(&self, reason: &str) -> Diagnostic {
        Diagnostic {
            path: self.place.path.clone(),
            line: self.place.line,
            reason: format!("`{}` {reason}", self.name),
        }
    }
}

fn definitions(source: &RustSource<'_>) -> Vec<TypeDefinition> {
    let code = &source.production;
    let schemas = schema_names(code);
    let mut words = identifiers(code).peekable();
    let mut types = Vec::new();
    while let Some((start, word)) = words.next() {
        let is_keyword = match word {
            "struct" | "enum" | "trait" | "union" => true,
            // Inside `impl` and `trait` it names an associated type, which is not our choice.
            "type" => is_at_top(code, start),
            _ => false,
        };
        let Some((position, name)) = words.peek().copied().filter(|_| is_keyword) else {
            continue;
        };
        let is_type_name = name.starts_with(|first: char| first.is_uppercase());
        if is_type_name && code[start + word.len()..position].trim().is_empty() {
            types.push(TypeDefinition {
                name: name.to_owned(),
                schema_name: schemas.get(&position).cloned(),
                place: source.diagnostic(position, String::new()),
            });
        }
    }
    types
}

fn is_at_top(code: &str, position: usize) -> bool {
    let line = &code[code[..position].rfind('\n').map_or(0, |end| end + 1)..];
    line.starts_with("pub") || line.starts_with("type")
}

/// Names in the OpenAPI document, by the position of the type's own name.
fn schema_names(code: &str) -> BTreeMap<usize, String> {
    let mut names = BTreeMap::new();
    for (start, _) in code.match_indices("#[") {
        let Some(end) = after_closing(code, start + 1) else {
            continue;
        };
        if !identifiers(&code[start..end]).any(|(_, word)| word == "ToSchema") {
            continue;
        }
        let mut words = rust_source::identifiers(&code[end..]);
        if words.any(|(_, word)| matches!(word, "struct" | "enum" | "type"))
            && let Some((offset, name)) = words.next()
        {
            let alias = schema_alias(&code[end..end + offset]);
            names.insert(end + offset, alias.unwrap_or(name).to_owned());
        }
    }
    names
}

/// The name in `#[schema(as = path::Name)]`.
fn schema_alias(attributes: &str) -> Option<&str> {
    let (_, arguments) = attributes.split_once("schema(")?;
    let (_, path) = arguments.split_once("as = ")?;
    let path = path.split([',', ')']).next()?;
    path.rsplit("::").next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    fn counts(files: &[(&str, &str)]) -> Vec<TidyCount> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| SourceFile::sample(path, text))
            .collect();
        count(&RustSource::read_all(&files))
    }

    #[test]
    fn a_type_named_by_one_word_counts_in_percent() {
        let text = "pub struct Pool;\nenum SeatState {}\npub(crate) trait Pdf {}\ntype ItemList = ();\nimpl A for B {\n    type Output = ();\n}";
        let [one_word, ..] = &counts(&[("shared/src/a.rs", text)])[..] else {
            unreachable!("count always gives three")
        };
        assert_eq!(one_word.value, 50);
        assert_eq!(one_word.detail, "shared 2 of 4");
        let lines: Vec<_> = one_word
            .findings
            .iter()
            .map(|finding| finding.line)
            .collect();
        assert_eq!(lines, [1, 3]);
    }

    #[test]
    fn a_name_may_be_used_once_in_each_crate() {
        let counts = counts(&[
            ("shared/src/a.rs", "struct Entry;"),
            ("server/src/a.rs", "struct Entry;"),
            ("server/src/b.rs", "\nstruct Entry;"),
            ("server/src/b/tests.rs", "struct Entry;"),
        ]);
        let findings: Vec<_> = counts[1]
            .findings
            .iter()
            .map(Diagnostic::to_string)
            .collect();
        assert_eq!(
            findings,
            [
                "server/src/b.rs:2: `Entry` is already the name of a type of this crate: server/src/a.rs:1"
            ]
        );
    }

    #[test]
    fn the_openapi_document_knows_a_name_once_over_both_crates() {
        let counts = counts(&[
            (
                "shared/src/a.rs",
                "#[cfg_attr(feature = \"openapi\", derive(utoipa::ToSchema))]\npub struct Entry;\n#[derive(Debug)]\nstruct Result;",
            ),
            (
                "server/src/b.rs",
                "#[derive(ToSchema)]\nstruct Entry;\n#[derive(ToSchema)]\n#[schema(as = api::LoginEntry)]\nstruct Result;",
            ),
        ]);
        let lines: Vec<_> = counts[2]
            .findings
            .iter()
            .map(|finding| finding.line)
            .collect();
        assert_eq!(lines, [2]);
    }
}
