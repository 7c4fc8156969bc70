//! The text files of the repository.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::search_path;
use crate::workspace::Workspace;

/// A text file.
pub struct SourceFile {
    /// Path from the root folder, with slashes.
    pub path: String,
    /// Its content.
    pub text: String,
}

impl SourceFile {
    /// A file for the tests of a rule.
    #[cfg(test)]
    pub fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Its lines, each with its number.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// True for a Rust source file.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// Folders that a source archive, which has no list of its files, may have beside the sources.
const MADE: &[&str] = &[".git", "target", "node_modules", "dist", "data"];

/// Every text file that git knows or would add; binary files are left out.
pub fn list(workspace: &Workspace) -> Result<Vec<SourceFile>> {
    let paths = if workspace.root.join(".git").exists() {
        listed(workspace)?
    } else {
        walked(&workspace.root)?
    };
    let mut files = Vec::new();
    for path in paths {
        let content = match fs::read(workspace.root.join(&path)) {
            Ok(content) => content,
            // Removed but not committed, or a link to a folder.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => {
                continue;
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read {path}")),
        };
        if let Ok(text) = String::from_utf8(content) {
            files.push(SourceFile { path, text });
        }
    }
    Ok(files)
}

fn listed(workspace: &Workspace) -> Result<Vec<String>> {
    let Some(git) = search_path::find_program(&["git"]) else {
        bail!("git is missing: tidy asks it for the list of files")
    };
    let output = workspace
        .command(git)
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output()
        .context("cannot start git")?;
    if !output.status.success() {
        bail!(
            "git ls-files failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    let list = String::from_utf8(output.stdout).context("a file's name is not UTF-8")?;
    Ok(list.split_terminator('\0').map(str::to_owned).collect())
}

fn walked(root: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
        {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                if !MADE.iter().any(|made| entry.file_name() == *made) {
                    folders.push(entry.path());
                }
            } else if let Some(path) = entry.path().strip_prefix(root)?.to_str() {
                paths.push(path.replace('\\', "/"));
            }
        }
    }
    Ok(paths)
}
