//! Digests of the SPA's sources and of its page.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Folders below the inputs that are made and not written.
const OUTPUTS: &[&str] = &["dist", "node_modules", "target"];

/// A digest of names and contents. Times are not asked because a checkout changes them; the
/// standard hasher may differ between compilers, and then costs one build.
pub fn of_sources(root: &Path, inputs: &[&str]) -> Result<u64> {
    let mut files = BTreeSet::new();
    for input in inputs {
        collect(&root.join(input), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        content.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn collect(place: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    let kind = match fs::metadata(place) {
        Ok(kind) => kind,
        // An editor's link to nowhere, or a lock file that is not written yet.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read {}", place.display()));
        }
    };
    if !kind.is_dir() {
        files.insert(place.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(place).with_context(|| format!("cannot list {}", place.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", place.display()))?;
        if !OUTPUTS.iter().any(|output| entry.file_name() == *output) {
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

/// The digest of the built page, if there is one.
pub fn of_page(root: &Path) -> Option<u64> {
    let page = fs::read(root.join("frontend/dist/index.html")).ok()?;
    let mut hasher = DefaultHasher::new();
    page.hash(&mut hasher);
    Some(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_sees_content_and_names_but_no_outputs() -> Result<()> {
        let root = std::env::temp_dir().join(format!("vigie-spa-digest-{}", std::process::id()));
        fs::create_dir_all(root.join("frontend/dist"))?;
        fs::write(root.join("frontend/a.rs"), "one")?;
        let digest = || of_sources(&root, &["frontend", "missing.lock"]);
        let first = digest()?;
        fs::write(root.join("frontend/dist/a.js"), "made")?;
        assert_eq!(first, digest()?);
        fs::write(root.join("frontend/a.rs"), "two")?;
        assert_ne!(first, digest()?);
        fs::write(root.join("frontend/a.rs"), "one")?;
        assert_eq!(first, digest()?);
        fs::rename(root.join("frontend/a.rs"), root.join("frontend/b.rs"))?;
        assert_ne!(first, digest()?);
        Ok(fs::remove_dir_all(&root)?)
    }
}
