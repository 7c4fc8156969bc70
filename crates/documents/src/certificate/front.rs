//! The front of the certificate: who, what score, what it means, and how to verify.

use vigie_shared::rules::Rule;

use super::Certificate;
use crate::flow::{Flow, styles};
use crate::messages::long_date;
use crate::sheet::{Area, Shape};
use crate::table::{self, Cell, Column, Lines, Row};
use crate::text::{Ink, Style, Weight, fit, wrap};
use crate::tree::{Node, Role};
use vigie_i18n::Messages;

/// Name of the holder; shrinks to [`SMALLEST_NAME`] before it wraps.
const NAME: Style = Style {
    weight: Weight::Bold,
    size: 23.0,
    ink: Ink::Black,
};
const SMALLEST_NAME: f32 = 13.0;
/// The score in figures.
const SCORE: Style = Style {
    weight: Weight::Bold,
    size: 38.0,
    ink: Ink::Accent,
};
/// Name of the mesh.
const MESH: Style = Style {
    weight: Weight::Bold,
    size: 19.0,
    ink: Ink::Accent,
};
const PANEL: f32 = 96.0;
/// Where the right part of the panel begins, points from its left edge.
const PARTING: f32 = 146.0;

const MESH_NAMES: [&str; 8] = [
    "mesh-0", "mesh-1", "mesh-2", "mesh-3", "mesh-4", "mesh-5", "mesh-6", "mesh-7",
];
const MESH_MEANINGS: [&str; 8] = [
    "mesh-0-meaning",
    "mesh-1-meaning",
    "mesh-2-meaning",
    "mesh-3-meaning",
    "mesh-4-meaning",
    "mesh-5-meaning",
    "mesh-6-meaning",
    "mesh-7-meaning",
];

/// Lays out the front.
pub fn lay_out(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    flow.masthead(part, messages);
    flow.heading(part, 1, &messages.text("certificate-title"));
    identity(certificate, flow, part, messages);
    flow.heading(part, 2, &messages.text("certificate-result"));
    panel(certificate, flow, part, messages);
    statement(certificate, flow, part, messages);
    grid(certificate, flow, part, messages);
}

fn identity(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    let issued_to = format!("{} ", messages.text("certificate-issued-to"));
    flow.paragraph(part, &issued_to, styles::LABEL);
    let name = flow.clean_line(&certificate.name());
    let (style, lines) = fit(&flow.fonts, &name, NAME, SMALLEST_NAME, flow.width());
    let node = flow.tree.add(Some(part), Role::Paragraph);
    for line in lines {
        flow.need(style.leading());
        flow.write(Some(node), line, style, (flow.left(), flow.y()));
        flow.skip(style.leading());
    }
    flow.skip(8.0);
    let facts = [
        (
            messages.text("certificate-birth-date"),
            long_date(certificate.birth_date, messages.language()),
        ),
        (
            messages.text("certificate-birth-place"),
            certificate.birth_place.clone(),
        ),
        (
            messages.text("certificate-certified-on"),
            long_date(certificate.certified_on, messages.language()),
        ),
        (
            messages.text("certificate-published-on"),
            long_date(certificate.published_on, messages.language()),
        ),
    ];
    flow.facts(part, &facts, 2);
    let center = (
        messages.text("certificate-center"),
        certificate.center.clone(),
    );
    flow.facts(part, &[center], 1);
    flow.skip(6.0);
}

/// Score at the left, global level and its meaning at the right, and where the score lies
/// on the scale below.
fn panel(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    flow.need(PANEL);
    let top = flow.y();
    let panel = Area {
        x: flow.left(),
        y: top,
        width: flow.width(),
        height: PANEL,
    };
    flow.decorate(Shape::Frame(panel, 1.0, Ink::Accent));

    let left = panel.x + 14.0;
    let node = flow.tree.add(Some(part), Role::Paragraph);
    put(
        flow,
        node,
        &messages.text("certificate-score"),
        styles::LABEL,
        (left, top + 8.0),
    );
    let score = certificate.score.to_string();
    put(flow, node, &score, SCORE, (left, top + 15.0));
    let beside = left + flow.fonts.face(SCORE.weight).width(&score, SCORE.size) + 6.0;
    let most = certificate.meshes[8] - 1;
    let of = messages.text_with("certificate-score-of", &[("most", most.into())]);
    let drop = 15.0 + SCORE.ascent() - styles::TEXT.ascent();
    put(flow, node, &of, styles::TEXT, (beside, top + drop));

    let right = panel.x + PARTING;
    let width = panel.width - PARTING - 12.0;
    let mesh = certificate.mesh();
    let node = flow.tree.add(Some(part), Role::Paragraph);
    put(
        flow,
        node,
        &messages.text("certificate-mesh"),
        styles::LABEL,
        (right, top + 8.0),
    );
    put(
        flow,
        node,
        &messages.text(MESH_NAMES[mesh]),
        MESH,
        (right, top + 17.0),
    );
    let node = flow.tree.add(Some(part), Role::Paragraph);
    let mut y = top + 45.0;
    let meaning = messages.text(MESH_MEANINGS[mesh]);
    for line in wrap(&flow.fonts, &meaning, styles::TEXT, width) {
        flow.write(Some(node), line, styles::TEXT, (right, y));
        y += styles::TEXT.leading();
    }
    ruler(
        certificate,
        flow,
        (panel.x + 14.0, top + PANEL - 16.0),
        panel.width - 28.0,
    );
    flow.skip(PANEL + 9.0);
}

/// The whole scale as a bar, divided into meshes and filled up to the score.
fn ruler(certificate: &Certificate, flow: &mut Flow, (x, y): (f32, f32), width: f32) {
    const HEIGHT: f32 = 6.0;
    let (first, after) = (certificate.meshes[0], certificate.meshes[8]);
    let at = |pix: u16| width * f32::from(pix - first) / f32::from(after - first);
    let bar = |width: f32| Area {
        x,
        y,
        width,
        height: HEIGHT,
    };
    flow.decorate(Shape::Fill(vec![bar(width)], Ink::Pale));
    let reached = at(certificate.score).max(0.5);
    flow.decorate(Shape::Fill(vec![bar(reached)], Ink::Accent));
    let ticks = certificate.meshes[1..8].iter().map(|pix| Area {
        x: x + at(*pix) - 0.6,
        y,
        width: 1.2,
        height: HEIGHT,
    });
    flow.decorate(Shape::Fill(ticks.collect(), Ink::White));
    flow.decorate(Shape::Frame(bar(width), 0.5, Ink::Grey));
}

fn put(flow: &mut Flow, node: Node, text: &str, style: Style, at: (f32, f32)) {
    // The space at the end keeps pieces of a paragraph apart for whoever extracts it.
    for line in wrap(&flow.fonts, &format!("{text} "), style, flow.width()) {
        flow.write(Some(node), line, style, at);
    }
}

fn statement(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    let treated = [("treated", certificate.treated.into())];
    let text = match certificate.rule {
        Rule::Part => messages.text_with("certificate-degraded", &treated),
        Rule::PartTechnical => messages.text_with("certificate-part-technical", &treated),
        _ => messages.text("certificate-complete"),
    };
    flow.paragraph(part, &text, styles::TEXT);
    flow.skip(7.0);
}

fn grid(certificate: &Certificate, flow: &mut Flow, part: Node, messages: &Messages) {
    flow.heading(part, 2, &messages.text("certificate-grid"));
    let reached = certificate.mesh();
    let column = |key: &str, width: f32| Column {
        title: messages.text(key),
        width,
    };
    let columns = [
        column("certificate-grid-range", 62.0),
        column("certificate-grid-mesh", 88.0),
        column("certificate-grid-meaning", flow.width() - 150.0),
    ];
    let rows = (0..8).map(|mesh| {
        let (first, after) = (certificate.meshes[mesh], certificate.meshes[mesh + 1]);
        let here = mesh == reached;
        let style = if here {
            styles::CELL_HEAD
        } else {
            styles::CELL
        };
        let cell = |role, text| Cell {
            role,
            texts: vec![(text, style)],
        };
        let mut name = cell(
            Role::RowHead,
            format!("{} ", messages.text(MESH_NAMES[mesh])),
        );
        if here {
            let here = messages.text("certificate-grid-here");
            name.texts.push((here, styles::SMALL));
        }
        Row {
            cells: vec![
                cell(Role::Cell(1), format!("{first} – {}", after - 1)),
                name,
                cell(Role::Cell(1), messages.text(MESH_MEANINGS[mesh])),
            ],
            height: 0.0,
            ground: here.then_some(Ink::Pale),
        }
    });
    table::lay_out(flow, part, &columns, rows.collect(), Lines::Rows);
    flow.skip(14.0);
}
