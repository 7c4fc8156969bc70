//! The panel of the certificate with the score, the global level and the scale.

use super::Certificate;
use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, styles};
use crate::page::Shape;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, FontWeight, TextStyle};

/// The score in digits.
const SCORE: TextStyle = TextStyle {
    weight: FontWeight::Bold,
    size: 38.0,
    color: Color::Accent,
};
const MESH_NAME: TextStyle = TextStyle {
    weight: FontWeight::Bold,
    size: 19.0,
    color: Color::Accent,
};
/// Height of the panel, points.
const HEIGHT: f32 = 96.0;
/// Where the right part of the panel begins, points from its left edge.
const RIGHT_PART: f32 = 146.0;

/// Score at the left, global level and its meaning at the right, and the position of the
/// score on the scale below.
pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    layout.ensure_space(HEIGHT);
    let panel = Rectangle {
        x: layout.left(),
        y: layout.y(),
        width: layout.width(),
        height: HEIGHT,
    };
    layout.decorate(Shape::Frame(panel, 1.0, Color::Accent));
    score(certificate, layout, part, panel);
    global_level(certificate, layout, part, panel);
    let bar = Rectangle {
        x: panel.x + 14.0,
        y: panel.y + HEIGHT - 16.0,
        width: panel.width - 28.0,
        height: 6.0,
    };
    scale_bar(certificate, layout, bar);
    layout.advance(HEIGHT + 9.0);
}

fn score(
    certificate: &Certificate,
    layout: &mut DocumentLayout,
    part: ElementId,
    panel: Rectangle,
) {
    let messages = layout.messages;
    let (left, top) = (panel.x + 14.0, panel.y);
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    let label = messages.text("certificate-score");
    layout.text_at(element, &label, styles::LABEL, (left, top + 8.0));
    let score = certificate.score.to_string();
    layout.text_at(element, &score, SCORE, (left, top + 15.0));
    let score_width = layout.fonts.face(SCORE.weight).width(&score, SCORE.size);
    let maximum = certificate.meshes[8] - 1;
    let out_of = messages.text_with("certificate-score-of", &[("most", maximum.into())]);
    // On the baseline of the score.
    let drop = 15.0 + SCORE.ascent() - styles::TEXT.ascent();
    let beside = left + score_width + 6.0;
    layout.text_at(element, &out_of, styles::TEXT, (beside, top + drop));
}

fn global_level(
    certificate: &Certificate,
    layout: &mut DocumentLayout,
    part: ElementId,
    panel: Rectangle,
) {
    let messages = layout.messages;
    let (left, top) = (panel.x + RIGHT_PART, panel.y);
    let mesh = certificate.mesh();
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    let label = messages.text("certificate-mesh");
    layout.text_at(element, &label, styles::LABEL, (left, top + 8.0));
    let name = vigie_i18n::mesh_name(messages.language(), mesh as u8);
    layout.text_at(element, &name, MESH_NAME, (left, top + 17.0));
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    let meaning = vigie_i18n::mesh_meaning(messages.language(), mesh as u8);
    let width = panel.width - RIGHT_PART - 12.0;
    let mut y = top + 45.0;
    for line in layout.fonts.wrap(&meaning, styles::TEXT, width) {
        layout.paint_line(Some(element), line, (left, y));
        y += styles::TEXT.line_height();
    }
}

/// The whole scale, divided into meshes and filled up to the score.
fn scale_bar(certificate: &Certificate, layout: &mut DocumentLayout, bar: Rectangle) {
    let (first, end) = (certificate.meshes[0], certificate.meshes[8]);
    let width_to = |pix: u16| bar.width * f32::from(pix - first) / f32::from(end - first);
    layout.decorate(Shape::Fill(vec![bar], Color::Background));
    let reached = Rectangle {
        width: width_to(certificate.score).max(0.5),
        ..bar
    };
    layout.decorate(Shape::Fill(vec![reached], Color::Accent));
    let ticks = certificate.meshes[1..8].iter().map(|pix| Rectangle {
        x: bar.x + width_to(*pix) - 0.6,
        width: 1.2,
        ..bar
    });
    layout.decorate(Shape::Fill(ticks.collect(), Color::White));
    layout.decorate(Shape::Frame(bar, 0.5, Color::Gray));
}
