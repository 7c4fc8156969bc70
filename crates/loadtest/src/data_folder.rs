//! The data folder of one run.

use anyhow::Context;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A folder given on the command line, which stays, or a temporary one.
#[derive(Debug)]
pub(crate) enum DataFolder {
    Named(PathBuf),
    Temporary(TempDir),
}

impl DataFolder {
    /// The folder `named`, which must be absent or empty (the answers of older sessions
    /// would be counted in), or a temporary one.
    pub(crate) fn new(named: Option<PathBuf>) -> anyhow::Result<Self> {
        let Some(path) = named else {
            return Ok(Self::Temporary(TempDir::with_prefix("vigie-loadtest-")?));
        };
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        let is_empty = fs::read_dir(&path)?.next().is_none();
        anyhow::ensure!(is_empty, "{} is not empty", path.display());
        Ok(Self::Named(path))
    }

    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Named(path) => path,
            Self::Temporary(folder) => folder.path(),
        }
    }
}
