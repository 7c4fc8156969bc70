//! Headings, paragraphs, facts, and boxes to sign in.

use super::Flow;
use crate::sheet::{Area, Shape};
use crate::text::{Ink, Style, wrap};
use crate::tree::{Node, Role};
use vigie_i18n::Messages;

/// The styles of the papers.
pub mod styles {
    use crate::text::{Ink, Style, Weight};

    const fn style(weight: Weight, size: f32, ink: Ink) -> Style {
        Style { weight, size, ink }
    }

    /// Title of a paper.
    pub const TITLE: Style = style(Weight::Bold, 20.0, Ink::Accent);
    /// Heading in a paper.
    pub const HEADING: Style = style(Weight::Bold, 12.0, Ink::Accent);
    /// Running text.
    pub const TEXT: Style = style(Weight::Regular, 9.5, Ink::Black);
    /// Running text that must be found.
    pub const STRONG: Style = style(Weight::Bold, 9.5, Ink::Black);
    /// Labels.
    pub const LABEL: Style = style(Weight::Regular, 8.0, Ink::Grey);
    /// Tables.
    pub const CELL: Style = style(Weight::Regular, 8.5, Ink::Black);
    /// Heads of tables, and what must be found in tables.
    pub const CELL_HEAD: Style = style(Weight::Bold, 8.5, Ink::Black);
    /// What few will read.
    pub const SMALL: Style = style(Weight::Regular, 7.5, Ink::Grey);
}

/// Distance between columns, points.
const GAP: f32 = 18.0;

impl Flow {
    /// The product's name over a line: the top of each paper.
    pub fn masthead(&mut self, parent: Node, messages: &Messages) {
        let (brand, purpose) = (messages.text("brand"), messages.text("brand-purpose"));
        let node = self.tree.add(Some(parent), Role::Paragraph);
        let top = self.y();
        let name = Style {
            size: 15.0,
            ..styles::TITLE
        };
        let brand = format!("{brand} ");
        for line in wrap(&self.fonts, &brand, name, self.width()) {
            let x = self.left() + line.width + 10.0;
            self.write(Some(node), line, name, (self.left(), top));
            let drop = name.ascent() - styles::LABEL.ascent();
            for line in wrap(&self.fonts, &purpose, styles::LABEL, self.width()) {
                self.write(Some(node), line, styles::LABEL, (x, top + drop));
            }
        }
        self.skip(name.leading() + 3.0);
        self.rule(1.6, Ink::Accent);
        self.skip(16.0);
    }

    /// A heading, kept together with what follows.
    pub fn heading(&mut self, parent: Node, level: u16, text: &str) {
        let style = match level {
            1 => styles::TITLE,
            _ => styles::HEADING,
        };
        let text = self.clean(text);
        self.need(style.leading() + 40.0);
        let node = self
            .tree
            .add(Some(parent), Role::Heading(level, text.clone()));
        self.block(node, &text, style, (self.left(), self.width()));
        self.skip(style.size * 0.4);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, parent: Node, text: &str, style: Style) {
        let text = self.clean(text);
        let node = self.tree.add(Some(parent), Role::Paragraph);
        self.block(node, &text, style, (self.left(), self.width()));
        self.skip(style.size * 0.5);
    }

    /// Lines from `x` on, `width` wide, over as many pages as needed. The text must be
    /// clean.
    pub fn block(&mut self, node: Node, text: &str, style: Style, (x, width): (f32, f32)) {
        for line in wrap(&self.fonts, text, style, width) {
            self.need(style.leading());
            self.write(Some(node), line, style, (x, self.y()));
            self.skip(style.leading());
        }
    }

    /// Labels and values, in `columns` columns, row by row. Empty values are left out.
    pub fn facts(&mut self, parent: Node, facts: &[(String, String)], columns: usize) {
        self.list(parent, facts, columns, styles::TEXT);
    }

    /// As [`Self::facts`], for what few will read.
    pub fn small_facts(&mut self, parent: Node, facts: &[(String, String)], columns: usize) {
        self.list(parent, facts, columns, styles::SMALL);
    }

    fn list(&mut self, parent: Node, facts: &[(String, String)], columns: usize, style: Style) {
        let list = self.tree.add(Some(parent), Role::List);
        let given: Vec<_> = facts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let width = (self.width() + GAP) / columns as f32 - GAP;
        for row in given.chunks(columns) {
            let laid: Vec<_> = row
                .iter()
                .map(|(label, value)| {
                    let (label, value) = (self.clean(&format!("{label} ")), self.clean(value));
                    let label = wrap(&self.fonts, &label, styles::LABEL, width);
                    (label, wrap(&self.fonts, &value, style, width))
                })
                .collect();
            let lines = |(label, value): &(Vec<_>, Vec<_>)| {
                label.len() as f32 * styles::LABEL.leading() + value.len() as f32 * style.leading()
            };
            let height = laid.iter().map(lines).fold(0.0, f32::max);
            if height > self.full() / 2.0 {
                self.long_facts(list, row, style);
                continue;
            }
            self.need(height);
            let top = self.y();
            for (column, (label, value)) in laid.into_iter().enumerate() {
                let x = self.left() + column as f32 * (width + GAP);
                let item = self.tree.add(Some(list), Role::Item);
                let mut y = top;
                for (role, style, lines) in [
                    (Role::Label, styles::LABEL, label),
                    (Role::Body, style, value),
                ] {
                    let node = self.tree.add(Some(item), role);
                    for line in lines {
                        self.write(Some(node), line, style, (x, y));
                        y += style.leading();
                    }
                }
            }
            self.skip(height + 5.0);
        }
    }

    /// Labels and values one below the other, over as many pages as they need.
    fn long_facts(&mut self, list: Node, facts: &[&(String, String)], style: Style) {
        let place = (self.left(), self.width());
        for (label, value) in facts {
            let item = self.tree.add(Some(list), Role::Item);
            let texts = [
                (Role::Label, styles::LABEL, format!("{label} ")),
                (Role::Body, style, value.clone()),
            ];
            for (role, style, text) in texts {
                let node = self.tree.add(Some(item), role);
                let text = self.clean(&text);
                self.block(node, &text, style, place);
            }
            self.skip(5.0);
        }
    }

    /// A heading, and a box to sign in for each label, in three columns.
    pub fn signatures(&mut self, parent: Node, messages: &Messages, labels: &[String]) {
        const HEIGHT: f32 = 62.0;
        // The heading stays with the first boxes.
        self.need(HEIGHT + 2.0 * styles::HEADING.leading());
        self.heading(parent, 2, &messages.text("signatures-title"));
        let width = (self.width() + GAP) / 3.0 - GAP;
        for row in labels.chunks(3) {
            self.need(HEIGHT);
            let top = self.y();
            for (column, label) in row.iter().enumerate() {
                let x = self.left() + column as f32 * (width + GAP);
                let area = Area {
                    x,
                    y: top,
                    width,
                    height: HEIGHT,
                };
                self.decorate(Shape::Frame(area, 0.7, Ink::Grey));
                let label = self.clean(label);
                let node = self.tree.add(Some(parent), Role::Paragraph);
                let mut y = top + 3.0;
                // A longer name would leave no room to sign: it stands in the head too.
                let lines = wrap(&self.fonts, &label, styles::LABEL, width - 10.0);
                for line in lines.into_iter().take(3) {
                    self.write(Some(node), line, styles::LABEL, (x + 5.0, y));
                    y += styles::LABEL.leading();
                }
            }
            self.skip(HEIGHT + 8.0);
        }
    }

    /// Ends a paper: says so if characters were lost.
    pub fn end(&mut self, parent: Node, messages: &Messages) {
        if self.take_lost() {
            self.skip(6.0);
            self.paragraph(parent, &messages.text("lost-characters"), styles::SMALL);
            // The note shows the sign itself.
            self.take_lost();
        }
    }
}
