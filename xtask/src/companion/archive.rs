//! Zip archives that are the same bytes whenever they are made.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::PackedFile;

/// Packs files in the order given.
///
/// Everything that could differ is fixed: the time (1980, where the format begins), the rights,
/// and no compression, whose bytes would depend on the version of a library.
pub fn pack(files: &[PackedFile]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(file.path.as_str(), options)?;
        archive.write_all(&file.content)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let file = |path: &str| PackedFile {
            path: path.to_owned(),
            content: path.repeat(20).into_bytes(),
        };
        let files = [file("a.js"), file("b/c.js")];
        let packed = pack(&files).expect("files in memory can be packed");
        assert_eq!(packed, pack(&files).expect("and once more"));
        // The signature of a first entry, with no time and no compression.
        assert_eq!(packed[..4], *b"PK\x03\x04");
        assert_eq!(packed[8..10], [0, 0], "stored");
        assert_eq!(packed[10..14], [0, 0, 0x21, 0], "1980-01-01 00:00");
    }
}
