//! The cursor that lays out text from top to bottom, page after page.

mod blocks;

use crate::PaperError;
use crate::sheet::{Area, Mark, Shape, Sheet};
use crate::text::{Fonts, Ink, LOST, Line, Style, clean};
use crate::tree::{Node, Role, Tree};

pub use blocks::styles;

/// Size of the pages, and their margins, points.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Margin at the left and at the right.
    pub side: f32,
    /// Margin at the top; the head of a continued paper is in it.
    pub top: f32,
    /// Margin at the bottom; the foot is in it.
    pub bottom: f32,
}

impl Format {
    /// A4, upright.
    pub const PORTRAIT: Self = Self {
        width: 595.28,
        height: 841.89,
        side: 48.0,
        top: 46.0,
        bottom: 50.0,
    };
    /// A4, across.
    pub const LANDSCAPE: Self = Self {
        width: 841.89,
        height: 595.28,
        side: 40.0,
        ..Self::PORTRAIT
    };
}

/// A paper in the document; its pages are numbered for themselves.
pub struct Section {
    /// Name of its entry in the outline.
    pub title: String,
    /// What stands at the foot of each page.
    pub foot: String,
    /// What stands at the head of each page but the first.
    pub head: String,
}

/// A section and its first page.
pub struct Placed {
    /// The section, its texts cleaned.
    pub section: Section,
    /// Its first page, from 0.
    pub page: usize,
}

/// The document while it is laid out.
pub struct Flow {
    /// The fonts.
    pub fonts: Fonts,
    /// Size of the pages.
    pub format: Format,
    /// Its structure.
    pub tree: Tree,
    /// Its pages.
    pub sheets: Vec<Sheet>,
    /// Its papers.
    pub sections: Vec<Placed>,
    y: f32,
    lost: bool,
}

impl Flow {
    /// An empty document.
    pub fn new(format: Format) -> Result<Self, PaperError> {
        Ok(Self {
            fonts: Fonts::load()?,
            format,
            tree: Tree::default(),
            sheets: Vec::new(),
            sections: Vec::new(),
            y: format.top,
            lost: false,
        })
    }

    /// Begins a paper on a new page.
    pub fn begin(&mut self, section: Section) -> Node {
        let section = Section {
            title: self.clean_line(&section.title),
            foot: self.clean_line(&section.foot),
            head: self.clean_line(&section.head),
        };
        self.turn();
        let page = self.page();
        self.sections.push(Placed { section, page });
        self.tree.add(None, Role::Part)
    }

    /// The text as it can be printed.
    pub fn clean(&mut self, text: &str) -> String {
        let clean = clean(text, |c| self.fonts.cover(c));
        self.lost |= clean.contains(LOST);
        clean
    }

    /// As [`Self::clean`], on one line.
    pub fn clean_line(&mut self, text: &str) -> String {
        self.clean(text).replace('\n', " ")
    }

    /// Was a character of this paper lost since this was last asked?
    pub fn take_lost(&mut self) -> bool {
        std::mem::take(&mut self.lost)
    }

    /// Begins a new page.
    pub fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = self.format.top;
    }

    /// Begins a new page unless `height` is left on this one.
    pub fn need(&mut self, height: f32) {
        if height > self.room() && self.y > self.format.top {
            self.turn();
        }
    }

    /// The present page, from 0.
    pub fn page(&self) -> usize {
        self.sheets.len().saturating_sub(1)
    }

    /// Height that is left on this page.
    pub fn room(&self) -> f32 {
        self.format.height - self.format.bottom - self.y
    }

    /// Height of an empty page.
    pub fn full(&self) -> f32 {
        self.format.height - self.format.bottom - self.format.top
    }

    /// Where the next thing goes.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// Left edge of the text.
    pub fn left(&self) -> f32 {
        self.format.side
    }

    /// Width of the text.
    pub fn width(&self) -> f32 {
        self.format.width - 2.0 * self.format.side
    }

    /// Moves the cursor down; nothing at the top of a page needs distance.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// Paints something that belongs to an element.
    pub fn paint(&mut self, node: Node, shape: Shape) {
        self.put(Some(node), shape);
    }

    /// Paints something that only decorates.
    pub fn decorate(&mut self, shape: Shape) {
        self.put(None, shape);
    }

    /// Paints a line of text whose box begins at `top`.
    pub fn write(&mut self, node: Option<Node>, line: Line, style: Style, (x, top): (f32, f32)) {
        if line.shaped.glyphs.is_empty() {
            return;
        }
        let shape = Shape::Text {
            x,
            y: top + style.ascent(),
            shaped: line.shaped,
            size: style.size,
            ink: style.ink,
        };
        self.put(node, shape);
    }

    /// A thin line over the width of the text.
    pub fn rule(&mut self, height: f32, ink: Ink) {
        let area = Area {
            x: self.left(),
            y: self.y,
            width: self.width(),
            height,
        };
        self.decorate(Shape::Fill(vec![area], ink));
    }

    fn put(&mut self, node: Option<Node>, shape: Shape) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(Mark { node, shape });
        }
    }
}
