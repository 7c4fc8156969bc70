//! Lengths of time and sizes in short words.

use vigie_shared::time::SECOND;

use crate::i18n::LanguageHandle;

/// `1 h 45 min`, `2 min 10 s`; a started second counts as whole.
pub fn length(language: &LanguageHandle, micros: i64) -> String {
    let [hours, minutes, seconds] = parts(micros);
    let word = |key: &str, count: i64| {
        (count > 0).then(|| language.text_with(key, &[("count", count.into())]))
    };
    let words = [
        word("candidate-length-hours", hours),
        word("candidate-length-minutes", minutes),
        word("candidate-length-seconds", seconds),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    if words.is_empty() {
        return language.text_with("candidate-length-seconds", &[("count", 0.into())]);
    }
    words.join("\u{a0}")
}

/// `812 octets`, `12,4 ko`, `3 Mo`.
pub fn size(language: &LanguageHandle, bytes: u64) -> String {
    let (key, tenths) = match bytes {
        0..1_000 => return language.text_with("candidate-size-bytes", &[("count", bytes.into())]),
        1_000..1_000_000 => ("candidate-size-kilo", bytes / 100),
        _ => ("candidate-size-mega", bytes / 100_000),
    };
    language.text_with(key, &[("count", (tenths as f64 / 10.0).into())])
}

fn parts(micros: i64) -> [i64; 3] {
    let seconds = (micros.max(0) + SECOND - 1) / SECOND;
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
}

#[cfg(test)]
mod tests {
    use vigie_shared::time::{ExtraTime, TEST_DURATION};

    use super::*;

    #[test]
    fn the_time_of_a_candidate_with_extra_time_is_exact() {
        assert_eq!(parts(TEST_DURATION), [1, 45, 0]);
        let third = ExtraTime::from_basis_points(3_300).unwrap();
        assert_eq!(parts(third.lengthen(TEST_DURATION)), [2, 19, 39]);
        assert_eq!(parts(-5), [0, 0, 0]);
    }
}
