//! How others verify a certificate: a QR code, a code to type, an address.

use super::Certificate;
use crate::DocumentError;
use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, styles};
use crate::page::Shape;
use crate::qr;
use crate::structure_tree::{ElementId, ElementRole};
use crate::text::{Color, FontWeight, TextLine, TextStyle};

/// Side of the QR code with its quiet zone, points (3.2 cm).
const QR_SIDE: f32 = 92.0;
/// Distance between the QR code and the text, points.
const GAP: f32 = 12.0;
/// Height of the text beside the QR code without the address, points.
const TEXT_HEIGHT: f32 = 88.0;
const ADDRESS: TextStyle = styles::SMALL;
/// The code, to be typed where it cannot be scanned.
const CODE: TextStyle = TextStyle {
    weight: FontWeight::Bold,
    size: 15.0,
    color: Color::Black,
};

/// Lays out the QR code and, beside it, the text.
///
/// # Errors
/// When the address does not fit in a QR code.
pub fn lay_out(
    certificate: &Certificate,
    layout: &mut DocumentLayout,
    part: ElementId,
) -> Result<(), DocumentError> {
    let messages = layout.messages;
    let x = layout.left() + QR_SIDE + GAP;
    let column = (x, layout.width() - QR_SIDE - GAP);
    let address = layout.sanitize_line(&certificate.verify_url);
    let address_lines = layout.fonts.wrap(&address, ADDRESS, column.1);
    // The QR code and the text beside it stay on one page.
    let text_height = TEXT_HEIGHT + address_lines.len() as f32 * ADDRESS.line_height();
    layout.ensure_space(QR_SIDE.max(text_height) + 8.0);
    let (page, top) = (layout.page_index(), layout.y());

    let title = messages.text("certificate-verify");
    let role = ElementRole::Heading(2, title.clone());
    let element = layout.structure.add(Some(part), role);
    layout.block(element, &title, styles::HEADING, column);
    layout.advance(2.0);
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    let how = messages.text("certificate-verify-how");
    layout.block(element, &how, styles::TEXT, column);
    layout.advance(3.0);
    let element = layout.structure.add(Some(part), ElementRole::Paragraph);
    let label = format!("{} ", messages.text("certificate-code"));
    layout.block(element, &label, styles::LABEL, column);
    layout.block(element, certificate.code.as_str(), CODE, column);
    link(&certificate.verify_url, address_lines, layout, (part, x));

    let text_end = layout.y();
    let area = Rectangle {
        x: layout.left(),
        y: top,
        width: QR_SIDE,
        height: QR_SIDE,
    };
    let alt = messages.text_with("certificate-qr", &[("address", address.into())]);
    let role = ElementRole::Figure { alt, page, area };
    let figure = layout.structure.add(Some(part), role);
    let modules = qr::dark_modules(&certificate.verify_url, (area.x, area.y), QR_SIDE)?;
    layout.paint(figure, Shape::Fill(modules, Color::Black));
    layout.decorate(Shape::Frame(area, 0.5, Color::TableLine));
    layout.advance((top + QR_SIDE - text_end).max(0.0) + 14.0);
    Ok(())
}

/// The lines of an address as a link, below `part` in the structure and from `x` on.
fn link(
    address: &str,
    lines: Vec<TextLine>,
    layout: &mut DocumentLayout,
    (part, x): (ElementId, f32),
) {
    let paragraph = layout.structure.add(Some(part), ElementRole::Paragraph);
    let link = layout.structure.add(Some(paragraph), ElementRole::Link);
    for line in lines {
        let area = Rectangle {
            x,
            y: layout.y(),
            width: line.width.max(1.0),
            height: ADDRESS.line_height(),
        };
        layout.paint_line(Some(link), line, (x, area.y));
        layout.paint(link, Shape::Link(area, address.to_owned()));
        layout.advance(ADDRESS.line_height());
    }
}
