//! Lists of labels and values.

use super::{COLUMN_GAP, DocumentLayout, styles};
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{TextLine, TextStyle};

/// A label and its value, broken into lines.
struct WrappedFact {
    label: Vec<TextLine>,
    value: Vec<TextLine>,
}

impl WrappedFact {
    fn height(&self) -> f32 {
        let height = |lines: &[TextLine]| match lines.first() {
            Some(line) => lines.len() as f32 * line.style.line_height(),
            None => 0.0,
        };
        height(&self.label) + height(&self.value)
    }
}

impl DocumentLayout {
    /// Labels and values, in `columns` columns, row by row. Empty values are left out.
    pub fn facts(&mut self, parent: ElementId, facts: &[(String, String)], columns: usize) {
        self.list(parent, facts, columns, styles::TEXT);
    }

    /// As [`Self::facts`], in small print.
    pub fn small_facts(&mut self, parent: ElementId, facts: &[(String, String)], columns: usize) {
        self.list(parent, facts, columns, styles::SMALL);
    }

    fn list(
        &mut self,
        parent: ElementId,
        facts: &[(String, String)],
        columns: usize,
        style: TextStyle,
    ) {
        let list = self.structure.add(Some(parent), ElementRole::List);
        let facts: Vec<_> = facts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let width = (self.width() + COLUMN_GAP) / columns as f32 - COLUMN_GAP;
        for row in facts.chunks(columns) {
            let facts: Vec<_> = row
                .iter()
                .map(|(label, value)| self.wrap_fact((label, value), style, width))
                .collect();
            let height = facts.iter().map(WrappedFact::height).fold(0.0, f32::max);
            if height > self.content_height() / 2.0 {
                self.long_facts(list, row, style);
                continue;
            }
            self.ensure_space(height);
            for (column, fact) in facts.into_iter().enumerate() {
                let x = self.left() + column as f32 * (width + COLUMN_GAP);
                self.paint_fact(list, fact, x);
            }
            self.advance(height + 5.0);
        }
    }

    fn wrap_fact(
        &mut self,
        (label, value): (&str, &str),
        style: TextStyle,
        width: f32,
    ) -> WrappedFact {
        // The space at its end keeps the label apart from the value in extracted text.
        let (label, value) = (self.sanitize(&format!("{label} ")), self.sanitize(value));
        WrappedFact {
            label: self.fonts.wrap(&label, styles::LABEL, width),
            value: self.fonts.wrap(&value, style, width),
        }
    }

    fn paint_fact(&mut self, list: ElementId, fact: WrappedFact, x: f32) {
        let item = self.structure.add(Some(list), ElementRole::ListItem);
        let mut y = self.y();
        for (role, lines) in [
            (ElementRole::ListLabel, fact.label),
            (ElementRole::ListBody, fact.value),
        ] {
            let element = self.structure.add(Some(item), role);
            for line in lines {
                let height = line.style.line_height();
                self.paint_line(Some(element), line, (x, y));
                y += height;
            }
        }
    }

    /// Labels and values one below the other, over as many pages as they need.
    fn long_facts(&mut self, list: ElementId, facts: &[&(String, String)], style: TextStyle) {
        let column = (self.left(), self.width());
        for (label, value) in facts {
            let item = self.structure.add(Some(list), ElementRole::ListItem);
            let texts = [
                (ElementRole::ListLabel, styles::LABEL, format!("{label} ")),
                (ElementRole::ListBody, style, value.clone()),
            ];
            for (role, style, text) in texts {
                let element = self.structure.add(Some(item), role);
                let text = self.sanitize(&text);
                self.block(element, &text, style, column);
            }
            self.advance(5.0);
        }
    }
}
