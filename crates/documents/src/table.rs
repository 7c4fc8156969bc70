//! Tables that go on over pages, with their head repeated.

use std::collections::VecDeque;

use crate::flow::{Flow, styles};
use crate::sheet::{Area, Shape};
use crate::text::{Ink, Line, Style, wrap};
use crate::tree::{Node, Role};

/// A column of a table.
pub struct Column {
    /// What stands at its head.
    pub title: String,
    /// Its width, points.
    pub width: f32,
}

/// A row of a table.
pub struct Row {
    /// Its cells, as many as there are columns.
    pub cells: Vec<Cell>,
    /// Its least height, points.
    pub height: f32,
    /// Colour behind it.
    pub ground: Option<Ink>,
}

/// A cell of a table.
pub struct Cell {
    /// Does it name its row?
    pub role: Role,
    /// Its texts, one below the other.
    pub texts: Vec<(String, Style)>,
}

/// Which lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Only those below the rows.
    Rows,
    /// Around every cell.
    Cells,
}

/// Distance of a text from the edges of its cell, points.
const PAD: (f32, f32) = (4.0, 3.0);
/// Width of the lines, points.
const LINE: f32 = 0.5;
/// A row is divided only if this much of it stays on the page, points.
const WORTH_DIVIDING: f32 = 90.0;

/// Lays out a table.
pub fn lay_out(flow: &mut Flow, parent: Node, columns: &[Column], rows: Vec<Row>, lines: Lines) {
    let table = flow.tree.add(Some(parent), Role::Table);
    let mut layout = Table {
        flow,
        columns,
        lines,
    };
    layout.head(Some(table));
    if rows.is_empty() {
        return;
    }
    let body = layout.flow.tree.add(Some(table), Role::TableBody);
    for row in rows {
        layout.row(body, row);
    }
}

struct Table<'a> {
    flow: &'a mut Flow,
    columns: &'a [Column],
    lines: Lines,
}

/// A cell whose texts are broken into lines.
struct Laid {
    node: Option<Node>,
    lines: VecDeque<(Line, Style)>,
}

impl Laid {
    fn height(&self) -> f32 {
        let lines = self.lines.iter().map(|(_, style)| style.leading());
        lines.sum::<f32>() + 2.0 * PAD.1
    }
}

impl Table<'_> {
    /// Paints the head; as part of the table the first time, as decoration when repeated.
    fn head(&mut self, table: Option<Node>) {
        let row = table.map(|table| {
            let head = self.flow.tree.add(Some(table), Role::TableHead);
            self.flow.tree.add(Some(head), Role::Row)
        });
        let columns = self.columns;
        let mut laid = Vec::with_capacity(columns.len());
        for column in columns {
            let node = row.map(|row| self.flow.tree.add(Some(row), Role::ColumnHead));
            let texts = [(column.title.clone(), styles::CELL_HEAD)];
            laid.push(self.break_up(node, &texts, column.width));
        }
        let height = tallest(&laid);
        if table.is_some() {
            self.flow.need(height + 40.0);
        }
        self.part(&mut laid, height, Some(Ink::Pale));
    }

    fn row(&mut self, body: Node, row: Row) {
        let node = self.flow.tree.add(Some(body), Role::Row);
        let mut laid = Vec::with_capacity(row.cells.len());
        for (cell, column) in row.cells.into_iter().zip(self.columns) {
            let node = self.flow.tree.add(Some(node), cell.role);
            laid.push(self.break_up(Some(node), &cell.texts, column.width));
        }
        let mut height = tallest(&laid).max(row.height);
        while height > self.flow.room() {
            let long = height > self.flow.full() / 2.0;
            if long && self.flow.room() > WORTH_DIVIDING {
                let room = self.flow.room();
                self.part(&mut laid, room, row.ground);
                height = tallest(&laid);
            }
            self.flow.turn();
            self.head(None);
        }
        self.part(&mut laid, height, row.ground);
    }

    fn break_up(&mut self, node: Option<Node>, texts: &[(String, Style)], width: f32) -> Laid {
        let mut lines = VecDeque::new();
        for (text, style) in texts {
            let text = self.flow.clean(text);
            // An empty cell still has to be one, or the columns would shift.
            let text = if text.is_empty() { " " } else { &text };
            let width = width - 2.0 * PAD.0;
            let broken = wrap(&self.flow.fonts, text, *style, width);
            lines.extend(broken.into_iter().map(|line| (line, *style)));
        }
        Laid { node, lines }
    }

    /// Paints as many lines of each cell as fit in `height`, and moves below.
    fn part(&mut self, laid: &mut [Laid], height: f32, ground: Option<Ink>) {
        let top = self.flow.y();
        let mut x = self.flow.left();
        if let Some(ink) = ground {
            let area = Area {
                x,
                y: top,
                width: self.columns.iter().map(|column| column.width).sum(),
                height,
            };
            self.flow.decorate(Shape::Fill(vec![area], ink));
        }
        for (cell, column) in laid.iter_mut().zip(self.columns) {
            let spare = match self.lines {
                Lines::Rows => 0.0,
                Lines::Cells => (height - cell.height()).max(0.0) / 2.0,
            };
            let mut y = top + spare + PAD.1;
            // A tenth of a point for what adding up heights loses.
            let bottom = top + height - PAD.1 + 0.1;
            while let Some((_, style)) = cell.lines.front()
                && y + style.leading() <= bottom
                && let Some((line, style)) = cell.lines.pop_front()
            {
                self.flow.write(cell.node, line, style, (x + PAD.0, y));
                y += style.leading();
            }
            if self.lines == Lines::Cells {
                // Neighbours share a line.
                let area = Area {
                    x,
                    y: top,
                    width: column.width + LINE,
                    height: height + LINE,
                };
                self.flow.decorate(Shape::Frame(area, LINE, Ink::Line));
            }
            x += column.width;
        }
        self.flow.skip(height);
        if self.lines == Lines::Rows {
            self.flow.rule(LINE, Ink::Line);
        }
    }
}

fn tallest(laid: &[Laid]) -> f32 {
    laid.iter().map(Laid::height).fold(0.0, f32::max)
}
