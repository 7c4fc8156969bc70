//! The levels in the 16 competences, as a table with bars.

use vigie_shared::competence::Competence;

use super::{Certificate, CompetenceLevel};
use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, styles};
use crate::page::Shape;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, TextStyle};

/// Height of a row, points.
const ROW_HEIGHT: f32 = 19.5;
/// Smallest font size a long text shrinks to before it is cut, points.
const SMALLEST: f32 = 6.5;
/// Areas of the framework.
const AREAS: u8 = 5;
/// Levels of the scale.
const LEVELS: u8 = 7;

/// Left edge of a column, points from the left edge of the content, and its width.
struct ColumnSpan {
    x: f32,
    width: f32,
}

const COMPETENCE: ColumnSpan = ColumnSpan {
    x: 4.0,
    width: 268.0,
};
const LEVEL: ColumnSpan = ColumnSpan {
    x: 278.0,
    width: 44.0,
};
const BAR: ColumnSpan = ColumnSpan {
    x: 326.0,
    width: 96.0,
};
const LIKELY_RANGE: ColumnSpan = ColumnSpan {
    x: 428.0,
    width: 71.0,
};

pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    let levels = certificate.levels.len() as f32;
    // The table stays on one page: areas apart from their header could not be compared.
    layout.ensure_space(130.0 + ROW_HEIGHT * (levels + f32::from(AREAS) + 1.0));
    layout.heading(part, 2, &messages.text("certificate-profile"));
    let note = messages.text("certificate-profile-note");
    layout.paragraph(part, &note, styles::TEXT);
    layout.advance(4.0);

    let table = layout.structure.add(Some(part), ElementRole::Table);
    header_row(layout, table);
    for area in 1..=AREAS {
        let body = layout.structure.add(Some(table), ElementRole::TableBody);
        area_row(layout, body, area);
        for (competence, level) in Competence::all().zip(&certificate.levels) {
            if competence.area() == area {
                competence_row(layout, body, competence, level);
            }
        }
    }
    layout.advance(4.0);
    let legend = messages.text("certificate-legend");
    layout.paragraph(part, &legend, styles::SMALL);
    layout.advance(8.0);
}

fn header_row(layout: &mut DocumentLayout, table: ElementId) {
    let messages = layout.messages;
    let head = layout.structure.add(Some(table), ElementRole::TableHead);
    let row = layout.structure.add(Some(head), ElementRole::TableRow);
    for (title, column) in [
        (messages.text("certificate-col-competence"), COMPETENCE),
        (messages.text("certificate-col-level"), LEVEL),
        (messages.text("certificate-col-bar"), BAR),
        (messages.text("certificate-col-likely"), LIKELY_RANGE),
    ] {
        let cell = layout.structure.add(Some(row), ElementRole::ColumnHeader);
        cell_text(layout, cell, &title, (styles::LABEL, column));
    }
    layout.advance(ROW_HEIGHT - 3.0);
}

fn area_row(layout: &mut DocumentLayout, body: ElementId, area: u8) {
    let name = vigie_i18n::area_name(layout.messages.language(), area);
    let background = Rectangle {
        x: layout.left(),
        y: layout.y() + 1.0,
        width: layout.width(),
        height: ROW_HEIGHT - 2.0,
    };
    layout.decorate(Shape::Fill(vec![background], Color::Background));
    let row = layout.structure.add(Some(body), ElementRole::TableRow);
    let cell = layout.structure.add(Some(row), ElementRole::TableCell(4));
    cell_text(layout, cell, &name, (styles::CELL_STRONG, COMPETENCE));
    layout.advance(ROW_HEIGHT);
}

fn competence_row(
    layout: &mut DocumentLayout,
    body: ElementId,
    competence: Competence,
    level: &CompetenceLevel,
) {
    let messages = layout.messages;
    let row = layout.structure.add(Some(body), ElementRole::TableRow);
    let code = competence.code();
    let name = vigie_i18n::competence_name(messages.language(), competence);
    let cell = layout.structure.add(Some(row), ElementRole::RowHeader);
    let name = format!("{code} {name}");
    cell_text(layout, cell, &name, (styles::TEXT, COMPETENCE));

    let cell = layout.structure.add(Some(row), ElementRole::TableCell(1));
    let digit = level.level.to_string();
    cell_text(layout, cell, &digit, (styles::STRONG, LEVEL));

    // The description of the bar repeats the level for those who cannot see it.
    let alt = messages.text_with("certificate-level-of", &[("level", level.level.into())]);
    let cell = layout.structure.add(Some(row), ElementRole::TableCell(1));
    level_bar(layout, cell, level, alt);

    let range = match level.likely_range {
        None => String::from("–"),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => {
            let ends = [("low", low.into()), ("high", high.into())];
            messages.text_with("certificate-likely", &ends)
        }
    };
    let cell = layout.structure.add(Some(row), ElementRole::TableCell(1));
    cell_text(layout, cell, &range, (styles::CELL, LIKELY_RANGE));
    layout.advance(ROW_HEIGHT - 0.5);
    layout.horizontal_rule(0.4, Color::TableLine);
    layout.advance(0.5);
}

/// A box for each level, filled up to the level, and a line below the likely ones.
fn level_bar(layout: &mut DocumentLayout, cell: ElementId, level: &CompetenceLevel, alt: String) {
    const BOX_WIDTH: f32 = 11.0;
    const BOX_GAP: f32 = 2.0;
    let left = layout.left() + BAR.x;
    let top = layout.y() + 4.5;
    let x_of = |level: u8| left + f32::from(level - 1) * (BOX_WIDTH + BOX_GAP);
    let level_box = |level: u8| Rectangle {
        x: x_of(level),
        y: top,
        width: BOX_WIDTH,
        height: 8.0,
    };
    let role = ElementRole::Figure {
        alt,
        page: layout.page_index(),
        area: Rectangle {
            x: left,
            y: top,
            width: f32::from(LEVELS) * (BOX_WIDTH + BOX_GAP),
            height: 11.0,
        },
    };
    let figure = layout.structure.add(Some(cell), role);
    let reached = (1..=level.level).map(level_box);
    layout.paint(figure, Shape::Fill(reached.collect(), Color::Accent));
    for beyond in level.level + 1..=LEVELS {
        layout.paint(figure, Shape::Frame(level_box(beyond), 0.6, Color::Gray));
    }
    if let Some((low, high)) = level.likely_range {
        let line = Rectangle {
            x: x_of(low),
            y: top + 9.6,
            width: x_of(high) + BOX_WIDTH - x_of(low),
            height: 1.4,
        };
        layout.paint(figure, Shape::Fill(vec![line], Color::Black));
    }
}

/// One line in a column, in the middle of the row.
fn cell_text(
    layout: &mut DocumentLayout,
    cell: ElementId,
    text: &str,
    (style, column): (TextStyle, ColumnSpan),
) {
    // The space at the end keeps the cells apart in extracted text.
    let text = format!("{text} ");
    let lines = layout
        .fonts
        .shrink_to_fit(&text, style, SMALLEST, column.width);
    if let Some(line) = lines.into_iter().next() {
        let top = layout.y() + (ROW_HEIGHT - line.style.line_height()) / 2.0 - 0.5;
        layout.paint_line(Some(cell), line, (layout.left() + column.x, top));
    }
}
