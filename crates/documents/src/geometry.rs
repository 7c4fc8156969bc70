//! Rectangles on a page, in points from its upper left corner.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Above 0.
    pub width: f32,
    /// Above 0.
    pub height: f32,
}

impl Rectangle {
    /// The rectangle for the PDF library; `None` where it has no area.
    pub fn to_pdf(self) -> Option<krilla::geom::Rect> {
        krilla::geom::Rect::from_xywh(self.x, self.y, self.width, self.height)
    }
}
