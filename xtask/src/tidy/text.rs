//! Rules about the text of files: no paths of one machine, no long files, no sleeps
//! in tests.

use super::Diagnostic;
use super::files::SourceFile;

/// A Rust file of the house has 80-150 lines; this many is where it must be divided.
const LONGEST: usize = 400;

/// Beginnings of paths that exist on one machine only. They are put together here so that
/// this file does not contain them.
const MACHINE_PATHS: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/")];

/// Checks every file.
pub fn check(files: &[SourceFile]) -> Vec<Diagnostic> {
    files
        .iter()
        .flat_map(|file| machine_paths(file).chain(length(file)).chain(sleeps(file)))
        .collect()
}

fn machine_paths(file: &SourceFile) -> impl Iterator<Item = Diagnostic> {
    file.lines().flat_map(move |(line, text)| {
        MACHINE_PATHS
            .iter()
            .filter(move |path| text.contains(**path))
            .map(move |path| diagnostic(file, line, format!("`{path}` is a path of one machine")))
    })
}

fn length(file: &SourceFile) -> Option<Diagnostic> {
    let lines = file.text.lines().count();
    let long = file.is_rust() && lines > LONGEST;
    long.then(|| {
        diagnostic(
            file,
            LONGEST + 1,
            format!("{lines} lines; divide a file of more than {LONGEST}"),
        )
    })
}

/// A test that sleeps is slow on every machine and fails on a slow one.
fn sleeps(file: &SourceFile) -> impl Iterator<Item = Diagnostic> {
    let is_test = file.is_rust() && file.path.split('/').any(|folder| folder == "tests");
    file.lines()
        .filter(move |(_, text)| is_test && calls(text, "sleep("))
        .map(|(line, _)| {
            diagnostic(
                file,
                line,
                "a test never sleeps: wait for the condition, or move the clock".to_owned(),
            )
        })
}

/// True when the line calls exactly this function, and not one whose name ends like it.
fn calls(line: &str, call: &str) -> bool {
    let is_code = !line.trim_start().starts_with("//");
    is_code
        && line.match_indices(call).any(|(at, _)| {
            !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
        })
}

fn diagnostic(file: &SourceFile, line: usize, reason: String) -> Diagnostic {
    Diagnostic {
        path: file.path.clone(),
        line,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostics(path: &str, text: &str) -> Vec<usize> {
        let file = SourceFile::sample(path, text);
        check(&[file])
            .into_iter()
            .map(|diagnostic| diagnostic.line)
            .collect()
    }

    #[test]
    fn a_path_of_one_machine_is_found_in_any_file() {
        let text = format!("first\nsee {}notes.md\n", MACHINE_PATHS[0]);
        assert_eq!(diagnostics("docs/NOTES.md", &text), [2]);
    }

    #[test]
    fn a_rust_file_may_have_four_hundred_lines() {
        assert!(diagnostics("server/src/a.rs", &"\n".repeat(400)).is_empty());
        assert_eq!(diagnostics("server/src/a.rs", &"\n".repeat(401)), [401]);
        assert!(diagnostics("docs/long.md", &"\n".repeat(401)).is_empty());
    }

    #[test]
    fn a_sleep_is_a_fault_in_tests_and_nowhere_else() {
        let text = "// sleep(1) would be wrong\ntokio::time::sleep(second).await;\nlet x = asleep();\nno_sleep();";
        assert_eq!(diagnostics("tests/live/board.rs", text), [2]);
        assert_eq!(diagnostics("shared/tests/fold.rs", text), [2]);
        assert!(diagnostics("crates/loadtest/src/demo.rs", text).is_empty());
    }
}
