//! A mistake in templates that MiniJinja accepts with another meaning.

use super::functions::FORMATS;

/// A piece of the source that multiplies a formatted number, if there is one.
///
/// A filter binds more tightly than an operator, so `2 * n | fr` is `2 * (n | fr)`. With
/// every other operator that is an error, but a text that is multiplied is repeated, and
/// "55" in place of "10" could go unnoticed for years. MiniJinja does not publish its
/// syntax tree, but this mistake can be found in the text.
pub fn multiplied_text(source: &str) -> Option<&str> {
    source.match_indices('|').find_map(|(bar, _)| {
        let before = &source[..bar];
        let after = source[bar + 1..].trim_start();
        let name = after.split(|c| !is_word(c)).next()?;
        if !FORMATS.contains(&name) {
            return None;
        }
        let end = source.len() - after.len() + name.len();
        let start = operand(before);
        // `2 * -n | fr`
        let left = before[..start].trim_end_matches(|c: char| c.is_whitespace() || c == '-');
        let rest = source[end..].trim_start();
        match (left.ends_with('*'), rest.starts_with('*')) {
            (true, _) => Some(&source[left.len() - 1..end]),
            (_, true) => Some(&source[start..=source.len() - rest.len()]),
            _ => None,
        }
    })
}

/// Where the operand begins that ends here: `n`, `a.b[0]`, `f(x)`, `(a + b)`, `"x"`,
/// with the filters before the last one.
fn operand(text: &str) -> usize {
    let mut text = text.trim_end();
    loop {
        let start = match text.chars().next_back() {
            Some(')' | ']') => opening(text),
            Some(quote @ ('"' | '\'')) => text[..text.len() - 1].rfind(quote).unwrap_or(0),
            _ => text.trim_end_matches(|c| is_word(c) || c == '.').len(),
        };
        let before = &text[..start];
        // A called or indexed name stands directly before.
        if before.len() < text.len() && before.ends_with(|c| is_word(c) || c == ')' || c == ']') {
            text = before;
            continue;
        }
        match before.trim_end().strip_suffix('|') {
            Some(filtered) => text = filtered.trim_end(),
            None => return start,
        }
    }
}

/// The bracket that the last one closes.
fn opening(text: &str) -> usize {
    let mut open = 0;
    for (offset, c) in text.char_indices().rev() {
        match c {
            ')' | ']' => open += 1,
            '(' | '[' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return offset;
        }
    }
    0
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formatted_number_must_not_be_multiplied() {
        for (source, piece) in [
            ("{{ free * 5 | fr }}", "* 5 | fr"),
            ("{{ free*n|en }}", "*n|en"),
            ("2 * -n | hex == fr", "* -n | hex"),
            ("2 * t.part[0] | bin", "* t.part[0] | bin"),
            ("2 * (a + (b))|fr", "* (a + (b))|fr"),
            ("2 * x | round(2) | fr", "* x | round(2) | fr"),
            ("2 * f(x)[1] | fr", "* f(x)[1] | fr"),
            ("é {{ 2 * \"3\" | fr }}", "* \"3\" | fr"),
            ("{{ n | fr * 2 }}", "n | fr *"),
        ] {
            assert_eq!(multiplied_text(source), Some(piece), "{source}");
        }
    }

    #[test]
    fn everything_else_passes() {
        for source in [
            "",
            "|",
            "| fr",
            ") | fr",
            "\" | fr",
            "{{ (free * 5) | fr }}",
            "{{ free * 5 }} {{ n | fr }}",
            "{{ free * 5 | round }} {{ n | french * 2 }}",
            "{{ 'a' * 3 ~ n | fr }}",
            "fr == (a * b) | round(1) | fr",
            "**{{ n | fr }}**",
            "a * b == c and d | fr == fr",
        ] {
            assert_eq!(multiplied_text(source), None, "{source}");
        }
    }
}
