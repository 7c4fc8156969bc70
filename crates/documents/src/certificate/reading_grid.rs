//! The reading grid of the certificate: all meshes with their scores and meanings.

use vigie_i18n::Messages;

use super::Certificate;
use crate::layout::{DocumentLayout, styles};
use crate::structure_tree::{ElementId, ElementRole};
use crate::table::{Table, TableBorders, TableCell, TableColumn, TableRow};
use crate::text::Color;

pub fn lay_out(certificate: &Certificate, layout: &mut DocumentLayout, part: ElementId) {
    let messages = layout.messages;
    layout.heading(part, 2, &messages.text("certificate-grid"));
    let column = |key: &str, width: f32| TableColumn {
        title: messages.text(key),
        width,
    };
    let table = Table {
        columns: vec![
            column("certificate-grid-range", 62.0),
            column("certificate-grid-mesh", 88.0),
            column("certificate-grid-meaning", layout.width() - 150.0),
        ],
        rows: (0..8)
            .map(|mesh| row(mesh, certificate, messages))
            .collect(),
        borders: TableBorders::Rows,
    };
    layout.table(part, table);
    layout.advance(14.0);
}

fn row(mesh: usize, certificate: &Certificate, messages: &Messages) -> TableRow {
    let (first, end) = (certificate.meshes[mesh], certificate.meshes[mesh + 1]);
    let is_reached = mesh == certificate.mesh();
    let style = if is_reached {
        styles::CELL_STRONG
    } else {
        styles::CELL
    };
    let cell = |role, text| TableCell {
        role,
        texts: vec![(text, style)],
    };
    let name = format!(
        "{} ",
        vigie_i18n::mesh_name(messages.language(), mesh as u8)
    );
    let mut name = cell(ElementRole::RowHeader, name);
    if is_reached {
        let reached = messages.text("certificate-grid-here");
        name.texts.push((reached, styles::SMALL));
    }
    let range = format!("{first} – {}", end - 1);
    let meaning = vigie_i18n::mesh_meaning(messages.language(), mesh as u8);
    TableRow {
        cells: vec![
            cell(ElementRole::TableCell(1), range),
            name,
            cell(ElementRole::TableCell(1), meaning),
        ],
        min_height: 0.0,
        background: is_reached.then_some(Color::Background),
    }
}
