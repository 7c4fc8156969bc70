//! Rules about the text of files: no paths of somebody's machine, no long files, no sleeps
//! in tests.

use super::Fault;
use super::files::File;

/// A Rust file of the house has 80-150 lines; this many is where it must be divided.
const LONGEST: usize = 400;

/// Beginnings of paths that exist on one machine only. They are put together here so that
/// this file does not contain them.
const MACHINE_PATHS: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/")];

/// Checks every file.
pub fn check(files: &[File]) -> Vec<Fault> {
    files
        .iter()
        .flat_map(|file| machine_paths(file).chain(length(file)).chain(sleeps(file)))
        .collect()
}

fn machine_paths(file: &File) -> impl Iterator<Item = Fault> {
    file.lines().flat_map(move |(line, text)| {
        MACHINE_PATHS
            .iter()
            .filter(move |path| text.contains(**path))
            .map(move |path| fault(file, line, format!("`{path}` is a path of one machine")))
    })
}

fn length(file: &File) -> Option<Fault> {
    let lines = file.text.lines().count();
    let long = file.is_rust() && lines > LONGEST;
    long.then(|| {
        fault(
            file,
            LONGEST + 1,
            format!("{lines} lines; divide a file of more than {LONGEST}"),
        )
    })
}

/// A test that sleeps is slow on every machine and fails on a slow one.
fn sleeps(file: &File) -> impl Iterator<Item = Fault> {
    let is_test = file.is_rust() && file.path.split('/').any(|folder| folder == "tests");
    file.lines()
        .filter(move |(_, text)| is_test && calls(text, "sleep("))
        .map(|(line, _)| {
            fault(
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

fn fault(file: &File, line: usize, reason: String) -> Fault {
    Fault {
        path: file.path.clone(),
        line,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> Vec<usize> {
        let file = File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        check(&[file]).into_iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn a_path_of_one_machine_is_found_in_any_file() {
        let text = format!("first\nsee {}notes.md\n", MACHINE_PATHS[0]);
        assert_eq!(faults("docs/NOTES.md", &text), [2]);
    }

    #[test]
    fn a_rust_file_may_have_four_hundred_lines() {
        assert!(faults("server/src/a.rs", &"\n".repeat(400)).is_empty());
        assert_eq!(faults("server/src/a.rs", &"\n".repeat(401)), [401]);
        assert!(faults("docs/long.md", &"\n".repeat(401)).is_empty());
    }

    #[test]
    fn a_sleep_is_a_fault_in_tests_and_nowhere_else() {
        let text = "// sleep(1) would be wrong\ntokio::time::sleep(second).await;\nlet x = asleep();\nno_sleep();";
        assert_eq!(faults("tests/live/board.rs", text), [2]);
        assert_eq!(faults("shared/tests/fold.rs", text), [2]);
        assert!(faults("drill/src/demo.rs", text).is_empty());
    }
}
