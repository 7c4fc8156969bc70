//! The parts of a ZIP file, unpacked up to a limit, whatever the file says of their sizes.

use crate::{
    finding::FileRefusal,
    limits::{MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES},
};
use flate2::read::DeflateDecoder;
use std::io::Read;
use vigie_shared::api::RosterDiagnosticCode;

const END_MARK: &[u8] = b"PK\x05\x06";
const ENTRY_MARK: &[u8] = b"PK\x01\x02";
const LOCAL_MARK: &[u8] = b"PK\x03\x04";
/// The end of the directory is at most this far from the end of the file.
const LONGEST_END: usize = 22 + 65_535;

/// One part, as the directory at the end of the file lists it.
struct ZipEntry {
    name: String,
    method: u16,
    encrypted: bool,
    packed: usize,
    at: usize,
}

/// The directory of a ZIP file.
pub(crate) struct ZipArchive<'a> {
    bytes: &'a [u8],
    entries: Vec<ZipEntry>,
    /// Bytes that may still be unpacked, over all parts.
    left: usize,
}

/// A part after unpacking.
pub(crate) struct UnpackedPart {
    pub bytes: Vec<u8>,
    /// Whether it went on beyond the limit.
    pub cut_off: bool,
}

impl<'a> ZipArchive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileRefusal> {
        let damaged = || FileRefusal::of(RosterDiagnosticCode::DamagedFile);
        let tail = bytes.len().saturating_sub(LONGEST_END);
        let end = bytes[tail..]
            .windows(END_MARK.len())
            .rposition(|window| window == END_MARK)
            .map(|at| tail + at)
            .ok_or_else(damaged)?;
        let count = usize::from(number16(bytes, end + 10).ok_or_else(damaged)?);
        let mut at = number32(bytes, end + 16).ok_or_else(damaged)?;
        if count > MAX_ZIP_ENTRIES {
            return Err(FileRefusal::of(RosterDiagnosticCode::TooLarge));
        }
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let (entry, next) = read_entry(bytes, at).ok_or_else(damaged)?;
            entries.push(entry);
            at = next;
        }
        Ok(Self {
            bytes,
            entries,
            left: 2 * MAX_UNPACKED_BYTES,
        })
    }

    /// The names of all parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Unpacks a part; none when it is not there.
    ///
    /// # Errors
    /// When it is protected or damaged.
    pub fn part(&mut self, name: &str) -> Result<Option<UnpackedPart>, FileRefusal> {
        let found = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name));
        let Some(entry) = found else { return Ok(None) };
        if entry.encrypted {
            return Err(FileRefusal::of(RosterDiagnosticCode::PasswordProtected));
        }
        let damaged = || FileRefusal::of(RosterDiagnosticCode::DamagedFile);
        let packed = packed_bytes(self.bytes, entry).ok_or_else(damaged)?;
        let limit = self.left.min(MAX_UNPACKED_BYTES);
        let bytes = match entry.method {
            0 => packed[..packed.len().min(limit + 1)].to_vec(),
            8 => unpack(packed, limit + 1).ok_or_else(damaged)?,
            _ => return Err(damaged()),
        };
        let cut_off = bytes.len() > limit;
        self.left -= bytes.len().min(limit);
        Ok(Some(UnpackedPart { bytes, cut_off }))
    }

    /// The part as text; a part beyond the limit ends where the limit is.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub fn text(&mut self, name: &str) -> Result<Option<(String, bool)>, FileRefusal> {
        let part = self.part(name)?;
        Ok(part.map(|part| {
            (
                crate::text_encoding::decode_xml(&part.bytes).0,
                part.cut_off,
            )
        }))
    }
}

/// Inflates up to a limit. The size that the file claims is not looked at.
fn unpack(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).ok()?;
    DeflateDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn read_entry(bytes: &[u8], at: usize) -> Option<(ZipEntry, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != ENTRY_MARK {
        return None;
    }
    let length = |offset: usize| number16(bytes, at + offset).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let entry = ZipEntry {
        encrypted: number16(bytes, at + 8)? & 1 == 1,
        method: number16(bytes, at + 10)?,
        packed: number32(bytes, at + 20)?,
        at: number32(bytes, at + 42)?,
        name: String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned(),
    };
    Some((entry, at + 46 + name + extra + comment))
}

/// What is packed: the lengths of the names are taken from the part itself, because both
/// headers may differ.
fn packed_bytes<'a>(bytes: &'a [u8], entry: &ZipEntry) -> Option<&'a [u8]> {
    let at = entry.at;
    if bytes.get(at..at.checked_add(4)?)? != LOCAL_MARK {
        return None;
    }
    let name = usize::from(number16(bytes, at + 26)?);
    let extra = usize::from(number16(bytes, at + 28)?);
    let start = at + 30 + name + extra;
    let end = start.checked_add(entry.packed)?.min(bytes.len());
    bytes.get(start..end)
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn number32(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}
