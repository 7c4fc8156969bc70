//! Do native and wasm builds of the measurement engine give the same bits?
//!
//! The program `vigie-parity` prints digests of all that the engine says in some hundred
//! tests. It is compiled for this machine and for browsers, and both must print the same.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tools::{WASM, WebTools};
use crate::workspace::{BuildProfile, Workspace};
use crate::{search_path, step};

const PROGRAM: &str = "vigie-parity";

/// Builds the program twice, runs both, and fails with the lines that differ.
pub fn check(workspace: &Workspace, tools: &WebTools, profile: BuildProfile) -> Result<()> {
    let native = native(workspace, profile)?;
    let wasm = wasm(workspace, tools, profile)?;
    compare(&native, &wasm)?;
    println!(
        "claim: native and wasm builds give the same items, estimates and scores, bit for bit: \
         {} digests alike: ok",
        native.lines().count()
    );
    Ok(())
}

fn native(workspace: &Workspace, profile: BuildProfile) -> Result<String> {
    step::run(&mut build(workspace, profile))?;
    output(&mut workspace.command(workspace.binary(profile, PROGRAM)))
}

fn wasm(workspace: &Workspace, tools: &WebTools, profile: BuildProfile) -> Result<String> {
    let Some(node) = search_path::find_program(&["node"]) else {
        bail!("node is missing: it runs the wasm build of the engine; install Node.js 20 or newer");
    };
    let target = workspace.web_target();
    step::run(
        build(workspace, profile)
            .args(["--target", WASM])
            .env("CARGO_TARGET_DIR", &target),
    )?;
    let module = target
        .join(WASM)
        .join(profile.folder())
        .join(format!("{PROGRAM}.wasm"));
    let made: PathBuf = target.join("parity").join(profile.folder());
    step::run(
        workspace
            .command(&tools.bindgen)
            .args(["--target", "nodejs", "--no-typescript", "--out-dir"])
            .args([&made, &module]),
    )?;
    let script = made.join(format!("{PROGRAM}.js"));
    output(workspace.command(node).arg(script))
}

fn build(workspace: &Workspace, profile: BuildProfile) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "-p", "vigie-simulation", "--bin", PROGRAM]);
    if profile == BuildProfile::Release {
        cargo.arg("--release");
    }
    cargo
}

/// What a program prints.
fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {command:?}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() || text.trim().is_empty() {
        bail!("{command:?} failed: {}", text.trim());
    }
    Ok(text)
}

fn compare(native: &str, wasm: &str) -> Result<()> {
    let [native, wasm] = [native, wasm].map(|text| text.lines().collect::<BTreeSet<_>>());
    let different: Vec<_> = native.symmetric_difference(&wasm).copied().collect();
    if different.is_empty() {
        return Ok(());
    }
    bail!(
        "claim: native and wasm builds give the same bits: FAILS\n{}",
        different.join("\n")
    );
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn builds_that_print_the_same_agree() {
        assert!(compare("a: 1\nb: 2\n", "a: 1\nb: 2").is_ok());
    }

    #[test]
    fn a_digest_that_differs_is_named_as_both_builds_print_it() {
        let message = compare("a: 1\nb: 2", "a: 1\nb: 3")
            .map_or_else(|error| error.to_string(), |()| String::new());
        assert!(message.ends_with("FAILS\nb: 2\nb: 3"), "{message}");
    }

    #[test]
    fn a_digest_that_one_build_lacks_is_a_difference() {
        assert!(compare("a: 1\nb: 2", "a: 1").is_err());
    }
}
