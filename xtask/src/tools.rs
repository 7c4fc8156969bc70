//! The tools that make the SPA: the wasm target, trunk, wasm-bindgen.
//!
//! They are built from source into a folder of the user, one per version: nothing that the
//! developer has installed is replaced, and another checkout finds them there.

mod install;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{lockfile, search_path, step};
pub use install::CargoTool;

/// Trunk 0.22 needs a newer compiler than the pinned one.
const TRUNK: &str = "0.21.14";
/// What browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The tools, ready to be called.
pub struct WebTools {
    /// The program `trunk`.
    pub trunk: PathBuf,
    /// The program `wasm-bindgen`.
    pub bindgen: PathBuf,
    /// Folders that must come first in the PATH that trunk sees.
    pub folders: Vec<PathBuf>,
}

/// Installs what is missing.
pub fn ensure(workspace: &Workspace) -> Result<WebTools> {
    ensure_wasm_target(workspace)?;
    let trunk = CargoTool {
        program: "trunk",
        version: TRUNK.to_owned(),
        package: "trunk",
        // Its default features are TLS for `trunk serve` and a check for news, and cost minutes.
        flags: &["--locked", "--no-default-features"],
        why: "it builds the SPA",
        minutes: 3,
    };
    let bindgen = CargoTool {
        program: "wasm-bindgen",
        version: lockfile::locked_version(workspace, "wasm-bindgen")?,
        package: "wasm-bindgen-cli",
        // No `--locked`: the lock file that it is published with does not compile any more.
        flags: &["--bin", "wasm-bindgen"],
        why: "trunk needs exactly the version in Cargo.lock",
        minutes: 1,
    };
    // Only our own folders: with that of a system's wasm-bindgen, all the other programs in
    // it would come before the developer's choice.
    let folders = vec![trunk.folder()?.join("bin"), bindgen.folder()?.join("bin")];
    Ok(WebTools {
        bindgen: bindgen.ensure(workspace)?,
        trunk: trunk.ensure(workspace)?,
        folders,
    })
}

fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    // Asking rustc and not rustup also works where a distribution brings the toolchain.
    let output = workspace
        .command("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .output()
        .context("cannot start rustc")?;
    let folder = String::from_utf8_lossy(&output.stdout);
    if output.status.success() && Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if search_path::find_program(&["rustup"]).is_none() {
        bail!("this Rust toolchain lacks the target {WASM}, and there is no rustup to add it");
    }
    step::heading(&format!(
        "Adding the Rust target {WASM} (the SPA is compiled to it; once)"
    ));
    step::run(workspace.command("rustup").args(["target", "add", WASM]))
}
