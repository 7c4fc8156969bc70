//! The front of the certificate: the holder, the score, and what it means.

use vigie_shared::rules::OutcomeRule;

use super::{Certificate, reading_grid, score_panel};
use crate::layout::{DocumentLayout, styles};
use crate::messages::long_date;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, FontWeight, TextStyle};

/// Name of the holder; shrinks to [`SMALLEST_NAME`] before it wraps.
const NAME: TextStyle = TextStyle {
    weight: FontWeight::Bold,
    size: 23.0,
    color: Color::Black,
};
/// Points.
const SMALLEST_NAME: f32 = 13.0;

pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    layout.masthead(part);
    layout.heading(part, 1, &messages.text("certificate-title"));
    identity(certificate, layout, part);
    layout.heading(part, 2, &messages.text("certificate-result"));
    score_panel::lay_out(certificate, layout, part);
    score_explanation(certificate, layout, part);
    reading_grid::lay_out(certificate, layout, part);
}

fn identity(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    let issued_to = format!("{} ", messages.text("certificate-issued-to"));
    layout.paragraph(part, &issued_to, styles::LABEL);
    let name = layout.sanitize_line(&certificate.holder_name());
    let width = layout.width();
    let lines = layout
        .fonts
        .shrink_to_fit(&name, NAME, SMALLEST_NAME, width);
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    for line in lines {
        let height = line.style.line_height();
        layout.ensure_space(height);
        layout.paint_line(Some(element), line, (layout.left(), layout.y()));
        layout.advance(height);
    }
    layout.advance(8.0);
    let date = |date| long_date(date, messages.language());
    let facts = [
        (
            messages.text("certificate-birth-date"),
            date(certificate.birth_date),
        ),
        (
            messages.text("certificate-birth-place"),
            certificate.birth_place.clone(),
        ),
        (
            messages.text("certificate-certified-on"),
            date(certificate.certified_on),
        ),
        (
            messages.text("certificate-published-on"),
            date(certificate.published_on),
        ),
    ];
    layout.facts(part, &facts, 2);
    let center = (
        messages.text("certificate-center"),
        certificate.center.clone(),
    );
    // On one line: the front is full.
    let address = certificate.center_address.lines().map(str::trim);
    let address = (
        messages.text("certificate-center-address"),
        address.collect::<Vec<_>>().join(", "),
    );
    match address.1.is_empty() {
        true => layout.facts(part, &[center], 1),
        false => layout.facts(part, &[center, address], 2),
    }
    layout.advance(6.0);
}

/// Whether the score is degraded, and why.
fn score_explanation(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    let treated = [("treated", certificate.treated.into())];
    let text = match certificate.rule {
        OutcomeRule::Part => messages.text_with("certificate-degraded", &treated),
        OutcomeRule::PartTechnical => messages.text_with("certificate-part-technical", &treated),
        _ => messages.text("certificate-complete"),
    };
    layout.paragraph(part, &text, styles::TEXT);
    layout.advance(7.0);
}
