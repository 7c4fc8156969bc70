//! Draws the shapes of a page.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

use crate::geometry::Rectangle;
use crate::page::Shape;
use crate::signature_image::SignatureImage;
use crate::text::Color;

/// Draws a shape; a link shows nothing.
pub fn draw(surface: &mut Surface<'_>, shape: &Shape) {
    match shape {
        Shape::Text {
            x,
            y,
            shaped,
            size,
            color,
        } => {
            surface.set_fill(Some(fill(*color)));
            surface.set_stroke(None);
            let (start, font) = (Point::from_xy(*x, *y), shaped.font.clone());
            surface.draw_glyphs(start, &shaped.glyphs, font, &shaped.text, *size, false);
        }
        Shape::Fill(rectangles, color) => {
            surface.set_fill(Some(fill(*color)));
            surface.set_stroke(None);
            draw_rectangles(surface, rectangles);
        }
        Shape::Frame(outer, width, color) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb_of(*color).into(),
                width: *width,
                ..Stroke::default()
            }));
            let center_of_line = Rectangle {
                x: outer.x + width / 2.0,
                y: outer.y + width / 2.0,
                width: outer.width - width,
                height: outer.height - width,
            };
            draw_rectangles(surface, &[center_of_line]);
        }
        Shape::Image(image, area) => draw_image(surface, image, *area),
        Shape::Link(..) => {}
    }
}

fn draw_image(surface: &mut Surface<'_>, image: &SignatureImage, area: Rectangle) {
    // Both fail only for what has no area, which is not painted. Papers to be archived must not ask
    // for interpolation.
    let size = Size::from_wh(area.width, area.height);
    if let (Some(size), Ok(image)) = (size, Image::from_custom(image.clone(), false)) {
        surface.push_transform(&Transform::from_translate(area.x, area.y));
        surface.draw_image(image, size);
        surface.pop();
    }
}

fn draw_rectangles(surface: &mut Surface<'_>, rectangles: &[Rectangle]) {
    let mut path = PathBuilder::new();
    for rect in rectangles.iter().filter_map(|rectangle| rectangle.to_pdf()) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn fill(color: Color) -> Fill {
    Fill {
        paint: rgb_of(color).into(),
        ..Fill::default()
    }
}

fn rgb_of(color: Color) -> rgb::Color {
    match color {
        Color::Black => rgb::Color::new(0x16, 0x16, 0x16),
        Color::Accent => rgb::Color::new(0x14, 0x2f, 0x52),
        Color::Gray => rgb::Color::new(0x54, 0x54, 0x54),
        Color::TableLine => rgb::Color::new(0xa8, 0xa8, 0xa8),
        Color::Background => rgb::Color::new(0xee, 0xee, 0xee),
        Color::White => rgb::Color::white(),
    }
}
