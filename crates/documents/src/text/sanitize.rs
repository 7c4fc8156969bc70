//! Makes text from outside printable.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Replaces a character that the fonts do not have. A `.notdef` box would hide which texts
/// are damaged: search and screen readers could not find it.
pub const REPLACEMENT: char = '\u{fffd}';

/// More accents on one letter would cover the lines around it.
const MAX_COMBINING_MARKS: usize = 4;

/// `text` in composed form, without control characters, bidi marks and other characters
/// that show nothing, and with [`REPLACEMENT`] for every character that is not `covered`. A
/// compatibility form (such as `ﬀ` or `２`) is replaced by its plain form when only that is
/// covered.
///
/// All line breaks become `\n`, tabs become spaces.
pub fn sanitize(text: &str, covered: impl Fn(char) -> bool) -> String {
    let visible_text = text.replace("\r\n", "\n");
    let visible_text = visible_text.chars().filter_map(to_visible).nfc();
    let mut sanitized = String::with_capacity(text.len());
    let mut marks = 0;
    for c in visible_text {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MAX_COMBINING_MARKS {
            continue;
        }
        let plain = || std::iter::once(c).nfkc();
        if c == '\n' || is_printable(c, &covered) {
            sanitized.push(c);
        } else if plain().all(|c| is_printable(c, &covered)) {
            sanitized.extend(plain());
        } else {
            sanitized.push(REPLACEMENT);
        }
    }
    sanitized
}

fn is_printable(c: char, covered: &impl Fn(char) -> bool) -> bool {
    covered(c) && !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// The character, its plain form if it is white space, or `None` if it shows nothing.
fn to_visible(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        c if c.is_control() => None,
        // Soft hyphen, joiners, directions, invisible operators, byte order mark,
        // variation selectors, tags.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of Latin letters, some accents, and the replacement character.
    fn latin(c: char) -> bool {
        matches!(c, ' '..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | REPLACEMENT)
    }

    #[test]
    fn bidi_marks_and_control_characters_are_removed() {
        assert_eq!(
            sanitize("a\u{202e}b\0\u{7}c\u{2066}\u{feff}d", latin),
            "abcd"
        );
        assert_eq!(sanitize("a\tb\r\nc\u{2028}d", latin), "a b\nc\nd");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(sanitize("E\u{301}o\u{31b}", latin), "Éơ");
    }

    #[test]
    fn a_missing_character_is_written_plainly_or_replaced() {
        assert_eq!(sanitize("\u{fb00}２", latin), "ff2");
        assert_eq!(sanitize("李 a", latin), "\u{fffd} a");
        assert_eq!(sanitize("\u{e123}", |_| true), "\u{fffd}");
    }

    #[test]
    fn stacked_accents_are_cut() {
        let stacked = format!("x{}y", "\u{338}".repeat(50));
        assert_eq!(
            sanitize(&stacked, latin).chars().count(),
            2 + MAX_COMBINING_MARKS
        );
    }
}
