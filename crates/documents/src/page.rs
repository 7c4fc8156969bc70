//! What is painted on a page. Everything is measured in points from the upper left corner.

use crate::geometry::Rectangle;
use crate::signature_image::SignatureImage;
use crate::structure_tree::ElementId;
use crate::text::{Color, ShapedText, TextLine};

/// A page before it is painted.
#[derive(Default)]
pub struct PageContent {
    /// In the order of painting.
    pub shapes: Vec<TaggedShape>,
}

/// A shape and its place in the structure.
pub struct TaggedShape {
    /// The element it belongs to; none for what only decorates or repeats.
    pub element: Option<ElementId>,
    pub shape: Shape,
}

pub enum Shape {
    /// A line of text.
    Text {
        /// Left end of its baseline.
        x: f32,
        /// Height of its baseline.
        y: f32,
        shaped: ShapedText,
        /// Font size, points.
        size: f32,
        color: Color,
    },
    /// Filled rectangles.
    Fill(Vec<Rectangle>, Color),
    /// The outline of a rectangle, drawn inside it, with the width of the line.
    Frame(Rectangle, f32, Color),
    /// An image, stretched over a rectangle.
    Image(SignatureImage, Rectangle),
    /// A clickable area and its address; nothing is painted.
    Link(Rectangle, String),
}

impl Shape {
    /// A line of text; (`x`, `top`) is the upper left corner of its box.
    pub fn from_line(line: TextLine, (x, top): (f32, f32)) -> Self {
        Self::Text {
            x,
            y: top + line.style.ascent(),
            shaped: line.shaped,
            size: line.style.size,
            color: line.style.color,
        }
    }
}
