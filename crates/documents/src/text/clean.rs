//! Makes a text from outside printable.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Stands for a character that the fonts do not have. `.notdef` boxes would hide which
/// texts are damaged: search and screen readers could not find them.
pub const LOST: char = '\u{fffd}';

/// Most accents on one letter; more would cover the lines around.
const MOST_MARKS: usize = 4;

/// `text` in composed form, without control characters, bidi marks and other characters
/// that show nothing, and with [`LOST`] for every character that is not `covered`. A
/// compatibility form (such as `ﬀ` or `２`) is written plainly when only that is covered.
///
/// All breaks of lines become `\n`, tabs become spaces.
pub fn clean(text: &str, covered: impl Fn(char) -> bool) -> String {
    let shown = text.replace("\r\n", "\n");
    let shown = shown.chars().filter_map(visible).nfc();
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    for c in shown {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            continue;
        }
        let plain = || std::iter::once(c).nfkc();
        if c == '\n' || is_printable(c, &covered) {
            clean.push(c);
        } else if plain().all(|c| is_printable(c, &covered)) {
            clean.extend(plain());
        } else {
            clean.push(LOST);
        }
    }
    clean
}

fn is_printable(c: char, covered: &impl Fn(char) -> bool) -> bool {
    covered(c) && !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// The character, a plain one for white space, or nothing for what shows nothing.
fn visible(c: char) -> Option<char> {
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

    /// A font of Latin letters, some accents, and the sign for what is lost.
    fn latin(c: char) -> bool {
        matches!(c, ' '..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | LOST)
    }

    #[test]
    fn directions_and_control_characters_are_gone() {
        assert_eq!(clean("a\u{202e}b\0\u{7}c\u{2066}\u{feff}d", latin), "abcd");
        assert_eq!(clean("a\tb\r\nc\u{2028}d", latin), "a b\nc\nd");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(clean("E\u{301}o\u{31b}", latin), "Éơ");
    }

    #[test]
    fn what_the_font_lacks_is_written_plainly_or_marked() {
        assert_eq!(clean("\u{fb00}２", latin), "ff2");
        assert_eq!(clean("李 a", latin), "\u{fffd} a");
        assert_eq!(clean("\u{e123}", |_| true), "\u{fffd}");
    }

    #[test]
    fn a_heap_of_accents_is_cut() {
        let heap = format!("x{}y", "\u{338}".repeat(50));
        assert_eq!(clean(&heap, latin).chars().count(), 2 + MOST_MARKS);
    }
}
