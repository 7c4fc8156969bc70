//! Text that was written in UTF-8, read in another encoding and written again: `LefÃ¨vre`.
//! What it was is proposed, never taken: a person knows how their pupils are called.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// How often a text may have gone wrong: each round is a program that read it wrongly.
const MAX_ROUNDS: usize = 3;

/// What the text probably was, if it looks like UTF-8 read as something else.
pub(crate) fn repaired(text: &str) -> Option<String> {
    let mut best = None;
    let mut current = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        let Some(before) = one_round(&current) else {
            break;
        };
        current = before;
        best = Some(current.clone());
    }
    best
}

/// Undoes one wrong reading.
fn one_round(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    [to_windows_1252, to_mac_roman]
        .into_iter()
        .find_map(|encode| repair_with(text, encode))
}

/// Runs of characters beyond ASCII are taken back to bytes and read as UTF-8. All of them must
/// be valid: a text with one right accent was not read wrongly as a whole.
fn repair_with(text: &str, encode: fn(char) -> Option<u8>) -> Option<String> {
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| {
            if c.is_ascii() {
                u8::try_from(c).ok()
            } else {
                encode(c)
            }
        })
        .collect::<Option<_>>()?;
    let repaired = match String::from_utf8(bytes) {
        Ok(repaired) => repaired,
        // The second byte of "à" is a hard space, which trimming takes away at the end of a cell
        // and programs replace by a plain one.
        Err(error) => with_hard_spaces(error.into_bytes())?,
    };
    let sensible = repaired.chars().all(|c| !c.is_control());
    (sensible && repaired != text).then_some(repaired)
}

/// Reads `C3 20` and a last `C3` as "à".
fn with_hard_spaces(mut bytes: Vec<u8>) -> Option<String> {
    for at in 0..bytes.len() {
        if bytes[at] == 0xc3 {
            match bytes.get(at + 1) {
                Some(b' ') => bytes[at + 1] = 0xa0,
                None => bytes.push(0xa0),
                Some(_) => {}
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// The byte of a character in Windows-1252; the holes of the table are the control characters
/// of Latin 1.
fn to_windows_1252(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0x9f => u8::try_from(code).ok(),
        _ => single_byte(c, WINDOWS_1252),
    }
}

fn to_mac_roman(c: char) -> Option<u8> {
    single_byte(c, MACINTOSH)
}

fn single_byte(c: char, encoding: &'static encoding_rs::Encoding) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_readings_of_utf_8_are_undone() {
        let cases = [
            ("LefÃ¨vre", "Lefèvre"),
            ("ChloÃ©", "Chloé"),
            ("MÃ¼ller", "Müller"),
            ("GarÃ§on", "Garçon"),
            ("NoÃ«l", "Noël"),
            ("ZoÃƒÂ©", "Zoé"),
            ("Ã‰lodie", "Élodie"),
            ("Chlo√©", "Chloé"),
            ("Dâ€™Artagnan", "D’Artagnan"),
            ("CÅ“ur", "Cœur"),
            ("LÃ", "Là"),
        ];
        for (damaged, right) in cases {
            assert_eq!(repaired(damaged).as_deref(), Some(right), "{damaged}");
        }
    }

    #[test]
    fn right_text_is_left_alone() {
        for right in [
            "Lefèvre",
            "Müller",
            "Ångström",
            "O’Brien",
            "Petit",
            "李",
            "Đặng",
            "Ãlvares",
            "",
        ] {
            assert_eq!(repaired(right), None, "{right}");
        }
    }
}
