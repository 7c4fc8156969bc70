//! How others verify a certificate: a QR code, a code to type, an address.

use super::Certificate;
use crate::PaperError;
use crate::flow::{Flow, styles};
use crate::qr;
use crate::sheet::{Area, Shape};
use crate::text::{Ink, Line, Style, Weight, wrap};
use crate::tree::{Node, Role};
use vigie_i18n::Messages;

/// Side of the QR code with its quiet zone, points (3.2 cm).
const SIDE: f32 = 92.0;
const GAP: f32 = 12.0;
/// Height of the words beside the code without the address, points.
const WORDS: f32 = 88.0;
const ADDRESS: Style = styles::SMALL;
/// The code, to be typed by whoever cannot scan.
const CODE: Style = Style {
    weight: Weight::Bold,
    size: 15.0,
    ink: Ink::Black,
};

/// Lays out the QR code and, beside it, the words.
pub fn lay_out(
    certificate: &Certificate,
    flow: &mut Flow,
    part: Node,
    messages: &Messages,
) -> Result<(), PaperError> {
    let x = flow.left() + SIDE + GAP;
    let column = (x, flow.width() - SIDE - GAP);
    let address = flow.clean_line(&certificate.verify_url);
    let lines = wrap(&flow.fonts, &address, ADDRESS, column.1);
    // The code and the words beside it stay on one page.
    let beside = WORDS + lines.len() as f32 * ADDRESS.leading();
    flow.need(SIDE.max(beside) + 8.0);
    let (page, top) = (flow.page(), flow.y());

    let title = messages.text("certificate-verify");
    let node = flow.tree.add(Some(part), Role::Heading(2, title.clone()));
    flow.block(node, &title, styles::HEADING, column);
    flow.skip(2.0);
    let node = flow.tree.add(Some(part), Role::Paragraph);
    let how = messages.text("certificate-verify-how");
    flow.block(node, &how, styles::TEXT, column);
    flow.skip(3.0);
    let node = flow.tree.add(Some(part), Role::Paragraph);
    let label = format!("{} ", messages.text("certificate-code"));
    flow.block(node, &label, styles::LABEL, column);
    flow.block(node, certificate.code.as_str(), CODE, column);
    link(certificate, flow, part, (x, lines));

    let words_end = flow.y();
    let area = Area {
        x: flow.left(),
        y: top,
        width: SIDE,
        height: SIDE,
    };
    let alt = messages.text_with("certificate-qr", &[("address", address.into())]);
    let figure = flow.tree.add(Some(part), Role::Figure { alt, page, area });
    let dark = qr::dark_areas(&certificate.verify_url, (area.x, area.y), SIDE)?;
    flow.paint(figure, Shape::Fill(dark, Ink::Black));
    flow.decorate(Shape::Frame(area, 0.5, Ink::Line));
    flow.skip((top + SIDE - words_end).max(0.0) + 14.0);
    Ok(())
}

/// The address as a link.
fn link(certificate: &Certificate, flow: &mut Flow, part: Node, (x, lines): (f32, Vec<Line>)) {
    let paragraph = flow.tree.add(Some(part), Role::Paragraph);
    let link = flow.tree.add(Some(paragraph), Role::Link);
    for line in lines {
        let area = Area {
            x,
            y: flow.y(),
            width: line.width.max(1.0),
            height: ADDRESS.leading(),
        };
        flow.write(Some(link), line, ADDRESS, (x, area.y));
        let target = certificate.verify_url.clone();
        flow.paint(link, Shape::Link(area, target));
        flow.skip(ADDRESS.leading());
    }
}
