//! From bytes to text: which encoding they are in, and how certain that is.

mod code_page;
mod plausibility;

use crate::limits::MAX_CELL_CHARS;
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use plausibility::plausibility;
use vigie_shared::api::RosterEncoding;

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DecodedText {
    pub text: String,
    pub encoding: RosterEncoding,
    /// The word that makes the encoding doubtful, and where the others read it otherwise.
    pub doubt: Option<EncodingDoubt>,
}

/// Where two encodings are equally likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EncodingDoubt {
    /// Line of the word.
    pub line: u32,
    /// As it was read.
    pub word: String,
    /// As the next encoding would read it.
    pub other: String,
}

/// The single-byte encodings that software of schools writes, the usual ones first.
const SINGLE_BYTE: [RosterEncoding; 4] = [
    RosterEncoding::Windows1252,
    RosterEncoding::Iso8859_15,
    RosterEncoding::MacRoman,
    RosterEncoding::Cp850,
];

/// Difference of plausibility below which a person is asked.
const CERTAIN: i32 = 2;

/// Reads bytes as text, in the encoding that was answered or in the likeliest.
pub(crate) fn decode(bytes: &[u8], answered: Option<RosterEncoding>) -> DecodedText {
    if let Some(encoding) = answered.filter(|one| *one != RosterEncoding::Unknown) {
        return certain(decode_as(bytes, encoding), encoding);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf")
        && let Ok(text) = std::str::from_utf8(rest)
    {
        return certain(text.to_owned(), RosterEncoding::Utf8);
    }
    if utf16_order(bytes).is_some() {
        return certain(
            decode_as(bytes, RosterEncoding::Utf16),
            RosterEncoding::Utf16,
        );
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return certain(text.to_owned(), RosterEncoding::Utf8);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    put_together(bytes).unwrap_or_else(|| likeliest(bytes))
}

/// A file that was put together from several: some lines have letters in UTF-8, others are no
/// UTF-8. None of others.
fn put_together(bytes: &[u8]) -> Option<DecodedText> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let is_utf8 = |line: &&[u8]| std::str::from_utf8(line).is_ok();
    lines().find(|line| is_utf8(line) && !line.is_ascii())?;
    let others: Vec<&[u8]> = lines().filter(|line| !is_utf8(line)).collect();
    let others = likeliest(&others.concat()).encoding;
    let texts = lines().map(|line| match is_utf8(&line) {
        true => decode_as(line, RosterEncoding::Utf8),
        false => decode_as(line, others),
    });
    Some(certain(texts.collect(), RosterEncoding::Utf8))
}

fn certain(text: String, encoding: RosterEncoding) -> DecodedText {
    DecodedText {
        text,
        encoding,
        doubt: None,
    }
}

/// The single-byte encoding in which the letters beyond ASCII make the most French sense.
fn likeliest(bytes: &[u8]) -> DecodedText {
    let mut read: Vec<(i32, RosterEncoding, String)> = SINGLE_BYTE
        .into_iter()
        .map(|encoding| {
            let text = decode_as(bytes, encoding);
            (plausibility(&text), encoding, text)
        })
        .collect();
    // Stable: of equals the usual one comes first.
    read.sort_by_key(|(score, ..)| -score);
    let best = read.remove(0);
    let rival = read
        .iter()
        .find(|(score, _, text)| best.0 - score < CERTAIN && *text != best.2);
    let doubt = rival.and_then(|(_, _, other)| first_difference(&best.2, other));
    DecodedText {
        text: best.2,
        encoding: best.1,
        doubt,
    }
}

/// The first word that two readings of the same bytes do not share.
fn first_difference(text: &str, other: &str) -> Option<EncodingDoubt> {
    let lines = (1..).zip(text.lines().zip(other.lines()));
    for (line, (mine, theirs)) in lines {
        let between = |c: char| ";,\t|\"".contains(c);
        let words = mine.split(between).zip(theirs.split(between));
        if let Some((mine, theirs)) = words.into_iter().find(|(mine, theirs)| mine != theirs) {
            return Some(EncodingDoubt {
                line,
                word: mine.chars().take(MAX_CELL_CHARS).collect(),
                other: theirs.chars().take(MAX_CELL_CHARS).collect(),
            });
        }
    }
    None
}

/// Decodes; what the encoding does not have becomes U+FFFD.
fn decode_as(bytes: &[u8], encoding: RosterEncoding) -> String {
    let through = |encoding: &'static Encoding| encoding.decode_with_bom_removal(bytes).0;
    match encoding {
        RosterEncoding::Utf8 | RosterEncoding::Unknown => {
            let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            String::from_utf8_lossy(rest).into_owned()
        }
        RosterEncoding::Utf16 => {
            let order = utf16_order(bytes).unwrap_or(UTF_16LE);
            through(order).into_owned()
        }
        RosterEncoding::Windows1252 => through(WINDOWS_1252).into_owned(),
        RosterEncoding::Iso8859_15 => through(ISO_8859_15).into_owned(),
        RosterEncoding::MacRoman => through(MACINTOSH).into_owned(),
        RosterEncoding::Cp850 => code_page::decode_850(bytes),
    }
}

/// The byte order of UTF-16: by its mark, or because every other byte of the beginning is zero,
/// as in Latin text without a mark.
fn utf16_order(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xff\xfe") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(UTF_16BE);
    }
    let beginning = &bytes[..bytes.len().min(64) & !1];
    if beginning.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| {
        let pairs = beginning.as_chunks::<2>().0;
        let zero = pairs.iter().filter(|pair| pair[offset] == 0).count();
        zero * 10 >= pairs.len() * 8
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// Decodes XML in the encoding that its first line declares.
pub(crate) fn decode_xml(bytes: &[u8]) -> (String, RosterEncoding) {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_lowercase();
    let declared = beginning
        .split_once("encoding")
        .and_then(|(_, rest)| rest.split(['"', '\'']).nth(1))
        .map(|label| label.trim().to_owned());
    let encoding = match declared.as_deref() {
        _ if bytes.starts_with(b"\xef\xbb\xbf") => RosterEncoding::Utf8,
        _ if utf16_order(bytes).is_some() => RosterEncoding::Utf16,
        Some("iso-8859-15" | "latin9" | "latin-9") => RosterEncoding::Iso8859_15,
        Some("iso-8859-1" | "windows-1252" | "latin1" | "cp1252") => RosterEncoding::Windows1252,
        Some("macintosh" | "macroman") => RosterEncoding::MacRoman,
        Some("utf-8" | "utf8") => RosterEncoding::Utf8,
        // Without a word XML is UTF-8; what is not is written by old software. The last letter
        // may be cut off where unpacking ended.
        _ if std::str::from_utf8(bytes)
            .map_or_else(|error| error.error_len().is_none(), |_| true) =>
        {
            RosterEncoding::Utf8
        }
        _ => RosterEncoding::Windows1252,
    };
    (decode_as(bytes, encoding), encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding(bytes: &[u8]) -> (RosterEncoding, String) {
        let decoded = decode(bytes, None);
        (decoded.encoding, decoded.text)
    }

    #[test]
    fn what_programs_of_schools_write_is_recognized() {
        use RosterEncoding::*;
        let cases: [(&[u8], RosterEncoding, &str); 12] = [
            ("Chloé;Étienne".as_bytes(), Utf8, "Chloé;Étienne"),
            (b"\xef\xbb\xbfNo\xc3\xa9", Utf8, "Noé"),
            (b"Chlo\xe9;\xc9tienne", Windows1252, "Chloé;Étienne"),
            (b"FRAN\xc7OIS;H\xc9L\xc8NE", Windows1252, "FRANÇOIS;HÉLÈNE"),
            (
                b"C\x9cur;D\x92Artagnan;No\xebl",
                Windows1252,
                "Cœur;D’Artagnan;Noël",
            ),
            (b"C\xbdur;No\xebl;\xa8tefan", Iso8859_15, "Cœur;Noël;štefan"),
            (b"Chlo\x8e;\x83tienne;No\x8e", MacRoman, "Chloé;Étienne;Noé"),
            (
                b"Fran\x8dois;Ma\x91lys;H\x8el\x8fne",
                MacRoman,
                "François;Maëlys;Hélène",
            ),
            (
                b"Chlo\x82;\x90tienne;Fran\x87ois",
                Cp850,
                "Chloé;Étienne;François",
            ),
            (b"\xff\xfeN\0o\0\xe9\0", Utf16, "Noé"),
            (b"\xfe\xff\0N\0o\0\xe9", Utf16, "Noé"),
            (b"N\0o\0m\0;\0P\0r\0\xe9\0n\0o\0m\0", Utf16, "Nom;Prénom"),
        ];
        for (bytes, expected, text) in cases {
            assert_eq!(encoding(bytes), (expected, text.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_answer_is_followed() {
        let decoded = decode(b"Chlo\x8e", Some(RosterEncoding::MacRoman));
        assert_eq!(decoded.text, "Chloé");
        assert_eq!(decoded.doubt, None);
    }

    #[test]
    fn xml_is_read_as_it_says_of_itself() {
        let (text, encoding) =
            decode_xml(b"<?xml version='1.0' encoding='ISO-8859-15'?><a>\xbd</a>");
        assert_eq!(encoding, RosterEncoding::Iso8859_15);
        assert!(text.ends_with("<a>œ</a>"));
    }
}
