//! How much a text looks like names and words of French.

/// Letters with accents of French in lower case; their capitals count as much.
const FRENCH: &str = "éèêëàâäçîïôöûüùœæÿñ";
/// Signs beyond ASCII that do stand in tables.
const USUAL_SIGNS: &str = "°’‘«»€…–—“”\u{a0}\u{202f}²";

/// Sums up over all characters beyond ASCII: more is better. Letters count by how usual they
/// are in France and by whether their case fits their neighbors; signs inside words count
/// against.
pub(super) fn plausibility(text: &str) -> i32 {
    let mut score: i32 = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let after = chars.peek().copied().unwrap_or(' ');
            score = score.saturating_add(of_char(before, c, after));
        }
        before = c;
    }
    score
}

fn of_char(before: char, c: char, after: char) -> i32 {
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    if c == char::REPLACEMENT_CHARACTER || c.is_control() {
        return -8;
    }
    if !c.is_alphabetic() {
        let between = before.is_alphabetic() && after.is_alphabetic();
        return match USUAL_SIGNS.contains(c) {
            // An apostrophe stands inside words, a degree sign after one.
            true if !between || c == '’' || c == '‘' => 0,
            _ if in_word => -6,
            true => 0,
            false => -2,
        };
    }
    // A capital in the middle of a word, such as the Ž of "ChloŽ".
    if c.is_uppercase() && before.is_lowercase() {
        return -4;
    }
    // A small letter before a capital, such as the ƒ of "ƒTIENNE" and the í of "DíArtagnan".
    if c.is_lowercase() && after.is_uppercase() {
        return -4;
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        'é' => 4,
        _ if FRENCH.contains(small) => 3,
        // A florin sign and the like are letters to Unicode, and begin no name.
        'ƒ' | 'ª' | 'º' | 'µ' | 'ı' => -4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_readings_beat_wrong_ones() {
        let cases = [
            ("Chloé", "ChloŽ"),
            ("Étienne", "ƒtienne"),
            ("HÉLÈNE", "H…L»NE"),
            ("Maëlys", "Ma‘lys"),
            ("François", "Fran‡ois"),
            ("Cœur", "C½ur"),
            ("D’Artagnan", "DíArtagnan"),
        ];
        for (right, wrong) in cases {
            assert!(plausibility(right) > plausibility(wrong), "{right} {wrong}");
        }
    }
}
