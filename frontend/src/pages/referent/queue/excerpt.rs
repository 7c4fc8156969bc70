//! The beginning of a question's text, to recognize it by.

/// Most characters of an excerpt.
const MAX_REASON_CHARS: usize = 180;

/// One line: without the marks of code blocks, cut after a word. Spaces that do not break
/// stay what they are.
pub fn excerpt(prompt: &str) -> String {
    let words = prompt
        .lines()
        .filter(|line| !line.trim_start().starts_with("```"))
        .flat_map(str::split_ascii_whitespace);
    let mut text = String::new();
    for word in words {
        if text.chars().count() + word.chars().count() >= MAX_REASON_CHARS {
            text.push('…');
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_block_is_shown_without_its_marks() {
        let prompt = "La cellule D5 contient :\n\n```\n=D4-$A$4\n```\n\nQue devient-elle ?";
        let said = "La cellule D5 contient : =D4-$A$4 Que devient-elle ?";
        assert_eq!(excerpt(prompt), said);
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        let cut = excerpt(&"été ".repeat(100));
        assert!(cut.ends_with("été…"), "{cut}");
        assert!(cut.chars().count() <= MAX_REASON_CHARS);
    }

    #[test]
    fn quotation_marks_stay_with_their_words() {
        let prompt = "Le domaine\n«\u{a0}lavande.example\u{a0}»";
        assert_eq!(excerpt(prompt), "Le domaine «\u{a0}lavande.example\u{a0}»");
    }

    #[test]
    fn an_empty_text_stays_empty() {
        assert_eq!(excerpt(""), "");
    }
}
