//! Breaks a text into lines that fit.

use super::{FontFace, FontSet, ShapedText, TextStyle};

/// A line of a text.
#[derive(Debug, Clone)]
pub struct TextLine {
    /// Its glyphs. A space at its end is kept, so that words stay apart in extracted text.
    pub shaped: ShapedText,
    /// Its width without the space at its end, points.
    pub width: f32,
    pub style: TextStyle,
}

impl FontSet {
    /// The lines of `text`, none wider than `width` points; at least one. Breaks at spaces and
    /// after hyphens and slashes; a word wider than a line is broken between letters.
    pub fn wrap(&self, text: &str, style: TextStyle, width: f32) -> Vec<TextLine> {
        let face = self.face(style.weight);
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut breaker = LineBreaker::new(face, style, width);
            for piece in paragraph.split_inclusive([' ', '-', '/']) {
                breaker.add(piece);
            }
            lines.extend(breaker.finish());
        }
        lines
    }

    /// The lines of `text` in the largest size, from `style`'s down to `smallest` points, in
    /// which it stays on one line of `width` points; wrapped in the smallest if there is none.
    pub fn shrink_to_fit(
        &self,
        text: &str,
        style: TextStyle,
        smallest: f32,
        width: f32,
    ) -> Vec<TextLine> {
        let natural = self.face(style.weight).width(text, style.size);
        let shrunk = style.size * (width / natural).min(1.0) - 0.01;
        let size = shrunk.clamp(smallest.min(style.size), style.size);
        self.wrap(text, TextStyle { size, ..style }, width)
    }
}

struct LineBreaker<'a> {
    face: &'a FontFace,
    style: TextStyle,
    max_width: f32,
    line: String,
    width: f32,
    lines: Vec<TextLine>,
}

impl<'a> LineBreaker<'a> {
    fn new(face: &'a FontFace, style: TextStyle, max_width: f32) -> Self {
        Self {
            face,
            style,
            max_width,
            line: String::new(),
            width: 0.0,
            lines: Vec::new(),
        }
    }

    /// Adds a word with the space or hyphen that follows it.
    fn add(&mut self, piece: &str) {
        let bare = self
            .face
            .width(piece.trim_end_matches(' '), self.style.size);
        if self.width + bare > self.max_width && !self.line.is_empty() {
            self.flush();
        }
        if bare > self.max_width {
            self.add_letters(piece);
        } else {
            self.line.push_str(piece);
            self.width += self.face.width(piece, self.style.size);
        }
    }

    /// Adds a word that is wider than a line.
    fn add_letters(&mut self, word: &str) {
        let shaped = self.face.shape(word);
        let mut from = 0;
        let mut width = 0.0;
        for glyph in &shaped.glyphs {
            let advance = glyph.x_advance * self.style.size;
            let start = glyph.text_range.start;
            if width + advance > self.max_width && start > from {
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
        self.lines.push(TextLine {
            width: self.face.width(bare, self.style.size),
            shaped: self.face.shape(&self.line),
            style: self.style,
        });
        self.line.clear();
        self.width = 0.0;
    }

    fn finish(mut self) -> Vec<TextLine> {
        self.flush();
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Color, FontWeight};
    use super::*;

    const STYLE: TextStyle = TextStyle {
        weight: FontWeight::Regular,
        size: 10.0,
        color: Color::Black,
    };

    fn texts(text: &str, width: f32) -> Vec<String> {
        let fonts = FontSet::load().unwrap();
        let lines = fonts.wrap(text, STYLE, width);
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
        let fonts = FontSet::load().unwrap();
        let lines = fonts.shrink_to_fit("Łucja Ơn-Đặng", STYLE, 6.0, 55.0);
        let size = lines[0].style.size;
        assert!((6.0..10.0).contains(&size));
        assert_eq!(lines.len(), 1);
        let lines = fonts.shrink_to_fit("Łucja Ơn-Đặng", STYLE, 6.0, 30.0);
        let size = lines[0].style.size;
        assert_eq!(size, 6.0);
        assert!(lines.len() > 1);
    }
}
