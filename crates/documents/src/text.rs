//! From a string to lines of glyphs.

mod font;
mod sanitize;
mod wrap;

pub use font::{FontFace, FontSet, FontWeight, ShapedText, has_glyph};
pub use sanitize::{REPLACEMENT, sanitize};
pub use wrap::TextLine;

/// Whether the documents print a text as it is: their fonts have every character of it.
pub fn is_printable_text(text: &str) -> bool {
    text.contains(REPLACEMENT) || !sanitize(text, has_glyph).contains(REPLACEMENT)
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    pub weight: FontWeight,
    /// Font size, points.
    pub size: f32,
    pub color: Color,
}

impl TextStyle {
    /// Distance from a line's baseline to the next, points.
    pub fn line_height(self) -> f32 {
        self.size * 1.32
    }

    /// From the top of a line to its baseline, points.
    pub fn ascent(self) -> f32 {
        self.size * 1.03
    }
}

/// The few colors of the documents. They stay distinct when printed in black and white, and
/// no meaning is carried by a color alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Text.
    Black,
    /// Titles and bars: a blue as dark as a dark gray.
    Accent,
    /// Secondary text; contrast with white 7:1.
    Gray,
    /// Lines of tables.
    TableLine,
    /// Background of panels.
    Background,
    /// Text on the accent color.
    White,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_print_latin_greek_and_cyrillic_and_say_so_of_nothing_else() {
        for text in [
            "Đặng Thị Mai",
            "Шевченко",
            "Əliyev",
            "Þórsson",
            "Ķīselis",
            "Teʻura",
            "Ελένη",
            "",
        ] {
            assert!(is_printable_text(text), "{text}");
        }
        for text in ["王小明", "فاطمة", "კახაბერი", "Սարգսյան", "כהן", "สมชาย"]
        {
            assert!(!is_printable_text(text), "{text}");
        }
    }
}
