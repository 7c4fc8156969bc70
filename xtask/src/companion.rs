//! `cargo xtask companion`: the browser extension, checked and packed.
//!
//! The sources in `companion/` are what browsers load; nothing is compiled. Packing leaves out of
//! the manifest what belongs to another browser, and writes archives that are the same bytes
//! whenever and wherever they are made.

mod archive;
mod manifest;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::Workspace;
use crate::{npm, search_path, step};
use manifest::BrowserKind;

/// Of web-ext only `lint` is used. It is fetched when it is needed and not kept among the
/// packages that every build installs: it brings hundreds of others.
const WEB_EXT: &str = "web-ext@10.7.0";
/// What only developers need.
const NOT_PACKED: &[&str] = &["package.json", "icons/icon.svg"];
const SERVERS: &str = "servers.json";

/// How the extension is packed.
#[derive(Default, clap::Args)]
pub struct PackOptions {
    /// A server that the packed extension works for from the start, for example
    /// `https://exams.example.org`; may be repeated
    #[arg(long = "server")]
    servers: Vec<String>,
    /// Where the packed extension looks for newer versions, where it comes from no store: the
    /// address of a server that is given `--companion-packages`
    #[arg(long)]
    update_from: Option<String>,
    /// Report other active extensions without being asked for it, where the package is for managed
    /// computers: who installs it by hand sees one more permission
    #[arg(long)]
    report_extensions: bool,
    /// Leave out `web-ext lint`, which needs the network the first time
    #[arg(long)]
    no_lint: bool,
}

/// A file of the extension, as it is packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// Path in the archive, with slashes.
    pub path: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Checks, packs and lints the extension.
pub fn run(workspace: &Workspace, options: &PackOptions) -> Result<()> {
    check(workspace)?;
    step::heading("Packing the companion");
    let sources = sources(workspace, &options.servers)?;
    for browser in [BrowserKind::Chromium, BrowserKind::Firefox] {
        let mut files = manifest::files_for(browser, &sources)?;
        if let Some(origin) = &options.update_from {
            manifest::update_from(browser, &mut files, origin)?;
        }
        if options.report_extensions {
            manifest::report_extensions(&mut files)?;
        }
        let folder = unpacked_folder(workspace, browser);
        write_folder(&folder, &files)?;
        let archive = workspace.target.join("companion").join(format!(
            "vigie-companion-{}-{}.zip",
            manifest::version(&sources)?,
            browser.name()
        ));
        let bytes = archive::pack(&files)?;
        fs::write(&archive, &bytes)
            .with_context(|| format!("cannot write {}", archive.display()))?;
        eprintln!("    {} ({} KiB)", archive.display(), bytes.len() / 1024);
    }
    if options.no_lint {
        return Ok(());
    }
    lint(workspace, options.update_from.is_some())
}

/// The types and the unit tests of the extension: seconds, and no network.
pub fn check(workspace: &Workspace) -> Result<()> {
    let programs = npm::ensure(workspace)?;
    let Some(compiler) = search_path::program_in(&programs, "tsc") else {
        bail!("the TypeScript compiler is missing among the npm packages");
    };
    step::run(
        workspace
            .command(compiler)
            .args(["-p", "tests/companion/tsconfig.json"]),
    )?;
    let Some(node) = search_path::find_program(&["node"]) else {
        bail!("node is missing: install Node.js 20.19 or newer");
    };
    let tests = unit_tests(workspace)?;
    step::run(
        workspace
            .command(node)
            .args(["--no-warnings", "--test", "--test-reporter=dot"])
            .args(tests),
    )
}

/// By name: what `node --test` takes a folder for has changed between its versions.
fn unit_tests(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = workspace.root.join("tests/companion/unit");
    let mut tests = Vec::new();
    for entry in fs::read_dir(&folder).context("cannot list the tests of the companion")? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            tests.push(path);
        }
    }
    tests.sort();
    ensure!(!tests.is_empty(), "the companion has no tests");
    Ok(tests)
}

/// Every file of the extension, sorted by path.
fn sources(workspace: &Workspace, servers: &[String]) -> Result<Vec<PackedFile>> {
    let root = workspace.root.join("companion");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
        {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let path = path_in(&root, &entry.path())?;
            if !NOT_PACKED.contains(&path.as_str()) {
                let content = fs::read(entry.path())?;
                files.push(PackedFile { path, content });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    if !servers.is_empty() {
        let packed = files.iter_mut().find(|file| file.path == SERVERS);
        let packed = packed.with_context(|| format!("companion/{SERVERS} is missing"))?;
        packed.content = manifest::servers(servers)?;
    }
    Ok(files)
}

fn path_in(root: &Path, file: &Path) -> Result<String> {
    let path = file.strip_prefix(root)?;
    let path = path.to_str().context("a file's name is not UTF-8")?;
    Ok(path.replace('\\', "/"))
}

fn unpacked_folder(workspace: &Workspace, browser: BrowserKind) -> PathBuf {
    workspace.target.join("companion").join(browser.name())
}

fn write_folder(folder: &Path, files: &[PackedFile]) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot remove what was packed before")?;
    }
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &file.content)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The checks of Firefox's store. Chromium has none to run; the browser tests load the
/// extension there.
fn lint(workspace: &Workspace, self_hosted: bool) -> Result<()> {
    let Some(npx) = search_path::find_program(&["npx"]) else {
        bail!("npx is missing: it comes with Node.js; `--no-lint` leaves this check out");
    };
    step::heading("Linting the companion (web-ext; a minute the first time)");
    step::run(
        workspace
            .command(npx)
            .args([
                "--yes",
                WEB_EXT,
                "lint",
                "--warnings-as-errors",
                "--source-dir",
            ])
            .arg(unpacked_folder(workspace, BrowserKind::Firefox))
            // Only an add-on of no store may say where its updates are.
            .args(self_hosted.then_some("--self-hosted")),
    )
}
