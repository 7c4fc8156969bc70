//! Workbooks: the sheets of an XLSX or ODS file as tables.

mod digit_mask;
mod ods;
mod xlsx;

use crate::{
    finding::FileRefusal,
    limits::{MAX_MERGED_AREAS, MAX_UNPACKED_BYTES},
    table::{CellTable, TableCell},
    zip_archive::ZipArchive,
};
use vigie_shared::api::{RosterDiagnosticCode, RosterFormat};

/// What is in a workbook.
#[derive(Debug)]
pub(crate) struct RosterWorkbook {
    pub format: RosterFormat,
    pub sheets: Vec<WorkbookSheet>,
    /// Whether there are programs in it, which are never run.
    pub macros: bool,
}

/// One sheet.
#[derive(Debug, Default)]
pub(crate) struct WorkbookSheet {
    pub name: String,
    pub table: CellTable,
    pub merged: Vec<MergedArea>,
}

/// Cells that are shown as one: lines from 1, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MergedArea {
    pub top: u32,
    pub bottom: u32,
    pub left: usize,
}

/// What a ZIP file holds.
pub(crate) enum ZipContent {
    Workbook(RosterWorkbook),
    /// A packed school export.
    Xml(Vec<u8>),
}

/// Reads a ZIP file.
///
/// # Errors
/// When it is no workbook, protected or damaged.
pub(crate) fn read(bytes: &[u8]) -> Result<ZipContent, FileRefusal> {
    let mut zip = ZipArchive::open(bytes)?;
    if zip.has("xl/workbook.xml") {
        return xlsx::read(&mut zip).map(ZipContent::Workbook);
    }
    if zip.has("content.xml") && zip.has("mimetype") {
        return ods::read(&mut zip).map(ZipContent::Workbook);
    }
    if zip.has("xl/workbook.bin") {
        return Err(FileRefusal::of(RosterDiagnosticCode::OldWorkbook));
    }
    let xml = zip
        .names()
        .find(|name| name.to_lowercase().ends_with(".xml") && !name.contains('/'))
        .map(str::to_owned);
    if let Some(name) = xml.filter(|name| name != "[Content_Types].xml") {
        let part = zip.part(&name)?;
        let part = part.ok_or_else(|| FileRefusal::of(RosterDiagnosticCode::DamagedFile))?;
        return match part.cut_off {
            true => Err(too_large()),
            false => Ok(ZipContent::Xml(part.bytes)),
        };
    }
    let value = match zip.has("word/document.xml") {
        true => "Word",
        false => "ZIP",
    };
    Err(FileRefusal {
        value: Some(value.to_owned()),
        ..FileRefusal::of(RosterDiagnosticCode::UnknownFormat)
    })
}

fn too_large() -> FileRefusal {
    FileRefusal {
        value: Some(format!("> {} Mo", MAX_UNPACKED_BYTES / (1024 * 1024))),
        ..FileRefusal::of(RosterDiagnosticCode::TooLarge)
    }
}

/// The refusal of a part: one that was cut off ends in the middle, which is no damage.
fn of_part(refusal: FileRefusal, cut_off: bool) -> FileRefusal {
    match cut_off && refusal.code == RosterDiagnosticCode::DamagedFile {
        true => too_large(),
        false => refusal,
    }
}

impl WorkbookSheet {
    /// Notes an area of several lines; there is room for a few thousand.
    fn merge(&mut self, area: MergedArea) {
        if area.bottom > area.top && self.merged.len() < MAX_MERGED_AREAS {
            self.merged.push(area);
        }
    }

    /// Repeats the value of merged cells in the lines they stand for.
    pub fn repeat_merged(&mut self) {
        for area in &self.merged {
            let rows = &mut self.table.rows;
            let first = rows.partition_point(|row| row.line < area.top);
            let value = match rows.get(first) {
                Some(row) if row.line == area.top => row.cells.get(area.left).cloned(),
                _ => None,
            };
            let Some(value) = value.filter(|value| !value.is_empty()) else {
                continue;
            };
            let below = rows.iter_mut().skip(first + 1);
            for row in below.take_while(|row| row.line <= area.bottom) {
                if row.cells.len() <= area.left {
                    row.cells.resize(area.left + 1, TableCell::default());
                }
                let cell = &mut row.cells[area.left];
                if cell.is_empty() {
                    *cell = TableCell {
                        merged: true,
                        ..value.clone()
                    };
                }
            }
        }
    }
}

/// A number as a person would type it: no exponent, no `.0`.
fn number_text(number: f64) -> String {
    match number.fract() == 0.0 && number.abs() < 1e15 {
        true => format!("{number:.0}"),
        false => format!("{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_exponent() {
        assert_eq!(number_text(12_345_678_901.0), "12345678901");
        assert_eq!(number_text(0.33), "0.33");
    }
}
