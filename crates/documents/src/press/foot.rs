//! The head and the foot of the pages. They repeat what the document says elsewhere, so
//! screen readers skip them.

use crate::flow::{Flow, styles};
use crate::sheet::{Area, Mark, Shape};
use crate::text::{Ink, Line, Style, fit};
use vigie_i18n::Messages;

/// Smallest size a long head shrinks to before it is cut, points.
const SMALLEST: f32 = 5.5;

/// Adds the head and the foot to every page.
pub fn lay_out(flow: &mut Flow, messages: &Messages) {
    let pages = flow.sheets.len();
    let starts: Vec<usize> = flow.sections.iter().map(|placed| placed.page).collect();
    for (index, &first) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(pages);
        for page in first..end {
            let of = (page - first + 1, end - first);
            let marks = margins(flow, index, of, messages);
            flow.sheets[page].marks.extend(marks);
        }
    }
}

fn margins(flow: &Flow, section: usize, of: (usize, usize), messages: &Messages) -> Vec<Mark> {
    let section = &flow.sections[section].section;
    let foot = flow.format.height - flow.format.bottom + 18.0;
    let numbers = [
        ("page", of.0.to_string().into()),
        ("pages", of.1.to_string().into()),
    ];
    let (style, number) = one_line(flow, &messages.text_with("page-of", &numbers));
    let right = flow.left() + flow.width() - number.width;
    let mut marks = vec![rule(flow, foot - 5.0), text(number, style, (right, foot))];
    let (style, line) = one_line(flow, &section.foot);
    marks.push(text(line, style, (flow.left(), foot)));
    if of.0 > 1 {
        let top = flow.format.top - 22.0;
        let (style, line) = one_line(flow, &section.head);
        marks.push(text(line, style, (flow.left(), top)));
        marks.push(rule(flow, top + styles::SMALL.leading() + 2.0));
    }
    marks
}

/// The text shrunk to four fifths of the width, and cut if that is not enough: what is
/// cut here stands whole in the paper.
fn one_line(flow: &Flow, text: &str) -> (Style, Line) {
    let most = flow.width() * 0.8;
    let (style, mut lines) = fit(&flow.fonts, text, styles::SMALL, SMALLEST, most);
    (style, lines.swap_remove(0))
}

fn rule(flow: &Flow, y: f32) -> Mark {
    let area = Area {
        x: flow.left(),
        y,
        width: flow.width(),
        height: 0.5,
    };
    Mark {
        node: None,
        shape: Shape::Fill(vec![area], Ink::Line),
    }
}

fn text(line: Line, style: Style, (x, top): (f32, f32)) -> Mark {
    Mark {
        node: None,
        shape: Shape::Text {
            x,
            y: top + style.ascent(),
            shaped: line.shaped,
            size: style.size,
            ink: style.ink,
        },
    }
}
