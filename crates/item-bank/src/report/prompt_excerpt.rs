//! The beginning of a prompt, by which authors recognize their items.

use crate::item::Item;

/// Most characters of an excerpt.
const MAX_CHARACTERS: usize = 90;

/// The beginning of the English prompt in one line, without the code in it.
pub fn prompt_excerpt(item: &Item) -> String {
    // Every other piece between fences is code.
    let text = item.content.prompt.en.split("```").step_by(2);
    let words: Vec<&str> = text.flat_map(str::split_whitespace).collect();
    let prompt = words.join(" ");
    match prompt.char_indices().nth(MAX_CHARACTERS) {
        None => prompt,
        Some((end, _)) => {
            // Not in the middle of a word, unless it is the only one.
            let end = prompt[..end].rfind(' ').unwrap_or(end);
            format!("{}\u{a0}\u{2026}", &prompt[..end])
        }
    }
}
