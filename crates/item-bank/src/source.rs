//! Where the files of a bank come from.

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::digest::short_hex;

/// Content of a file: borrowed from the binary, or read.
pub type FileBytes = Cow<'static, [u8]>;

/// The files of a bank, unread: `questions/1.1.toml`, `families/1.1.toml`,
/// `control/exposure.toml`, `assets/club.svg`.
#[derive(Debug, Clone)]
pub struct BankSource {
    root: String,
    files: BTreeMap<String, FileBytes>,
}

/// A folder that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}", path.display())]
pub struct SourceError {
    /// The file or folder that was opened.
    pub path: PathBuf,
    /// The error of the file system.
    #[source]
    pub cause: io::Error,
}

#[derive(RustEmbed)]
#[folder = "../../bank/questions"]
#[prefix = "questions/"]
struct ShippedQuestions;

#[derive(RustEmbed)]
#[folder = "../../bank/families"]
#[prefix = "families/"]
struct ShippedFamilies;

#[derive(RustEmbed)]
#[folder = "../../bank/control"]
#[prefix = "control/"]
struct ShippedControl;

#[derive(RustEmbed)]
#[folder = "../../bank/assets"]
#[prefix = "assets/"]
struct ShippedAssets;

impl BankSource {
    /// The bank inside this binary.
    pub fn shipped() -> Self {
        let questions = ShippedQuestions::iter().map(|path| (ShippedQuestions::get(&path), path));
        let families = ShippedFamilies::iter().map(|path| (ShippedFamilies::get(&path), path));
        let control = ShippedControl::iter().map(|path| (ShippedControl::get(&path), path));
        let assets = ShippedAssets::iter().map(|path| (ShippedAssets::get(&path), path));
        let files = questions.chain(families).chain(control).chain(assets);
        Self::from_files(
            "bank",
            files.filter_map(|(file, path)| Some((path.into_owned(), file?.data))),
        )
    }

    /// The bank in a folder that holds `questions/`, `families/`, `control/` and `assets/`.
    ///
    /// # Errors
    /// A file or folder that cannot be read; all but `questions/` may be absent.
    pub fn from_dir(root: &Path) -> Result<Self, SourceError> {
        let mut files = Vec::new();
        read(root, "questions", &mut files)?;
        for folder in ["families", "control", "assets"] {
            if root.join(folder).exists() {
                read(root, folder, &mut files)?;
            }
        }
        Ok(Self::from_files(&root.to_string_lossy(), files))
    }

    /// A bank in memory: pairs of path and content. `root` is the name of the folder in
    /// diagnostics. Files whose name begins with a dot are left behind by systems and editors,
    /// and are ignored.
    pub fn from_files(root: &str, files: impl IntoIterator<Item = (String, FileBytes)>) -> Self {
        let hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
        Self {
            root: root.trim_end_matches('/').to_owned(),
            files: files
                .into_iter()
                .filter(|(path, _)| !hidden(path))
                .collect(),
        }
    }

    /// The files below a folder of the bank, without its name, in order.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &FileBytes)> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((name, bytes))
        })
    }

    /// The full path of a file, for diagnostics.
    pub(crate) fn path(&self, folder: &str, name: &str) -> String {
        format!("{}/{folder}/{name}", self.root)
    }

    /// 16 hexadecimal digits of the SHA-256 of all names and contents. The lengths are
    /// in it, so that moving a byte from one file to the next changes the version.
    pub(crate) fn version(&self) -> String {
        let mut digest = Sha256::new();
        for (path, bytes) in &self.files {
            for part in [path.as_bytes(), bytes] {
                digest.update((part.len() as u64).to_be_bytes());
                digest.update(part);
            }
        }
        short_hex(digest)
    }
}

/// Reads a folder with all its folders: a file in the wrong place must be found, not
/// overlooked.
fn read(root: &Path, below: &str, files: &mut Vec<(String, FileBytes)>) -> Result<(), SourceError> {
    let path = root.join(below);
    let failed = |cause| SourceError {
        path: path.clone(),
        cause,
    };
    for entry in fs::read_dir(&path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{below}/{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            read(root, &name, files)?;
        } else {
            let bytes = fs::read(&path).map_err(|cause| SourceError { path, cause })?;
            files.push((name, bytes.into()));
        }
    }
    Ok(())
}
