//! Lays out text from top to bottom, page after page.

mod blocks;
mod facts;
mod signatures;
pub mod styles;

use vigie_i18n::Messages;

use crate::DocumentError;
use crate::geometry::Rectangle;
use crate::page::{PageContent, Shape, TaggedShape};
use crate::structure_tree::{ElementId, ElementRole, StructureTree};
use crate::text::{Color, FontSet, REPLACEMENT, TextLine, sanitize};

/// Distance between columns, points.
const COLUMN_GAP: f32 = 18.0;

/// Size of the pages and their margins, points.
#[derive(Debug, Clone, Copy)]
pub struct PageFormat {
    pub width: f32,
    pub height: f32,
    /// Margin at the left and at the right.
    pub side: f32,
    /// Margin at the top; it holds the header of a continued section.
    pub top: f32,
    /// Margin at the bottom; it holds the footer.
    pub bottom: f32,
}

impl PageFormat {
    /// A4.
    pub const PORTRAIT: Self = Self {
        width: 595.28,
        height: 841.89,
        side: 48.0,
        top: 46.0,
        bottom: 50.0,
    };
    /// A4.
    pub const LANDSCAPE: Self = Self {
        width: 841.89,
        height: 595.28,
        side: 40.0,
        ..Self::PORTRAIT
    };
}

/// The repeated texts of a section. A section is a document in the file, such as one of many
/// certificates; its pages are numbered from 1.
pub struct SectionLabels {
    /// Its entry in the outline.
    pub outline: String,
    /// At the bottom of each page.
    pub footer: String,
    /// At the top of each page but the first.
    pub header: String,
}

/// A section and where it begins.
pub struct PlacedSection {
    /// Sanitized.
    pub labels: SectionLabels,
    /// Index of its first page in the file.
    pub first_page: usize,
}

/// The pages and the structure of a file while they are laid out, with a cursor that moves
/// down the current page.
pub struct DocumentLayout {
    pub fonts: FontSet,
    pub format: PageFormat,
    /// In the language of the file.
    pub messages: &'static Messages,
    pub structure: StructureTree,
    pub pages: Vec<PageContent>,
    pub sections: Vec<PlacedSection>,
    y: f32,
    replaced_characters: bool,
}

impl DocumentLayout {
    /// A file without pages.
    ///
    /// # Errors
    /// When the fonts cannot be read.
    pub fn new(format: PageFormat, messages: &'static Messages) -> Result<Self, DocumentError> {
        Ok(Self {
            fonts: FontSet::load()?,
            format,
            messages,
            structure: StructureTree::default(),
            pages: Vec::new(),
            sections: Vec::new(),
            y: format.top,
            replaced_characters: false,
        })
    }

    /// Begins a section on a new page and gives its element in the structure.
    pub fn begin_section(&mut self, labels: SectionLabels) -> ElementId {
        let labels = SectionLabels {
            outline: self.sanitize_line(&labels.outline),
            footer: self.sanitize_line(&labels.footer),
            header: self.sanitize_line(&labels.header),
        };
        self.begin_page();
        let first_page = self.page_index();
        self.sections.push(PlacedSection { labels, first_page });
        self.structure.add(None, ElementRole::Part)
    }

    /// The text as it can be printed.
    pub fn sanitize(&mut self, text: &str) -> String {
        let sanitized = sanitize(text, |c| self.fonts.has_glyph(c));
        self.replaced_characters |= sanitized.contains(REPLACEMENT);
        sanitized
    }

    /// As [`Self::sanitize`], on one line.
    pub fn sanitize_line(&mut self, text: &str) -> String {
        self.sanitize(text).replace('\n', " ")
    }

    /// Whether a character was replaced since the last call.
    pub fn take_replaced_characters(&mut self) -> bool {
        std::mem::take(&mut self.replaced_characters)
    }

    pub fn begin_page(&mut self) {
        self.pages.push(PageContent::default());
        self.y = self.format.top;
    }

    /// Begins a new page unless `height` points are left on this one.
    pub fn ensure_space(&mut self, height: f32) {
        if height > self.remaining_height() && self.y > self.format.top {
            self.begin_page();
        }
    }

    /// Index of the current page in the file.
    pub fn page_index(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Height that is left on this page, points.
    pub fn remaining_height(&self) -> f32 {
        self.format.height - self.format.bottom - self.y
    }

    /// Height of an empty page without its margins, points.
    pub fn content_height(&self) -> f32 {
        self.format.height - self.format.bottom - self.format.top
    }

    /// The cursor, points from the top of the page.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// Left edge of the content, points.
    pub fn left(&self) -> f32 {
        self.format.side
    }

    /// Width of the content, points.
    pub fn width(&self) -> f32 {
        self.format.width - 2.0 * self.format.side
    }

    /// Moves the cursor down.
    pub fn advance(&mut self, height: f32) {
        self.y += height;
    }

    /// Paints something that belongs to an element.
    pub fn paint(&mut self, element: ElementId, shape: Shape) {
        self.push(Some(element), shape);
    }

    /// Paints something that screen readers skip.
    pub fn decorate(&mut self, shape: Shape) {
        self.push(None, shape);
    }

    /// Paints a line of text; `at` is the upper left corner of its box. Does not move the
    /// cursor.
    pub fn paint_line(&mut self, element: Option<ElementId>, line: TextLine, at: (f32, f32)) {
        if !line.shaped.glyphs.is_empty() {
            self.push(element, Shape::from_line(line, at));
        }
    }

    /// Paints a line across the content.
    pub fn horizontal_rule(&mut self, height: f32, color: Color) {
        let rule = Rectangle {
            x: self.left(),
            y: self.y,
            width: self.width(),
            height,
        };
        self.decorate(Shape::Fill(vec![rule], color));
    }

    fn push(&mut self, element: Option<ElementId>, shape: Shape) {
        if let Some(page) = self.pages.last_mut() {
            page.shapes.push(TaggedShape { element, shape });
        }
    }
}
