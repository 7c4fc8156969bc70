//! A folder for one run.

use anyhow::Context;
use std::{
    fs,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// A folder, removed at the end unless somebody named it.
#[derive(Debug)]
pub(crate) struct Scratch {
    path: PathBuf,
    ours: bool,
}

impl Scratch {
    /// The folder `named`, which must be absent or empty (old sessions would be
    /// counted in), or a fresh one.
    pub(crate) fn new(named: Option<PathBuf>) -> anyhow::Result<Self> {
        let ours = named.is_none();
        let fresh = || std::env::temp_dir().join(format!("vigie-loadtest-{}", Uuid::now_v7()));
        let path = named.unwrap_or_else(fresh);
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        let used = fs::read_dir(&path)?.next().is_some();
        anyhow::ensure!(!used, "{} is not empty", path.display());
        Ok(Self { path, ours })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.ours {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
