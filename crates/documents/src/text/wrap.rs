//! Breaks a text into lines that fit.

use super::{Face, Fonts, Shaped, Style};

/// A line of a text.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its glyphs; a space at its end is kept, so that words stay apart for whoever
    /// extracts the text.
    pub shaped: Shaped,
    /// Its width without the space at its end, points.
    pub width: f32,
}

/// The lines of `text`, none wider than `width` points. Breaks at spaces and after
/// hyphens; a word wider than a line is broken between letters.
pub fn wrap(fonts: &Fonts, text: &str, style: Style, width: f32) -> Vec<Line> {
    let face = fonts.face(style.weight);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut breaker = Breaker::new(face, style.size, width);
        for piece in paragraph.split_inclusive([' ', '-', '/']) {
            breaker.add(piece);
        }
        lines.extend(breaker.finish());
    }
    lines
}

/// The lines of `text` in the largest size, from `style`'s down to `smallest` points, in
/// which it stays on one line; wrapped in the smallest if there is none.
pub fn fit(
    fonts: &Fonts,
    text: &str,
    style: Style,
    smallest: f32,
    width: f32,
) -> (Style, Vec<Line>) {
    let natural = fonts.face(style.weight).width(text, style.size);
    let shrunk = style.size * (width / natural).min(1.0) - 0.01;
    let size = shrunk.clamp(smallest.min(style.size), style.size);
    let style = Style { size, ..style };
    (style, wrap(fonts, text, style, width))
}

struct Breaker<'a> {
    face: &'a Face,
    size: f32,
    most: f32,
    line: String,
    width: f32,
    lines: Vec<Line>,
}

impl<'a> Breaker<'a> {
    fn new(face: &'a Face, size: f32, most: f32) -> Self {
        Self {
            face,
            size,
            most,
            line: String::new(),
            width: 0.0,
            lines: Vec::new(),
        }
    }

    /// Adds a word with the space or hyphen that follows it.
    fn add(&mut self, piece: &str) {
        let bare = self.face.width(piece.trim_end_matches(' '), self.size);
        if self.width + bare > self.most && !self.line.is_empty() {
            self.flush();
        }
        if bare > self.most {
            self.add_letters(piece);
        } else {
            self.line.push_str(piece);
            self.width += self.face.width(piece, self.size);
        }
    }

    /// Adds a word that is wider than a line.
    fn add_letters(&mut self, word: &str) {
        let shaped = self.face.shape(word);
        let mut from = 0;
        let mut width = 0.0;
        for glyph in &shaped.glyphs {
            let advance = glyph.x_advance * self.size;
            let start = glyph.text_range.start;
            if width + advance > self.most && start > from {
                self.line.push_str(&word[from..start]);
                self.flush();
                (from, width) = (start, 0.0);
            }
            width += advance;
        }
        self.line.push_str(&word[from..]);
        self.width = width;
    }

    fn flush(&mut self) {
        let bare = self.line.trim_end_matches(' ');
        self.lines.push(Line {
            width: self.face.width(bare, self.size),
            shaped: self.face.shape(&self.line),
        });
        self.line.clear();
        self.width = 0.0;
    }

    fn finish(mut self) -> Vec<Line> {
        self.flush();
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ink, Weight};
    use super::*;

    const STYLE: Style = Style {
        weight: Weight::Regular,
        size: 10.0,
        ink: Ink::Black,
    };

    fn texts(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::load().unwrap();
        let lines = wrap(&fonts, text, STYLE, width);
        for line in &lines {
            assert!(line.width <= width + 0.1, "{} > {width}", line.width);
        }
        lines.into_iter().map(|line| line.shaped.text).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_after_hyphens_and_lose_nothing() {
        assert_eq!(texts("un deux trois", 45.0), ["un deux ", "trois"]);
        assert_eq!(texts("Ơn-Đặng", 30.0), ["Ơn-", "Đặng"]);
        assert_eq!(texts("a\n\nb", 45.0), ["a", "", "b"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_between_letters() {
        let long = "W".repeat(120);
        let lines = texts(&long, 60.0);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat(), long);
    }

    #[test]
    fn a_text_shrinks_before_it_wraps() {
        let fonts = Fonts::load().unwrap();
        let (style, lines) = fit(&fonts, "Łucja Ơn-Đặng", STYLE, 6.0, 55.0);
        assert!(style.size < 10.0 && style.size >= 6.0);
        assert_eq!(lines.len(), 1);
        let (style, lines) = fit(&fonts, "Łucja Ơn-Đặng", STYLE, 6.0, 30.0);
        assert_eq!(style.size, 6.0);
        assert!(lines.len() > 1);
    }
}
