//! Rules about texts and ids.

use vigie_shared::item::MAX_TEXT_CHARS;

/// Longest id of an item, characters.
const MAX_ID: usize = 40;
/// Longest id of a choice, characters.
const MAX_CHOICE_ID: usize = 4;
/// The line before and after code.
const FENCE: &str = "```";

/// Why a text of one line is refused.
pub fn line_fault(text: &str) -> Option<&'static str> {
    match text {
        _ if text.trim().is_empty() => Some("is empty"),
        _ if text.chars().any(char::is_control) => Some("contains a control character"),
        _ if text.chars().any(is_hidden) => Some("contains an invisible character"),
        _ => None,
    }
}

/// Why a text of paragraphs is refused.
pub fn paragraphs_fault(text: &str) -> Option<&'static str> {
    line_fault(&text.replace('\n', " "))
}

/// Why a prompt is refused: paragraphs, and code between fences.
pub fn prompt_fault(text: &str) -> Option<&'static str> {
    let fences = || {
        text.lines()
            .map(str::trim)
            .filter(|line| line.starts_with(FENCE))
    };
    paragraphs_fault(text)
        .or_else(|| {
            fences()
                .any(|fence| fence != FENCE)
                .then_some("has a code fence with more than ``` on its line")
        })
        .or_else(|| (fences().count() % 2 == 1).then_some("has code that does not end with ```"))
}

/// Why an accepted answer is refused: it cannot be typed, or it is empty after folding.
pub fn accepted_fault(text: &str) -> Option<&'static str> {
    line_fault(text)
        .or_else(|| (text.chars().count() > MAX_TEXT_CHARS).then_some("is too long to be typed"))
        .or_else(|| {
            crate::scoring::fold_text(text)
                .is_empty()
                .then_some("says nothing but a full stop")
        })
}

/// Words of lower-case letters and digits with hyphens between them.
pub fn is_slug(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(is_plain);
    text.len() <= MAX_ID && text.split('-').all(word)
}

/// A letter, then letters and digits.
pub fn is_choice_id(id: &str) -> bool {
    id.len() <= MAX_CHOICE_ID
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(is_plain)
}

/// Whether it is the id of an item of this competence.
pub fn is_item_id(id: &str, competence: &str) -> bool {
    let words = id
        .strip_prefix(competence)
        .and_then(|rest| rest.strip_prefix('-'));
    id.len() <= MAX_ID && words.is_some_and(is_slug)
}

/// Whether templates can use it as a name: a hyphen would be a subtraction.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Characters without width and those that change the direction of writing: they are not
/// seen in review, and screen readers read them badly.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
