//! Comparison of texts without regard to case, accents and spacing.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text so that case, accents, spaces, one final full stop and typographic signs
/// do not matter.
///
/// Spaces are left out altogether: `300 Mo` and `300Mo` are the same answer, and so are
/// the many kinds of spaces. Decomposition is canonical (NFD), not compatible (NFKD),
/// because 10² must not become 102.
pub fn fold_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !is_blank(*c))
    {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(c.to_lowercase()),
        }
    }
    // `İ` in lower case brings a mark of its own.
    folded.retain(|c| !is_combining_mark(c));
    if folded.ends_with('.') {
        folded.pop();
    }
    folded
}

/// Spaces of all kinds, and invisible characters: zero-width ones, the soft hyphen.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// Letters that no decomposition takes apart, and signs that a phone or a word processor
/// puts in place of those of the keyboard.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        '’' | '‘' | 'ʼ' | '′' | '´' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‐' | '‑' | '–' | '−' => "-",
        '…' => "...",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_spaces_and_the_final_full_stop_do_not_matter() {
        for (one, other) in [
            ("Rançongiciel", " RANCONGICIEL. "),
            ("œuvre", "OEUVRE"),
            ("l'espace  insécable", "L’espace\u{a0}insecable"),
            ("300 Mo", "300\u{202f}mo"),
            ("non-breaking", "non‑breaking"),
            ("« oui »", "\"oui\""),
            ("e\u{301}te\u{301}", "été"),
            ("İzmir", "izmir"),
            ("straße", "STRASSE"),
            ("ht\u{200b}tps", "https"),
        ] {
            assert_eq!(fold_text(one), fold_text(other), "{one} and {other}");
        }
    }

    #[test]
    fn what_matters_stays_different() {
        for (one, other) in [
            ("10²", "102"),
            ("co-op", "coop"),
            ("a.b", "ab"),
            (".txt", "txt"),
            ("1,5", "15"),
            ("C++", "C"),
        ] {
            assert_ne!(fold_text(one), fold_text(other), "{one} and {other}");
        }
    }
}
