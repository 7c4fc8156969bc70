//! From a string to lines of glyphs.

mod clean;
mod face;
mod wrap;

pub use clean::{LOST, clean};
pub use face::{Face, Fonts, Shaped, Weight};
pub use wrap::{Line, fit, wrap};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Regular or bold.
    pub weight: Weight,
    /// Size, points.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
}

impl Style {
    /// Distance from a line's baseline to the next, points.
    pub fn leading(self) -> f32 {
        self.size * 1.32
    }

    /// From the top of a line to its baseline, points.
    pub fn ascent(self) -> f32 {
        self.size * 1.03
    }
}

/// The few colours of the papers. Each stays told apart when printed in black and white,
/// and no meaning is carried by a colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Black,
    /// Titles and bars: a blue as dark as a dark grey.
    Accent,
    /// Secondary text; contrast with white 7:1.
    Grey,
    /// Lines of tables.
    Line,
    /// Ground of panels.
    Pale,
    /// Text on the accent colour.
    White,
}
