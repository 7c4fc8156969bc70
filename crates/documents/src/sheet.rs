//! What is painted on a page. Everything is measured in points from the top left corner.

use crate::text::{Ink, Shaped};
use crate::tree::Node;

/// A page before it is painted.
#[derive(Default)]
pub struct Sheet {
    /// What is on it, in the order of painting.
    pub marks: Vec<Mark>,
}

/// Something painted.
pub struct Mark {
    /// The element it belongs to; none for what only decorates or repeats.
    pub node: Option<Node>,
    /// What it is.
    pub shape: Shape,
}

/// What can be painted.
pub enum Shape {
    /// A line of text.
    Text {
        /// Left end of its baseline.
        x: f32,
        /// Height of its baseline.
        y: f32,
        /// Its glyphs.
        shaped: Shaped,
        /// Size of the glyphs.
        size: f32,
        /// Colour.
        ink: Ink,
    },
    /// Filled rectangles.
    Fill(Vec<Area>, Ink),
    /// The outline of a rectangle, drawn inside it; with the width of the line.
    Frame(Area, f32, Ink),
    /// Where a click leads; nothing is painted.
    Link(Area, String),
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width, above 0.
    pub width: f32,
    /// Height, above 0.
    pub height: f32,
}
