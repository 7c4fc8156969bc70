//! Tables that continue over pages, with their header row repeated.

use std::collections::VecDeque;

use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, styles};
use crate::page::Shape;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, TextLine, TextStyle};

pub struct Table {
    pub columns: Vec<TableColumn>,
    pub rows: Vec<TableRow>,
    pub borders: TableBorders,
}

pub struct TableColumn {
    /// Text of its header.
    pub title: String,
    /// Points.
    pub width: f32,
}

pub struct TableRow {
    /// As many as there are columns.
    pub cells: Vec<TableCell>,
    /// Points.
    pub min_height: f32,
    pub background: Option<Color>,
}

pub struct TableCell {
    /// Either the header of the row or an ordinary cell.
    pub role: ElementRole,
    /// One below the other.
    pub texts: Vec<(String, TextStyle)>,
}

/// Which lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableBorders {
    /// Only those below the rows.
    Rows,
    /// Around every cell.
    Cells,
}

/// Distance of a text from the edges of its cell, points.
const HORIZONTAL_PADDING: f32 = 4.0;
const VERTICAL_PADDING: f32 = 3.0;
/// Width of the lines, points.
const LINE_WIDTH: f32 = 0.5;
/// A row is divided only if this much of it stays on the page, points.
const MIN_DIVIDED_HEIGHT: f32 = 90.0;

impl DocumentLayout {
    pub fn table(&mut self, parent: ElementId, table: Table) {
        let element = self.structure.add(Some(parent), ElementRole::Table);
        let mut painter = TablePainter {
            layout: self,
            columns: &table.columns,
            borders: table.borders,
        };
        painter.header_row(Some(element));
        if table.rows.is_empty() {
            return;
        }
        let body = painter
            .layout
            .structure
            .add(Some(element), ElementRole::TableBody);
        for row in table.rows {
            painter.row(body, row);
        }
    }
}

struct TablePainter<'a> {
    layout: &'a mut DocumentLayout,
    columns: &'a [TableColumn],
    borders: TableBorders,
}

/// A cell whose texts are broken into lines; painted lines are taken out.
struct MeasuredCell {
    element: Option<ElementId>,
    lines: VecDeque<TextLine>,
}

impl MeasuredCell {
    fn height(&self) -> f32 {
        let lines = self.lines.iter().map(|line| line.style.line_height());
        lines.sum::<f32>() + 2.0 * VERTICAL_PADDING
    }
}

impl TablePainter<'_> {
    /// Paints the header row: as part of the table the first time, as decoration when it is
    /// repeated.
    fn header_row(&mut self, table: Option<ElementId>) {
        let row = table.map(|table| {
            let structure = &mut self.layout.structure;
            let head = structure.add(Some(table), ElementRole::TableHead);
            structure.add(Some(head), ElementRole::TableRow)
        });
        let columns = self.columns;
        let mut cells = Vec::with_capacity(columns.len());
        for column in columns {
            let element = row.map(|row| {
                let structure = &mut self.layout.structure;
                structure.add(Some(row), ElementRole::ColumnHeader)
            });
            let texts = [(column.title.clone(), styles::CELL_STRONG)];
            cells.push(self.measure(element, &texts, column.width));
        }
        let height = tallest(&cells);
        if table.is_some() {
            self.layout.ensure_space(height + 40.0);
        }
        self.paint_cells(&mut cells, height, Some(Color::Background));
    }

    fn row(&mut self, body: ElementId, row: TableRow) {
        let structure = &mut self.layout.structure;
        let element = structure.add(Some(body), ElementRole::TableRow);
        let mut cells = Vec::with_capacity(row.cells.len());
        for (cell, column) in row.cells.into_iter().zip(self.columns) {
            let element = self.layout.structure.add(Some(element), cell.role);
            cells.push(self.measure(Some(element), &cell.texts, column.width));
        }
        let mut height = tallest(&cells).max(row.min_height);
        while height > self.layout.remaining_height() {
            let is_long = height > self.layout.content_height() / 2.0;
            let remaining = self.layout.remaining_height();
            if is_long && remaining > MIN_DIVIDED_HEIGHT {
                self.paint_cells(&mut cells, remaining, row.background);
                height = tallest(&cells);
            }
            self.layout.begin_page();
            self.header_row(None);
        }
        self.paint_cells(&mut cells, height, row.background);
    }

    fn measure(
        &mut self,
        element: Option<ElementId>,
        texts: &[(String, TextStyle)],
        column_width: f32,
    ) -> MeasuredCell {
        let mut lines = VecDeque::new();
        for (text, style) in texts {
            let text = self.layout.sanitize(text);
            // An empty cell needs content too, or the columns would shift for screen readers.
            let text = if text.is_empty() { " " } else { &text };
            let width = column_width - 2.0 * HORIZONTAL_PADDING;
            lines.extend(self.layout.fonts.wrap(text, *style, width));
        }
        MeasuredCell { element, lines }
    }

    /// Paints as many lines of each cell as fit in `height`, and moves below.
    fn paint_cells(&mut self, cells: &mut [MeasuredCell], height: f32, background: Option<Color>) {
        let mut area = Rectangle {
            x: self.layout.left(),
            y: self.layout.y(),
            width: self.columns.iter().map(|column| column.width).sum(),
            height,
        };
        if let Some(color) = background {
            self.layout.decorate(Shape::Fill(vec![area], color));
        }
        for (cell, column) in cells.iter_mut().zip(self.columns) {
            area.width = column.width;
            self.paint_cell(cell, area);
            area.x += column.width;
        }
        self.layout.advance(height);
        if self.borders == TableBorders::Rows {
            self.layout.horizontal_rule(LINE_WIDTH, Color::TableLine);
        }
    }

    fn paint_cell(&mut self, cell: &mut MeasuredCell, area: Rectangle) {
        let spare = match self.borders {
            TableBorders::Rows => 0.0,
            TableBorders::Cells => (area.height - cell.height()).max(0.0) / 2.0,
        };
        let mut y = area.y + spare + VERTICAL_PADDING;
        // The tenth of a point absorbs rounding when heights are added up.
        let bottom = area.y + area.height - VERTICAL_PADDING + 0.1;
        while let Some(line) = cell
            .lines
            .pop_front_if(|line| y + line.style.line_height() <= bottom)
        {
            let height = line.style.line_height();
            let at = (area.x + HORIZONTAL_PADDING, y);
            self.layout.paint_line(cell.element, line, at);
            y += height;
        }
        if self.borders == TableBorders::Cells {
            // Neighbors share a line.
            let frame = Rectangle {
                width: area.width + LINE_WIDTH,
                height: area.height + LINE_WIDTH,
                ..area
            };
            let frame = Shape::Frame(frame, LINE_WIDTH, Color::TableLine);
            self.layout.decorate(frame);
        }
    }
}

fn tallest(cells: &[MeasuredCell]) -> f32 {
    cells.iter().map(MeasuredCell::height).fold(0.0, f32::max)
}
