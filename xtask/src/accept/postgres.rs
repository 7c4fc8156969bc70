//! `cargo xtask accept postgres`: the live stories on PostgreSQL, and a database of every earlier
//! version brought up to date there.

use std::env;

use anyhow::{Result, ensure};

use crate::workspace::{BuildProfile, Workspace};
use crate::{programs, step};

/// Names a database in which the tests may do what they like; they read it too.
const VARIABLE: &str = "VIGIE_TEST_POSTGRES";

/// Tests of what only SQLite does, or of its file.
const SQLITE_ONLY: &[&str] = &[
    // Triggers and pragmas that stand for a full disk and a file that cannot be written.
    "storage::",
    // SQLite keeps any value in any column.
    "record::chain::a_value_of_another_kind",
];

/// Runs the live stories on the PostgreSQL that the variable names.
pub fn run(workspace: &Workspace) -> Result<()> {
    ensure!(
        env::var_os(VARIABLE).is_some(),
        "{VARIABLE} must name a PostgreSQL database for the tests, such as \
         postgres://vigie:secret@localhost/vigie_test: each of them makes a schema there"
    );
    programs::build(workspace, BuildProfile::Dev)?;
    step::heading("Acceptance: postgres");
    let mut test = workspace.cargo();
    test.args([
        "test",
        "-p",
        "vigie-tests",
        "--test",
        "live",
        "--",
        "--test-threads=4",
    ])
    .env("VIGIE_BIN_DIR", workspace.binaries(BuildProfile::Dev));
    for name in SQLITE_ONLY {
        test.args(["--skip", name]);
    }
    step::run(&mut test)
}
