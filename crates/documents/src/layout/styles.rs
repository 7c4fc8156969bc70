//! The text styles of all documents.

use crate::text::{Color, FontWeight, TextStyle};

const fn style(weight: FontWeight, size: f32, color: Color) -> TextStyle {
    TextStyle {
        weight,
        size,
        color,
    }
}

/// Title of a document.
pub const TITLE: TextStyle = style(FontWeight::Bold, 20.0, Color::Accent);
/// Heading in a document.
pub const HEADING: TextStyle = style(FontWeight::Bold, 12.0, Color::Accent);
/// Running text.
pub const TEXT: TextStyle = style(FontWeight::Regular, 9.5, Color::Black);
/// Emphasized running text.
pub const STRONG: TextStyle = style(FontWeight::Bold, 9.5, Color::Black);
pub const LABEL: TextStyle = style(FontWeight::Regular, 8.0, Color::Gray);
pub const CELL: TextStyle = style(FontWeight::Regular, 8.5, Color::Black);
/// Headers of tables, and emphasized cells.
pub const CELL_STRONG: TextStyle = style(FontWeight::Bold, 8.5, Color::Black);
/// Small print.
pub const SMALL: TextStyle = style(FontWeight::Regular, 7.5, Color::Gray);
