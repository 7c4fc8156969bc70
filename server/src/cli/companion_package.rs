//! `vigie companion-package`

use anyhow::Context;
use clap::Args;
use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::ExitCode,
};
use url::Url;
use vigie_server::companion::{PackageKey, ServedVersion};

/// What is signed, with which key.
#[derive(Debug, Args)]
pub struct CompanionPackageCommand {
    /// The archive for Chromium as `cargo xtask companion` names it:
    /// `vigie-companion-VERSION-chromium.zip`.
    #[arg(long)]
    chromium: PathBuf,
    /// The key to sign it with, PKCS #8 as PEM. Made when it is not there. The id of the extension
    /// follows from it: keep it, away from the server.
    #[arg(long)]
    key: PathBuf,
    /// The same version for Firefox, signed by Mozilla.
    #[arg(long)]
    firefox: Option<PathBuf>,
    /// Id of the add-on for Firefox.
    #[arg(long, default_value = "companion@vigie.example")]
    firefox_id: String,
    /// Address of the server in browsers, such as `https://exams.example.org`.
    #[arg(long, env = "VIGIE_ORIGIN")]
    origin: Url,
    /// Folder for the packages, which the server is given with `--companion-packages`.
    #[arg(long)]
    out: PathBuf,
}

impl CompanionPackageCommand {
    /// Signs, writes the folder, and says what to set.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let origin = self.origin.origin().ascii_serialization();
        let version = version_of(&self.chromium)?;
        let served = ServedVersion {
            version: &version,
            origin: &origin,
        };
        let key = read_or_make(&self.key)?;
        let id = key.extension_id();
        let archive = read(&self.chromium)?;
        let package = key.sign(&archive);
        let package = package.with_context(|| self.chromium.display().to_string())?;
        let mut files = vec![
            ("vigie-companion.crx", package),
            ("updates.xml", served.for_chromium(&id).into_bytes()),
        ];
        if let Some(file) = &self.firefox {
            let package = read(file)?;
            let updates = served.for_firefox(&self.firefox_id, &package);
            files.push(("vigie-companion.xpi", package));
            files.push(("updates.json", updates.into_bytes()));
        }
        fs::create_dir_all(&self.out)
            .with_context(|| format!("{} cannot be made", self.out.display()))?;
        for (name, content) in files {
            let path = self.out.join(name);
            fs::write(&path, content)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
        println!("companion {version} in {}", self.out.display());
        println!(
            "server:  --companion-packages {} --companion-id {id}",
            self.out.display()
        );
        println!("policy:  {id};{origin}/companion/updates.xml");
        Ok(ExitCode::SUCCESS)
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The version in the name of the archive.
fn version_of(archive: &Path) -> anyhow::Result<String> {
    let name = archive.file_name().and_then(|name| name.to_str());
    let version = name.and_then(|name| {
        let version = name.strip_prefix("vigie-companion-")?;
        version.strip_suffix("-chromium.zip")
    });
    let is_version = |version: &&str| {
        let mut numbers = version.split('.');
        numbers.clone().count() <= 4 && numbers.all(|number| number.parse::<u16>().is_ok())
    };
    version.filter(is_version).map(ToOwned::to_owned).with_context(|| {
        format!(
            "{} does not say its version: give the archive as `cargo xtask companion` names it, \
             vigie-companion-1.0.0-chromium.zip",
            archive.display()
        )
    })
}

/// The key in a file; a new one for its owner only where there is none.
fn read_or_make(path: &Path) -> anyhow::Result<PackageKey> {
    let pem = match fs::read_to_string(path) {
        Ok(pem) => zeroize::Zeroizing::new(pem),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let pem = PackageKey::generate()?;
            let mut options = fs::OpenOptions::new();
            let created = options.write(true).create_new(true).mode(0o600).open(path);
            let mut file = created.with_context(|| format!("{} cannot be made", path.display()))?;
            file.write_all(pem.as_bytes())?;
            file.sync_all()?;
            println!(
                "new key: {}; the id of the extension follows from it, keep it",
                path.display()
            );
            pem
        }
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", path.display()));
        }
    };
    PackageKey::from_pem(&pem).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(folder: &Path, archive: &str) -> CompanionPackageCommand {
        let chromium = folder.join(archive);
        fs::write(&chromium, b"PK\x03\x04").unwrap();
        let firefox = folder.join("signed.xpi");
        fs::write(&firefox, b"package").unwrap();
        CompanionPackageCommand {
            chromium,
            key: folder.join("key.pem"),
            firefox: Some(firefox),
            firefox_id: "companion@vigie.example".into(),
            origin: "https://exams.example.org/".parse().unwrap(),
            out: folder.join("packages"),
        }
    }

    #[test]
    fn a_second_version_has_the_id_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = folder.path().join("packages/updates.xml");
        let id = |version: &str| {
            let archive = format!("vigie-companion-{version}-chromium.zip");
            command(folder.path(), &archive).run().unwrap();
            let text = fs::read_to_string(&manifest).unwrap();
            assert!(text.contains(&format!("version=\"{version}\"")), "{text}");
            assert!(
                text.contains("https://exams.example.org/companion/"),
                "{text}"
            );
            text.split("appid=\"").nth(1).unwrap()[..32].to_owned()
        };
        assert_eq!(id("1.0.0"), id("1.0.1"));
        for name in ["vigie-companion.crx", "vigie-companion.xpi", "updates.json"] {
            assert!(
                folder.path().join("packages").join(name).is_file(),
                "{name}"
            );
        }
    }

    #[test]
    fn an_archive_that_does_not_say_its_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["companion.zip", "vigie-companion-one-chromium.zip"] {
            let refused = command(folder.path(), name).run().unwrap_err();
            assert!(refused.to_string().contains("its version"), "{refused}");
        }
        assert!(!folder.path().join("packages").exists());
    }
}
