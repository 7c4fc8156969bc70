//! A Rust file, divided into code and comments without a parser.
//!
//! A real parser would be the largest dependency of this crate. Knowing where strings,
//! comments and tests begin and end is enough for every rule.

use super::Diagnostic;
use super::files::SourceFile;

/// A Rust file whose parts have the positions of the original: what does not belong to a
/// part is blank in it.
pub struct RustSource<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// Everything but comments and the content of literals, tests included.
    pub code: String,
    /// `code` without the modules and functions that exist in tests only; blank for a file
    /// of tests.
    pub production: String,
    /// Comments and nothing else.
    pub comments: String,
}

impl<'a> RustSource<'a> {
    /// Reads every Rust file.
    pub fn read_all(files: &'a [SourceFile]) -> Vec<Self> {
        files
            .iter()
            .filter(|file| file.is_rust())
            .map(Self::new)
            .collect()
    }

    /// Divides a file.
    pub fn new(file: &'a SourceFile) -> Self {
        let (code, comments) = divide(&file.text);
        let production = if is_test_file(&file.path) {
            blank(&code)
        } else {
            without_tests(&code)
        };
        Self {
            file,
            code,
            production,
            comments,
        }
    }

    /// A diagnostic at a position of the file.
    pub fn diagnostic(&self, position: usize, reason: String) -> Diagnostic {
        Diagnostic {
            path: self.file.path.clone(),
            line: line_at(&self.file.text, position),
            reason,
        }
    }
}

/// The crate that a file belongs to, by its folder. A program below `src/bin` is a crate
/// of its own.
pub fn crate_of(path: &str) -> &str {
    let parts = if let Some(program) = path.find("/src/bin/") {
        path[..program].matches('/').count() + 4
    } else if path.starts_with("crates/") {
        2
    } else {
        1
    };
    let end = path.match_indices('/').nth(parts - 1);
    end.map_or(path, |(end, _)| &path[..end])
}

/// Every identifier and keyword, with its position.
pub fn identifiers(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |part: char| part.is_alphanumeric() || part == '_';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + code[rest..].find(is_part)?;
        let length = code[start..].find(|part| !is_part(part));
        rest = length.map_or(code.len(), |length| start + length);
        Some((start, &code[start..rest]))
    })
}

/// The line of a position, counted from 1.
pub fn line_at(text: &str, position: usize) -> usize {
    let before = text.as_bytes().iter().take(position);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// The position after the bracket that closes the one at `open`.
pub fn after_closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn is_test_file(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "examples"))
}

fn blank(text: &str) -> String {
    let blanks = text
        .bytes()
        .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    blanks.collect()
}

/// Blanks what `#[cfg(test)]` or `#[cfg(all(test, ..))]` stands before.
fn without_tests(code: &str) -> String {
    let mut production = code.to_owned();
    for (start, _) in code.match_indices("#[cfg(") {
        let Some(mut end) = after_closing(code, start + 1) else {
            continue;
        };
        let condition = &code[start..end];
        let is_test = identifiers(condition).any(|(_, word)| word == "test");
        if !is_test || condition.contains("not(") {
            continue;
        }
        while code[end..].trim_start().starts_with("#[") {
            let next = end + code[end..].find("#[").unwrap_or_default();
            end = after_closing(code, next + 1).unwrap_or(code.len());
        }
        let item = code[end..].find(['{', ';']);
        end = match item.map(|length| end + length) {
            Some(body) if code[body..].starts_with('{') => {
                after_closing(code, body).unwrap_or(code.len())
            }
            Some(semicolon) => semicolon + 1,
            None => code.len(),
        };
        production.replace_range(start..end, &blank(&code[start..end]));
    }
    production
}

/// What the reader of a file stands in.
#[derive(Clone, Copy)]
enum Region {
    Code,
    Comment,
    Literal,
}

/// Code and comments of a text, each as long as the text.
fn divide(text: &str) -> (String, String) {
    let mut code = blank(text).into_bytes();
    let mut comments = code.clone();
    let mut start = 0;
    while start < text.len() {
        let (region, length) = region_at(text, start);
        let part = &text.as_bytes()[start..start + length];
        match region {
            Region::Code => code[start..start + length].copy_from_slice(part),
            Region::Comment => comments[start..start + length].copy_from_slice(part),
            // The quotes stay, so that a line with a literal is not blank.
            Region::Literal => {
                code[start] = b'"';
                code[start + length - 1] = b'"';
            }
        }
        start += length;
    }
    let part = |bytes| String::from_utf8(bytes).expect("only whole characters are copied");
    (part(code), part(comments))
}

/// The region that begins here and its length, at least one character.
fn region_at(text: &str, start: usize) -> (Region, usize) {
    let rest = &text[start..];
    let character = rest.chars().next().map_or(1, char::len_utf8);
    if rest.starts_with("//") {
        return (Region::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Region::Comment, block_comment_length(rest));
    }
    if let Some(length) = raw_string_length(&text[..start], rest) {
        return (Region::Literal, length);
    }
    match rest.as_bytes()[0] {
        b'"' => (Region::Literal, quoted_length(rest)),
        b'\'' => char_length(rest).map_or((Region::Code, 1), |length| (Region::Literal, length)),
        _ => (Region::Code, character),
    }
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, pair) in rest.as_bytes().windows(2).enumerate() {
        match pair {
            b"/*" => depth += 1,
            b"*/" if depth == 1 => return at + 2,
            b"*/" => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// `r"..."`, `r#"..."#`, and the same after `b` or `c`.
fn raw_string_length(before: &str, rest: &str) -> Option<usize> {
    let prefix = before.trim_end_matches(['b', 'c']);
    let continues_a_name = prefix.ends_with(|part: char| part.is_alphanumeric() || part == '_');
    if continues_a_name || before.len() - prefix.len() > 1 {
        return None;
    }
    let hashes = rest.strip_prefix('r')?;
    let content = hashes.trim_start_matches('#').strip_prefix('"')?;
    let count = hashes.len() - content.len() - 1;
    let end = format!("\"{}", "#".repeat(count));
    let length = content
        .find(&end)
        .map_or(content.len(), |at| at + end.len());
    Some(rest.len() - content.len() + length)
}

fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; none for a lifetime.
fn char_length(rest: &str) -> Option<usize> {
    let content = &rest[1..];
    if content.starts_with('\\') {
        // The escaped character itself may be a quote.
        return content.get(2..)?.find('\'').map(|at| at + 4);
    }
    let character = content.chars().next()?.len_utf8();
    content[character..]
        .starts_with('\'')
        .then_some(character + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile::sample(path, text)
    }

    fn words(text: &str) -> Vec<String> {
        identifiers(text).map(|(_, word)| word.to_owned()).collect()
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        let text = "let a = \"b // c\"; // d \"e\n/* f /* g */ h */ let i = r#\"j\"k\"#;";
        let (code, comments) = divide(text);
        assert_eq!(words(&code), ["let", "a", "let", "i"]);
        assert_eq!(words(&comments), ["d", "e", "f", "g", "h"]);
        assert_eq!((code.len(), comments.len()), (text.len(), text.len()));
    }

    #[test]
    fn a_character_is_a_literal_and_a_lifetime_is_code() {
        let (code, _) = divide("fn f<'a>(b: &'a str) { g('\"', '\\'', 'é', h) }");
        assert_eq!(words(&code), ["fn", "f", "a", "b", "a", "str", "g", "h"]);
    }

    #[test]
    fn what_exists_in_tests_only_is_no_production_code() {
        let text = "struct A;\n#[cfg(test)]\n#[allow(x)]\nmod tests { struct B; }\n#[cfg(test)]\nmod more;\n#[cfg(not(test))]\nstruct C;";
        let file = file("shared/src/a.rs", text);
        let source = RustSource::new(&file);
        let words = words(&source.production);
        assert!(!words.contains(&"B".to_owned()) && !words.contains(&"more".to_owned()));
        assert!(words.contains(&"A".to_owned()) && words.contains(&"C".to_owned()));
    }

    #[test]
    fn a_file_of_tests_has_no_production_code() {
        for path in [
            "shared/tests/a.rs",
            "tests/src/b.rs",
            "server/src/x/tests.rs",
        ] {
            let file = file(path, "struct A;");
            assert!(RustSource::new(&file).production.trim().is_empty());
        }
    }

    #[test]
    fn the_folder_gives_the_crate() {
        assert_eq!(crate_of("shared/src/a/b.rs"), "shared");
        assert_eq!(crate_of("crates/adaptive/src/a.rs"), "crates/adaptive");
        let program = "crates/simulation/src/bin/vigie-parity/main.rs";
        assert_eq!(crate_of(program), "crates/simulation/src/bin/vigie-parity");
    }
}
