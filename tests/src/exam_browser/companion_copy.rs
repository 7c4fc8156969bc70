//! A copy of the companion for one browser.

use std::{fs, path::Path};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A copy of the companion that works for this server.
pub fn companion_folder(server: &str) -> TempDir {
    let companion = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../companion");
    copy_folder(&source, companion.path());
    let servers = json!({ "servers": [server] });
    fs::write(companion.path().join("servers.json"), servers.to_string()).unwrap();
    companion
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Gives a copy of the companion another version.
pub fn set_version(companion: &Path, version: &str) {
    let manifest = companion.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let mut changed: Value = serde_json::from_str(&text).unwrap();
    changed["version"] = version.into();
    fs::write(&manifest, changed.to_string()).unwrap();
}
