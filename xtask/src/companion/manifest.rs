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

/// Lets the extension look for newer versions at this server.
pub fn update_from(browser: BrowserKind, files: &mut [PackedFile], origin: &str) -> Result<()> {
    check_origin(origin)?;
    let mut manifest = read(files)?;
    match browser {
        BrowserKind::Chromium => {
            let address = format!("{origin}/companion/updates.xml");
            manifest.insert("update_url".to_owned(), address.into());
        }
        BrowserKind::Firefox => {
            let settings = manifest.get_mut("browser_specific_settings");
            let gecko = settings.and_then(|settings| settings["gecko"].as_object_mut());
            let gecko = gecko.context("the manifest has no settings for Firefox")?;
            let address = format!("{origin}/companion/updates.json");
            gecko.insert("update_url".to_owned(), address.into());
        }
    }
    let packed = files.iter_mut().find(|file| file.path == MANIFEST);
    packed.context("there is no manifest")?.content = text(&Value::Object(manifest))?;
    Ok(())
}

/// Makes the permission to see other extensions a part of the package, where nobody is asked.
pub fn report_extensions(files: &mut [PackedFile]) -> Result<()> {
    let mut manifest = read(files)?;
    let optional = manifest.remove("optional_permissions");
    let optional = optional.and_then(|optional| optional.as_array().cloned());
    let permissions = manifest.get_mut("permissions");
    let permissions = permissions.and_then(Value::as_array_mut);
    permissions
        .context("the manifest has no permissions")?
        .extend(optional.unwrap_or_default());
    let packed = files.iter_mut().find(|file| file.path == MANIFEST);
    packed.context("there is no manifest")?.content = text(&Value::Object(manifest))?;
    Ok(())
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
        check_origin(origin)?;
    }
    text(&json!({ "servers": origins }))
}

fn check_origin(origin: &str) -> Result<()> {
    let host = origin.strip_prefix("https://").unwrap_or_default();
    ensure!(
        !host.is_empty() && !host.contains('/'),
        "`{origin}` is not an origin: write it like https://exams.example.org"
    );
    Ok(())
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
    fn an_extension_of_no_store_says_where_its_updates_are() {
        for (browser, pointer, file) in [
            (BrowserKind::Chromium, "/update_url", "updates.xml"),
            (
                BrowserKind::Firefox,
                "/browser_specific_settings/gecko/update_url",
                "updates.json",
            ),
        ] {
            let mut files = files_for(browser, &sources()).expect("the manifest has all paths");
            let origin = "https://exams.example.org";
            update_from(browser, &mut files, origin).expect("an origin");
            let manifest = Value::Object(read(&files).expect("it was just written"));
            let address = manifest.pointer(pointer).and_then(Value::as_str);
            assert_eq!(address, Some(&*format!("{origin}/companion/{file}")));
            assert!(update_from(browser, &mut files, "http://exams.example.org").is_err());
        }
    }

    #[test]
    fn a_package_for_managed_computers_may_see_other_extensions() {
        let mut files = files_for(BrowserKind::Chromium, &sources()).expect("all paths are there");
        report_extensions(&mut files).expect("there are permissions");
        let manifest = read(&files).expect("it was just written");
        assert!(!manifest.contains_key("optional_permissions"));
        let permissions = manifest["permissions"].as_array();
        assert!(permissions.is_some_and(|all| all.contains(&json!("management"))));
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
