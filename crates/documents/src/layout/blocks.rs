//! Headings and paragraphs.

use super::{DocumentLayout, styles};
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, TextStyle};

impl DocumentLayout {
    /// The product's name over a line, at the top of each document.
    pub fn masthead(&mut self, parent: ElementId) {
        let (brand, purpose) = (
            self.messages.text("brand"),
            self.messages.text("brand-purpose"),
        );
        let element = self.structure.add(Some(parent), ElementRole::Paragraph);
        let top = self.y();
        let name = TextStyle {
            size: 15.0,
            ..styles::TITLE
        };
        let brand = format!("{brand} ");
        for line in self.fonts.wrap(&brand, name, self.width()) {
            let x = self.left() + line.width + 10.0;
            self.paint_line(Some(element), line, (self.left(), top));
            let drop = name.ascent() - styles::LABEL.ascent();
            for line in self.fonts.wrap(&purpose, styles::LABEL, self.width()) {
                self.paint_line(Some(element), line, (x, top + drop));
            }
        }
        self.advance(name.line_height() + 3.0);
        self.horizontal_rule(1.6, Color::Accent);
        self.advance(16.0);
    }

    /// A heading, kept together with what follows.
    pub fn heading(&mut self, parent: ElementId, level: u16, text: &str) {
        let style = match level {
            1 => styles::TITLE,
            _ => styles::HEADING,
        };
        let text = self.sanitize(text);
        self.ensure_space(style.line_height() + 40.0);
        let role = ElementRole::Heading(level, text.clone());
        let element = self.structure.add(Some(parent), role);
        self.block(element, &text, style, (self.left(), self.width()));
        self.advance(style.size * 0.4);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, parent: ElementId, text: &str, style: TextStyle) {
        let text = self.sanitize(text);
        let element = self.structure.add(Some(parent), ElementRole::Paragraph);
        self.block(element, &text, style, (self.left(), self.width()));
        self.advance(style.size * 0.5);
    }

    /// Sanitized text in a column, over as many pages as needed. The column is its left edge
    /// and its width.
    pub fn block(
        &mut self,
        element: ElementId,
        text: &str,
        style: TextStyle,
        (x, width): (f32, f32),
    ) {
        for line in self.fonts.wrap(text, style, width) {
            self.ensure_space(style.line_height());
            self.paint_line(Some(element), line, (x, self.y()));
            self.advance(style.line_height());
        }
    }

    /// A short text whose box has its upper left corner `at`. Does not move the cursor. The
    /// text must be sanitized.
    pub fn text_at(&mut self, element: ElementId, text: &str, style: TextStyle, at: (f32, f32)) {
        // The space at the end keeps the pieces of a paragraph apart in extracted text.
        for line in self.fonts.wrap(&format!("{text} "), style, self.width()) {
            self.paint_line(Some(element), line, at);
        }
    }

    /// Ends a section, with a note if characters were replaced.
    pub fn end_section(&mut self, parent: ElementId) {
        if self.take_replaced_characters() {
            self.advance(6.0);
            let note = self.messages.text("replaced-characters");
            self.paragraph(parent, &note, styles::SMALL);
            // The note shows the replacement character itself.
            self.take_replaced_characters();
        }
    }
}
