//! The manifest for each browser, made of the one in `companion/`.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use super::PackedFile;

const MANIFEST: &str = "manifest.json";

/// A kind of browser that an archive is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserKind {
    /// Chromium, Chrome, Edge, Brave, `ChromeOS`.
    Chromium,
    /// Firefox.
    Firefox,
}

impl BrowserKind {
    /// As in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Paths in the manifest that are of no use to it, and that its store complains about. The
    /// key fixes the id of a folder loaded by a developer; a store has one of its own.
    fn foreign(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[
                &["key"],
                &["browser_specific_settings"],
                &["background", "scripts"],
            ],
            Self::Firefox => &[
                &["key"],
                &["minimum_chrome_version"],
                &["background", "service_worker"],
                &["storage"],
            ],
        }
    }
}

/// All files, with the manifest of this browser.
pub fn files_for(browser: BrowserKind, sources: &[PackedFile]) -> Result<Vec<PackedFile>> {
    let mut manifest = read(sources)?;
    for path in browser.foreign() {
        remove(&mut manifest, path).with_context(|| format!("no `{}`", path.join(".")))?;
    }
    let mut files = sources.to_vec();
    // Firefox finds its managed storage without a schema.
    files.retain(|file| browser == BrowserKind::Chromium || file.path != "managed_schema.json");
    let packed = files.iter_mut().find(|file| file.path == MANIFEST);
    packed.context("there is no manifest")?.content = text(&Value::Object(manifest))?;
    Ok(files)
}

/// The version in the manifest.
pub fn version(sources: &[PackedFile]) -> Result<String> {
    let manifest = read(sources)?;
    let version = manifest.get("version").and_then(Value::as_str);
    Ok(version.context("the manifest has no version")?.to_owned())
}

/// The file of servers that the extension works for from the start.
pub fn servers(origins: &[String]) -> Result<Vec<u8>> {
    for origin in origins {
        let host = origin.strip_prefix("https://").unwrap_or_default();
        ensure!(
            !host.is_empty() && !host.contains('/'),
            "`{origin}` is not an origin: write it like https://exams.example.org"
        );
    }
    text(&json!({ "servers": origins }))
}

fn read(sources: &[PackedFile]) -> Result<Map<String, Value>> {
    let manifest = sources.iter().find(|file| file.path == MANIFEST);
    let manifest = manifest.context("companion/manifest.json is missing")?;
    serde_json::from_slice(&manifest.content).context("companion/manifest.json is not readable")
}

fn remove(manifest: &mut Map<String, Value>, path: &[&str]) -> Option<Value> {
    let (last, parents) = path.split_last()?;
    let mut object = manifest;
    for parent in parents {
        object = object.get_mut(*parent)?.as_object_mut()?;
    }
    object.remove(*last)
}

fn text(value: &Value) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<PackedFile> {
        let file = |path: &str, content: &[u8]| PackedFile {
            path: path.to_owned(),
            content: content.to_owned(),
        };
        vec![
            file("managed_schema.json", b"{}"),
            file(MANIFEST, include_bytes!("../../../companion/manifest.json")),
        ]
    }

    fn manifest_for(browser: BrowserKind) -> Map<String, Value> {
        let files = files_for(browser, &sources()).expect("the manifest has all these paths");
        read(&files).expect("it was just written")
    }

    #[test]
    fn each_browser_gets_its_own_background_and_nothing_of_the_other() {
        let chromium = manifest_for(BrowserKind::Chromium);
        assert!(chromium["background"].get("service_worker").is_some());
        assert!(chromium["background"].get("scripts").is_none());
        assert!(!chromium.contains_key("browser_specific_settings"));
        let firefox = manifest_for(BrowserKind::Firefox);
        assert!(firefox["background"].get("service_worker").is_none());
        assert!(firefox["background"].get("scripts").is_some());
        assert!(!firefox.contains_key("storage"));
        for manifest in [chromium, firefox] {
            assert!(!manifest.contains_key("key"));
            assert_eq!(manifest["manifest_version"], 3);
        }
    }

    #[test]
    fn only_origins_of_encrypted_servers_are_packed() {
        assert!(servers(&["https://exams.example.org".to_owned()]).is_ok());
        for wrong in [
            "exams.example.org",
            "http://exams.example.org",
            "https://a.example/b",
            "https://",
        ] {
            assert!(servers(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
