//! Images and attachments: the allowed kinds of files, and the checks of each.

mod svg;

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostic,
    source::{BankSource, FileBytes},
};

/// A kind of file, by its extension.
#[derive(Debug)]
pub struct AssetKind {
    extension: &'static str,
    /// Value of the header `Content-Type`.
    pub media_type: &'static str,
    /// May be shown as an image; every kind may be attached.
    pub is_image: bool,
    /// First bytes of such a file.
    signature: &'static [u8],
}

const fn kind(extension: &'static str, media_type: &'static str) -> AssetKind {
    AssetKind {
        extension,
        media_type,
        is_image: false,
        signature: b"",
    }
}

const fn image(
    extension: &'static str,
    media_type: &'static str,
    signature: &'static [u8],
) -> AssetKind {
    AssetKind {
        extension,
        media_type,
        is_image: true,
        signature,
    }
}

/// Archives, and the documents that are ZIP archives inside.
const fn zip_archive(extension: &'static str, media_type: &'static str) -> AssetKind {
    AssetKind {
        extension,
        media_type,
        is_image: false,
        signature: b"PK\x03\x04",
    }
}

/// Kinds that any computer opens without running them: macros and programs are not allowed
/// in an exam, and every browser must know the image formats.
static KINDS: &[AssetKind] = &[
    image("svg", "image/svg+xml", b""),
    image("png", "image/png", b"\x89PNG\r\n\x1a\n"),
    image("jpg", "image/jpeg", b"\xff\xd8\xff"),
    image("webp", "image/webp", b"RIFF"),
    kind("csv", "text/csv; charset=utf-8"),
    kind("txt", "text/plain; charset=utf-8"),
    kind("md", "text/markdown; charset=utf-8"),
    kind("html", "text/html; charset=utf-8"),
    kind("json", "application/json"),
    AssetKind {
        extension: "pdf",
        media_type: "application/pdf",
        is_image: false,
        signature: b"%PDF-",
    },
    zip_archive("zip", "application/zip"),
    zip_archive("odt", "application/vnd.oasis.opendocument.text"),
    zip_archive("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    zip_archive("odp", "application/vnd.oasis.opendocument.presentation"),
    zip_archive(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    zip_archive(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    zip_archive(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
];

/// The kind of a file, if such files are allowed.
pub fn kind_of(name: &str) -> Option<&'static AssetKind> {
    let (_, extension) = name.rsplit_once('.')?;
    KINDS.iter().find(|kind| kind.extension == extension)
}

/// Content of the assets of a bank by name.
pub type AssetFiles = BTreeMap<String, FileBytes>;

/// The assets of a source, and what is wrong with them.
pub fn load(source: &BankSource) -> (AssetFiles, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut assets = AssetFiles::new();
    for (name, bytes) in source.below("assets") {
        let path = source.path("assets", name);
        let found = check_file(name, bytes);
        faults.extend(
            found
                .into_iter()
                .map(|(line, reason)| Diagnostic::new(&path, line, reason)),
        );
        assets.insert(name.to_owned(), bytes.clone());
    }
    (assets, faults)
}

/// Lines and reasons of what is wrong with a file.
fn check_file(name: &str, bytes: &[u8]) -> Vec<(u32, String)> {
    let one = |reason: String| vec![(1, reason)];
    if !is_safe_name(name) {
        return one(
            "the name must be lower-case letters, digits and hyphens, an extension, and no folder"
                .into(),
        );
    }
    let Some(kind) = kind_of(name) else {
        let allowed: Vec<_> = KINDS.iter().map(|kind| kind.extension).collect();
        return one(format!(
            "this kind of file is not allowed ({})",
            allowed.join(" ")
        ));
    };
    if bytes.is_empty() {
        return one("the file is empty".into());
    }
    if !bytes.starts_with(kind.signature) {
        return one(format!(
            "the content is not what the extension `{}` says",
            kind.extension
        ));
    }
    if !kind.is_text() {
        return Vec::new();
    }
    match std::str::from_utf8(bytes) {
        Err(_) => one("the text is not UTF-8".into()),
        Ok(text) if kind.extension == "svg" => svg::check(text),
        Ok(_) => Vec::new(),
    }
}

impl AssetKind {
    fn is_text(&self) -> bool {
        self.media_type.starts_with("text/") || matches!(self.extension, "svg" | "json")
    }
}

/// Strict, because the name becomes part of addresses and a file name on the candidate's
/// computer.
fn is_safe_name(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    name.len() <= 80
        && name
            .split_once('.')
            .is_some_and(|(stem, extension)| plain(stem) && plain(extension))
}
