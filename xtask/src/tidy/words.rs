//! Words of texts and identifiers.

/// Every word, in its own letters, with its position: `is_open` and `SeatState` have two.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_end = |part: char| !part.is_alphabetic();
    let mut rest = 0;
    let runs = std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphabetic)?;
        let length = text[start..].find(is_end);
        rest = length.map_or(text.len(), |length| start + length);
        Some((start, &text[start..rest]))
    });
    runs.flat_map(|(start, run)| humps(run).map(move |(offset, word)| (start + offset, word)))
}

/// The words of one identifier. Digits belong to the word before them.
pub fn parts_of_identifier(name: &str) -> impl Iterator<Item = &str> {
    words(name).map(|(_, word)| word)
}

/// `SeatState` is `Seat` and `State`, `PDFFile` is `PDF` and `File`.
fn humps(run: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters: Vec<_> = run.char_indices().collect();
    let mut starts = vec![0];
    for (index, window) in letters.windows(2).enumerate() {
        let [(_, before), (at, letter)] = [window[0], window[1]];
        let after = letters.get(index + 2).map(|(_, after)| *after);
        let begins = letter.is_uppercase()
            && (before.is_lowercase() || after.is_some_and(char::is_lowercase));
        if begins {
            starts.push(at);
        }
    }
    let ends: Vec<_> = starts.iter().copied().skip(1).chain([run.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| (start, &run[start..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn identifiers_are_divided_at_humps_and_lines() {
        assert_eq!(split("SeatState"), ["Seat", "State"]);
        assert_eq!(split("is_open2_now"), ["is", "open", "now"]);
        assert_eq!(split("PDFFile"), ["PDF", "File"]);
        assert_eq!(split("FONT_SIZE"), ["FONT", "SIZE"]);
        assert_eq!(split("Ωμέγα"), ["Ωμέγα"]);
    }

    #[test]
    fn each_word_of_a_text_has_its_position() {
        let found: Vec<_> = words("an été, isOk").collect();
        assert_eq!(found, [(0, "an"), (3, "été"), (10, "is"), (12, "Ok")]);
    }
}
