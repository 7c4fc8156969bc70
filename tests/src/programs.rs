//! The programs of this build, as they are installed.

use std::path::PathBuf;

/// A program of this build: where xtask says, or beside the tests.
pub fn program(name: &str) -> PathBuf {
    let folder = match std::env::var_os("VIGIE_BIN_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::current_exe()
            .unwrap()
            .ancestors()
            .nth(2)
            .unwrap()
            .to_owned(),
    };
    let program = folder.join(name);
    assert!(
        program.is_file(),
        "{} is not built; `cargo xtask test` does",
        program.display()
    );
    program
}
