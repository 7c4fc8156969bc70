//! Who signs the certificate, and where to appeal.

use super::Certificate;
use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, styles};
use crate::page::Shape;
use crate::structure_tree::{ElementId, ElementRole};

/// Room for the image of the signature, points (5.3 x 2.1 cm).
const IMAGE_BOX: (f32, f32) = (150.0, 60.0);

/// Lays out the signature with name and function below it; nothing for a center without.
pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    if let Some(signatory) = &certificate.signatory {
        // Image, name and function stay together.
        layout.ensure_space(IMAGE_BOX.1 + 40.0);
        if let Some(image) = &signatory.signature {
            let (width, height) = image.size_within(IMAGE_BOX);
            let area = Rectangle {
                x: layout.left(),
                y: layout.y(),
                width,
                height,
            };
            let name = [("name", signatory.name.as_str().into())];
            let alt = messages.text_with("certificate-signature-of", &name);
            let page = layout.page_index();
            let role = ElementRole::Figure { alt, page, area };
            let figure = layout.structure.add(Some(part), role);
            layout.paint(figure, Shape::Image(image.clone(), area));
            layout.advance(height + 4.0);
        }
        layout.paragraph(part, &signatory.name, styles::STRONG);
        if !signatory.function.is_empty() {
            layout.paragraph(part, &signatory.function, styles::TEXT);
        }
        layout.advance(6.0);
    }
    if !certificate.appeal_contact.is_empty() {
        let contact = (
            messages.text("certificate-appeal"),
            certificate.appeal_contact.clone(),
        );
        layout.facts(part, &[contact], 1);
        layout.advance(4.0);
    }
}
