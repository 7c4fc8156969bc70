//! The headers and footers of the pages. They repeat what the document says elsewhere, so
//! screen readers skip them.

use crate::geometry::Rectangle;
use crate::layout::{DocumentLayout, PlacedSection, styles};
use crate::page::{Shape, TaggedShape};
use crate::text::{Color, TextLine};

/// Smallest font size a long text shrinks to before it is cut, points.
const SMALLEST: f32 = 5.5;

/// Adds header and footer to every page.
pub fn add_to_pages(layout: &mut DocumentLayout) {
    let pages = layout.pages.len();
    let starts: Vec<usize> = layout
        .sections
        .iter()
        .map(|section| section.first_page)
        .collect();
    for (index, &first) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(pages);
        for page in first..end {
            let number = PageNumber {
                page: page - first + 1,
                pages: end - first,
            };
            let shapes = header_and_footer(layout, &layout.sections[index], number);
            layout.pages[page].shapes.extend(shapes);
        }
    }
}

/// Number of a page in its section, from 1.
struct PageNumber {
    page: usize,
    pages: usize,
}

fn header_and_footer(
    layout: &DocumentLayout,
    section: &PlacedSection,
    number: PageNumber,
) -> Vec<TaggedShape> {
    let labels = &section.labels;
    let footer_top = layout.format.height - layout.format.bottom + 18.0;
    let numbers = [
        ("page", number.page.to_string().into()),
        ("pages", number.pages.to_string().into()),
    ];
    let page_number = one_line(layout, &layout.messages.text_with("page-of", &numbers));
    let x = layout.left() + layout.width() - page_number.width;
    let footer = one_line(layout, &labels.footer);
    let mut shapes = vec![
        rule(layout, footer_top - 5.0),
        Shape::from_line(page_number, (x, footer_top)),
        Shape::from_line(footer, (layout.left(), footer_top)),
    ];
    if number.page > 1 {
        let top = layout.format.top - 22.0;
        let header = one_line(layout, &labels.header);
        shapes.push(Shape::from_line(header, (layout.left(), top)));
        shapes.push(rule(layout, top + styles::SMALL.line_height() + 2.0));
    }
    let decorate = |shape| TaggedShape {
        element: None,
        shape,
    };
    shapes.into_iter().map(decorate).collect()
}

/// The text shrunk to four fifths of the width, and cut if that is not enough: the document
/// has it in full.
fn one_line(layout: &DocumentLayout, text: &str) -> TextLine {
    let width = layout.width() * 0.8;
    let mut lines = layout
        .fonts
        .shrink_to_fit(text, styles::SMALL, SMALLEST, width);
    lines.swap_remove(0)
}

fn rule(layout: &DocumentLayout, y: f32) -> Shape {
    let rule = Rectangle {
        x: layout.left(),
        y,
        width: layout.width(),
        height: 0.5,
    };
    Shape::Fill(vec![rule], Color::TableLine)
}
