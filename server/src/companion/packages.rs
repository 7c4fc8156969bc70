//! The packed extension, for computers of networks without a store.

use super::crx;
use anyhow::Context;
use axum::body::Bytes;
use std::{collections::BTreeMap, fs, io, path::Path};

/// The package for Chromium.
const CHROMIUM: &str = "vigie-companion.crx";

/// What may be served, with its media type. The names are in policies of computers, so they stay.
const FILES: [(&str, &str); 4] = [
    ("updates.xml", "application/xml"),
    ("updates.json", "application/json"),
    (CHROMIUM, "application/x-chrome-extension"),
    ("vigie-companion.xpi", "application/x-xpinstall"),
];

/// The files of the folder, read once at the start. The extensions are signed by themselves:
/// browsers check that, from where they may come.
#[derive(Debug, Default)]
pub struct CompanionPackages(BTreeMap<&'static str, Bytes>);

impl CompanionPackages {
    /// Reads those that are there; other files of the folder are never served.
    ///
    /// # Errors
    /// When there is none of them, or one cannot be read.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        for (name, _) in FILES {
            let path = folder.join(name);
            match fs::read(&path) {
                Ok(bytes) => {
                    files.insert(name, Bytes::from(bytes));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    return Err(error).with_context(|| format!("{} is not read", path.display()));
                }
            }
        }
        anyhow::ensure!(
            !files.is_empty(),
            "--companion-packages {}: none of {} is there",
            folder.display(),
            FILES.map(|(name, _)| name).join(", ")
        );
        let packages = Self(files);
        anyhow::ensure!(
            !packages.0.contains_key(CHROMIUM) || packages.chromium_id().is_some(),
            "{} is not a signed package; `vigie companion-package` makes one",
            folder.join(CHROMIUM).display()
        );
        Ok(packages)
    }

    /// Id of the extension in the package for Chromium, if there is one.
    pub fn chromium_id(&self) -> Option<String> {
        crx::id_of_package(self.0.get(CHROMIUM)?)
    }

    /// A file with its media type.
    pub fn file(&self, name: &str) -> Option<(Bytes, &'static str)> {
        let (name, media_type) = FILES.into_iter().find(|(known, _)| *known == name)?;
        self.0.get(name).map(|bytes| (bytes.clone(), media_type))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_the_extension_are_served() {
        let folder = tempfile::tempdir().unwrap();
        assert!(CompanionPackages::read(folder.path()).is_err());
        fs::write(folder.path().join("updates.xml"), "<gupdate/>").unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        let packages = CompanionPackages::read(folder.path()).unwrap();
        let (bytes, media_type) = packages.file("updates.xml").unwrap();
        assert_eq!(
            (&*bytes, media_type),
            (&b"<gupdate/>"[..], "application/xml")
        );
        for name in ["secret.txt", "../updates.xml", "vigie-companion.crx", ""] {
            assert_eq!(packages.file(name), None, "{name}");
        }
        let package = folder.path().join("vigie-companion.crx");
        fs::write(&package, "PK").unwrap();
        let refused = CompanionPackages::read(folder.path()).unwrap_err();
        assert!(refused.to_string().contains("not a signed package"));
        let key = crx::PackageKey::from_pem(&crx::PackageKey::generate().unwrap()).unwrap();
        fs::write(&package, key.sign(b"PK\x03\x04").unwrap()).unwrap();
        let packages = CompanionPackages::read(folder.path()).unwrap();
        assert_eq!(packages.chromium_id(), Some(key.extension_id()));
    }
}
