//! Boxes for signatures.

use super::{COLUMN_GAP, DocumentLayout, styles};
use crate::geometry::Rectangle;
use crate::page::Shape;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::Color;

impl DocumentLayout {
    /// A heading, and a box to sign in for each label, in three columns.
    pub fn signatures(&mut self, parent: ElementId, labels: &[String]) {
        const HEIGHT: f32 = 62.0;
        // The heading stays with the first boxes.
        self.ensure_space(HEIGHT + 2.0 * styles::HEADING.line_height());
        self.heading(parent, 2, &self.messages.text("signatures-title"));
        let width = (self.width() + COLUMN_GAP) / 3.0 - COLUMN_GAP;
        for row in labels.chunks(3) {
            self.ensure_space(HEIGHT);
            for (column, label) in row.iter().enumerate() {
                let signature_box = Rectangle {
                    x: self.left() + column as f32 * (width + COLUMN_GAP),
                    y: self.y(),
                    width,
                    height: HEIGHT,
                };
                self.signature(parent, signature_box, label);
            }
            self.advance(HEIGHT + 8.0);
        }
    }

    fn signature(&mut self, parent: ElementId, signature_box: Rectangle, label: &str) {
        self.decorate(Shape::Frame(signature_box, 0.7, Color::Gray));
        let label = self.sanitize(label);
        let element = self.structure.add(Some(parent), ElementRole::Paragraph);
        let x = signature_box.x + 5.0;
        let mut y = signature_box.y + 3.0;
        // A longer name would leave no room to sign; it is in the session's details too.
        let width = signature_box.width - 10.0;
        let lines = self.fonts.wrap(&label, styles::LABEL, width);
        for line in lines.into_iter().take(3) {
            self.paint_line(Some(element), line, (x, y));
            y += styles::LABEL.line_height();
        }
    }
}
