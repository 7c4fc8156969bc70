//! The levels in the 16 competences, as a table with bars.

use vigie_shared::competence::Competence;

use super::{Certificate, Level};
use crate::flow::{Flow, styles};
use crate::sheet::{Area, Shape};
use crate::text::{Ink, Style, fit};
use crate::tree::{Node, Role};
use vigie_i18n::Messages;

/// Height of a row, points.
const ROW: f32 = 19.5;
/// Where the columns begin, points from the left edge of the text, and how wide their
/// texts may be.
const COLUMNS: [(f32, f32); 4] = [(4.0, 268.0), (278.0, 44.0), (326.0, 96.0), (428.0, 71.0)];
/// Areas of the framework.
const AREAS: u8 = 5;
/// Levels of the scale.
const LEVELS: u8 = 7;
/// A box of a bar, and the distance to the next, points.
const BOX: (f32, f32) = (11.0, 2.0);

/// Lays out the levels.
pub fn lay_out(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    let levels = certificate.levels.len() as f32;
    // The table stays whole: areas torn from their head could not be compared.
    flow.need(130.0 + ROW * (levels + f32::from(AREAS) + 1.0));
    flow.heading(part, 2, &messages.text("certificate-profile"));
    let note = messages.text("certificate-profile-note");
    flow.paragraph(part, &note, styles::TEXT);
    flow.skip(4.0);

    let table = flow.tree.add(Some(part), Role::Table);
    head(flow, table, messages);
    for area in 1..=AREAS {
        let body = flow.tree.add(Some(table), Role::TableBody);
        area_row(flow, body, area, messages);
        for (competence, level) in Competence::all().zip(&certificate.levels) {
            if competence.area() == area {
                competence_row(flow, body, competence, level, messages);
            }
        }
    }
    flow.skip(4.0);
    let legend = messages.text("certificate-legend");
    flow.paragraph(part, &legend, styles::SMALL);
    flow.skip(8.0);
}

fn head(flow: &mut Flow, table: Node, messages: &Messages) {
    let head = flow.tree.add(Some(table), Role::TableHead);
    let row = flow.tree.add(Some(head), Role::Row);
    let titles = [
        messages.text("certificate-col-competence"),
        messages.text("certificate-col-level"),
        messages.text("certificate-col-bar"),
        messages.text("certificate-col-likely"),
    ];
    for (title, at) in titles.iter().zip(COLUMNS) {
        let cell = flow.tree.add(Some(row), Role::ColumnHead);
        put(flow, cell, title, styles::LABEL, at);
    }
    flow.skip(ROW - 3.0);
}

fn area_row(flow: &mut Flow, body: Node, area: u8, messages: &Messages) {
    // fluent: area-*
    let name = messages.text(&format!("area-{area}"));
    let ground = Area {
        x: flow.left(),
        y: flow.y() + 1.0,
        width: flow.width(),
        height: ROW - 2.0,
    };
    flow.decorate(Shape::Fill(vec![ground], Ink::Pale));
    let row = flow.tree.add(Some(body), Role::Row);
    let cell = flow.tree.add(Some(row), Role::Cell(4));
    put(flow, cell, &name, styles::CELL_HEAD, COLUMNS[0]);
    flow.skip(ROW);
}

fn competence_row(
    flow: &mut Flow,
    body: Node,
    competence: Competence,
    level: &Level,
    messages: &Messages,
) {
    let row = flow.tree.add(Some(body), Role::Row);
    // fluent: competence-*
    let code = competence.code();
    let name = messages.text(&format!("competence-{}", code.replace('.', "-")));
    let cell = flow.tree.add(Some(row), Role::RowHead);
    put(
        flow,
        cell,
        &format!("{code} {name}"),
        styles::TEXT,
        COLUMNS[0],
    );

    let cell = flow.tree.add(Some(row), Role::Cell(1));
    put(
        flow,
        cell,
        &level.level.to_string(),
        styles::STRONG,
        COLUMNS[1],
    );

    // The bar says again what the figure says: in words for who cannot see it.
    let of = messages.text_with("certificate-level-of", &[("level", level.level.into())]);
    let cell = flow.tree.add(Some(row), Role::Cell(1));
    bar(flow, cell, level, of);

    let likely = match level.likely {
        None => String::from("–"),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => {
            let ends = [("low", low.into()), ("high", high.into())];
            messages.text_with("certificate-likely", &ends)
        }
    };
    let cell = flow.tree.add(Some(row), Role::Cell(1));
    put(flow, cell, &likely, styles::CELL, COLUMNS[3]);
    flow.skip(ROW - 0.5);
    flow.rule(0.4, Ink::Line);
    flow.skip(0.5);
}

/// A box for each level, full up to the level, and a line below the likely ones.
fn bar(flow: &mut Flow, cell: Node, level: &Level, alt: String) {
    let left = flow.left() + COLUMNS[2].0;
    let (width, gap) = BOX;
    let at = |level: u8| left + f32::from(level - 1) * (width + gap);
    let top = flow.y() + 4.5;
    let square = |level: u8| Area {
        x: at(level),
        y: top,
        width,
        height: 8.0,
    };
    let (page, area) = (
        flow.page(),
        Area {
            x: left,
            y: top,
            width: f32::from(LEVELS) * (width + gap),
            height: 11.0,
        },
    );
    let figure = flow.tree.add(Some(cell), Role::Figure { alt, page, area });
    let full = (1..=level.level).map(square);
    flow.paint(figure, Shape::Fill(full.collect(), Ink::Accent));
    for empty in level.level + 1..=LEVELS {
        flow.paint(figure, Shape::Frame(square(empty), 0.6, Ink::Grey));
    }
    if let Some((low, high)) = level.likely {
        let line = Area {
            x: at(low),
            y: top + 9.6,
            width: at(high) + width - at(low),
            height: 1.4,
        };
        flow.paint(figure, Shape::Fill(vec![line], Ink::Black));
    }
}

fn put(flow: &mut Flow, node: Node, text: &str, style: Style, column: (f32, f32)) {
    let text = format!("{text} ");
    let (style, lines) = fit(&flow.fonts, &text, style, 6.5, column.1);
    let top = flow.y() + (ROW - style.leading()) / 2.0 - 0.5;
    for line in lines.into_iter().take(1) {
        flow.write(Some(node), line, style, (flow.left() + column.0, top));
    }
}
