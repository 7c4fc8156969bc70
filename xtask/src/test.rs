//! `cargo xtask test`: every check and every test, cheapest first.

use std::process::Command;

use anyhow::Result;

use crate::step::{self, StepLog};
use crate::tidy::TidyOptions;
use crate::tools::WASM;
use crate::workspace::{BuildProfile, Workspace};
use crate::{companion, dependencies, npm, parity, spa, system_programs, tidy, tools};

/// Runs everything and stops at the first failure.
pub fn run(workspace: &Workspace) -> Result<()> {
    let mut steps = StepLog::default();
    // These two need nothing that must be installed or built, and fail within seconds.
    steps.step("Format", || {
        step::run(&mut cargo(workspace, "fmt --all -- --check"))
    })?;
    steps.step("Tidy", || tidy::run(workspace, &TidyOptions::default()))?;
    steps.step("Dependencies", || dependencies::check(workspace))?;

    let mut found = system_programs::ProgramVariables::new();
    steps.step("Tools, browser and SPA", || {
        found = system_programs::ensure()?;
        // Also where the SPA is current: tests may read what comes from npm.
        npm::ensure(workspace)?;
        let tools = tools::ensure(workspace)?;
        // The dev profile is optimized enough for the browser stories (see Cargo.toml).
        spa::ensure(workspace, &tools, BuildProfile::Dev)
    })?;
    steps.step("Companion", || companion::check(workspace))?;
    steps.step("Clippy, native", || {
        let arguments = "clippy --workspace --exclude vigie-frontend --all-targets -- -D warnings";
        step::run(&mut cargo(workspace, arguments))
    })?;
    steps.step("Clippy, wasm", || {
        let arguments = "clippy -p vigie-frontend --target wasm32-unknown-unknown -- -D warnings";
        step::run(cargo(workspace, arguments).env("CARGO_TARGET_DIR", workspace.web_target()))
    })?;
    steps.step("Documentation", || document(workspace))?;
    // The programs that the tests start are built together with the tests: asked for alone,
    // their dependencies would be compiled a second time with a smaller set of features.
    // xtask is left out because it runs.
    steps.step("Build", || {
        let arguments = "build --workspace --exclude vigie-frontend --exclude xtask --bins --tests";
        step::run(&mut cargo(workspace, arguments))
    })?;
    steps.step("Tests", || {
        let mut test = cargo(workspace, "test --workspace --exclude vigie-frontend");
        step::run(
            test.envs(found)
                .env("VIGIE_BIN_DIR", workspace.binaries(BuildProfile::Dev)),
        )
    })?;
    steps.step("Same bits, native and wasm", || {
        parity::check(workspace, &tools::ensure(workspace)?, BuildProfile::Dev)
    })?;
    // Apart, because the pages' features of shared dependencies are for browsers.
    steps.step("Tests of the pages", || {
        step::run(&mut cargo(workspace, "test -p vigie-frontend --lib"))
    })?;
    steps.summary();
    Ok(())
}

/// Builds the documentation of every crate, to find links that lead nowhere.
fn document(workspace: &Workspace) -> Result<()> {
    // These crates are documented for their developers only: a link to a private item works.
    let flags = "-D warnings -A rustdoc::private_intra_doc_links";
    let native = "doc --no-deps --workspace --exclude vigie-frontend --document-private-items";
    step::run(cargo(workspace, native).env("RUSTDOCFLAGS", flags))?;
    let pages = "doc --no-deps -p vigie-frontend --document-private-items --target";
    step::run(
        cargo(workspace, pages)
            .arg(WASM)
            .env("CARGO_TARGET_DIR", workspace.web_target())
            .env("RUSTDOCFLAGS", flags),
    )
}

/// Cargo with arguments that contain no spaces.
fn cargo(workspace: &Workspace, arguments: &str) -> Command {
    let mut command = workspace.cargo();
    command.args(arguments.split(' '));
    command
}
