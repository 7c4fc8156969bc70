//! Reads `Cargo.lock`.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// The version of a package that the workspace is locked to.
pub fn locked_version(workspace: &Workspace, package: &str) -> Result<String> {
    let file = workspace.root.join("Cargo.lock");
    let lock =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let version = version_in(&lock, package)
        .with_context(|| format!("{} does not mention {package}", file.display()))?;
    Ok(version.to_owned())
}

/// A TOML parser would say the same and double the crate's compile time: cargo writes the
/// file itself, always with `version` on the line after `name`.
fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| {
        line.strip_prefix("name = ")
            .is_some_and(|name| name.trim_matches('"') == package)
    })?;
    lines
        .next()?
        .strip_prefix("version = ")
        .map(|version| version.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-shared"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    #[test]
    fn the_version_belongs_to_the_package_of_exactly_this_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}
