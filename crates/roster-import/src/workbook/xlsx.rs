//! Workbooks of Excel.

mod cell;
mod styles;

use super::{MergedArea, RosterWorkbook, WorkbookSheet, of_part};
use crate::{
    finding::FileRefusal,
    limits::{MAX_CELL_CHARS, MAX_SHARED_TEXTS, MAX_SHEETS},
    table::TableCell,
    xml_events::{XmlElement, XmlEvent, XmlReader},
    zip_archive::ZipArchive,
};
use cell::CellParts;
use styles::CellStyles;
use vigie_shared::api::{RosterDiagnosticCode, RosterFormat};

/// What the cells of all sheets refer to.
struct SharedParts {
    texts: Vec<String>,
    styles: CellStyles,
    since_1904: bool,
}

/// A sheet as the workbook lists it.
struct ListedSheet {
    name: String,
    relation: String,
}

/// Reads all sheets, up to a limit.
pub(super) fn read(zip: &mut ZipArchive<'_>) -> Result<RosterWorkbook, FileRefusal> {
    let (listed, since_1904) = sheets(zip)?;
    let targets = targets(zip)?;
    let shared = SharedParts {
        texts: shared_texts(zip)?,
        styles: match zip.text("xl/styles.xml")? {
            Some((text, _)) => CellStyles::read(&text)?,
            None => CellStyles::default(),
        },
        since_1904,
    };
    let mut sheets = Vec::new();
    for one in listed.into_iter().take(MAX_SHEETS) {
        let target = targets.iter().find(|(id, _)| *id == one.relation);
        let Some((_, part)) = target else { continue };
        let Some((text, cut_off)) = zip.text(part)? else {
            continue;
        };
        // Charts and dialogs are sheets too; they have no cells.
        let mut sheet = WorkbookSheet {
            name: one.name,
            ..WorkbookSheet::default()
        };
        match read_sheet(&text, &shared, &mut sheet) {
            Err(refusal) if sheet.table.cut_off.is_none() => return Err(of_part(refusal, cut_off)),
            _ => sheets.push(sheet),
        }
    }
    Ok(RosterWorkbook {
        format: RosterFormat::Xlsx,
        sheets,
        macros: zip
            .names()
            .any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")),
    })
}

fn sheets(zip: &mut ZipArchive<'_>) -> Result<(Vec<ListedSheet>, bool), FileRefusal> {
    let damaged = || FileRefusal::of(RosterDiagnosticCode::DamagedFile);
    let (text, _) = zip.text("xl/workbook.xml")?.ok_or_else(damaged)?;
    let mut reader = XmlReader::new(&text, &["name", "id", "date1904"]);
    let (mut sheets, mut since_1904) = (Vec::new(), false);
    while let Some(event) = reader.next()? {
        let XmlEvent::Start(element) = event else {
            continue;
        };
        match element.name.as_str() {
            "workbookPr" => {
                since_1904 = matches!(element.attribute("date1904"), Some("1" | "true"));
            }
            "sheet" => sheets.push(ListedSheet {
                name: element.attribute("name").unwrap_or("").to_owned(),
                relation: element.attribute("id").unwrap_or("").to_owned(),
            }),
            _ => {}
        }
    }
    Ok((sheets, since_1904))
}

/// Where the sheets are: the part of each relation.
fn targets(zip: &mut ZipArchive<'_>) -> Result<Vec<(String, String)>, FileRefusal> {
    let Some((text, _)) = zip.text("xl/_rels/workbook.xml.rels")? else {
        return Ok(Vec::new());
    };
    let mut reader = XmlReader::new(&text, &["Id", "Target"]);
    let mut targets = Vec::new();
    while let Some(event) = reader.next()? {
        let XmlEvent::Start(element) = event else {
            continue;
        };
        if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target")) {
            // Absolute in the file, or relative to the workbook. Never outside: it is a name in
            // the directory.
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.push((id.to_owned(), part));
        }
    }
    Ok(targets)
}

fn shared_texts(zip: &mut ZipArchive<'_>) -> Result<Vec<String>, FileRefusal> {
    let Some((text, cut_off)) = zip.text("xl/sharedStrings.xml")? else {
        return Ok(Vec::new());
    };
    let mut reader = XmlReader::new(&text, &[]);
    let mut texts = Vec::new();
    loop {
        match reader.next() {
            Ok(None) => return Ok(texts),
            Ok(Some(XmlEvent::Start(element))) if element.name == "si" => {
                match rich_text(&mut reader) {
                    Ok(text) if texts.len() < MAX_SHARED_TEXTS => texts.push(text),
                    Ok(_) => return Err(super::too_large()),
                    Err(refusal) => return Err(of_part(refusal, cut_off)),
                }
            }
            Ok(Some(_)) => {}
            Err(refusal) => return Err(of_part(refusal, cut_off)),
        }
    }
}

/// The text of an element in several formats; how it is pronounced (`rPh`) is left out.
fn rich_text(reader: &mut XmlReader<'_>) -> Result<String, FileRefusal> {
    let depth = reader.path().len();
    let mut whole = String::new();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(element)) if element.name == "rPh" => reader.skip()?,
            Some(XmlEvent::Text(piece))
                if whole.len() < MAX_CELL_CHARS * 4
                    && reader.path().last().is_some_and(|name| name == "t") =>
            {
                whole.push_str(&piece);
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(whole)
}

fn read_sheet(
    text: &str,
    shared: &SharedParts,
    sheet: &mut WorkbookSheet,
) -> Result<(), FileRefusal> {
    let mut reader = XmlReader::new(text, &["r", "s", "t", "ref"]);
    let mut line = 0;
    while let Some(event) = reader.next()? {
        let XmlEvent::Start(element) = event else {
            continue;
        };
        match element.name.as_str() {
            "row" => {
                let declared = element
                    .attribute("r")
                    .and_then(|number| number.parse().ok());
                line = declared.unwrap_or(line + 1);
                let cells = read_row(&mut reader, shared)?;
                if !sheet.table.push(line, cells) {
                    return Ok(());
                }
            }
            "mergeCell" => {
                if let Some(area) = element.attribute("ref").and_then(merged_area) {
                    sheet.merge(area);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn read_row(
    reader: &mut XmlReader<'_>,
    shared: &SharedParts,
) -> Result<Vec<TableCell>, FileRefusal> {
    let depth = reader.path().len();
    let mut cells: Vec<TableCell> = Vec::new();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(element)) if element.name == "c" => {
                let place = element.attribute("r").and_then(place_of);
                let place = place.unwrap_or(cells.len());
                let cell = read_cell(reader, &element, shared)?;
                // Beyond the limit one cell stands for all: the table says so.
                let place = place.min(crate::limits::MAX_COLUMNS);
                if cells.len() <= place {
                    cells.resize(place + 1, TableCell::default());
                }
                cells[place] = cell;
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(cells)
}

fn read_cell(
    reader: &mut XmlReader<'_>,
    element: &XmlElement,
    shared: &SharedParts,
) -> Result<TableCell, FileRefusal> {
    let depth = reader.path().len();
    let mut parts = CellParts {
        kind: element.attribute("t").unwrap_or("n").to_owned(),
        style: element.attribute("s").and_then(|style| style.parse().ok()),
        ..CellParts::default()
    };
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(inner)) => match inner.name.as_str() {
                "v" => parts.value = reader.text(MAX_CELL_CHARS * 4)?,
                "is" => parts.inline = Some(rich_text(reader)?),
                "f" => {
                    parts.formula = true;
                    reader.skip()?;
                }
                _ => reader.skip()?,
            },
            Some(_) => {}
            None => break,
        }
    }
    Ok(parts.cell(&shared.texts, &shared.styles, shared.since_1904))
}

/// The place of the column of a reference such as `AB12`, from 0.
fn place_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let mut place: usize = 0;
    for letter in letters.take(4) {
        place = place * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    place.checked_sub(1)
}

fn merged_area(reference: &str) -> Option<MergedArea> {
    let (from, to) = reference.split_once(':')?;
    let line = |reference: &str| {
        let digits = reference.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$');
        digits.parse().ok()
    };
    Some(MergedArea {
        top: line(from)?,
        bottom: line(to)?,
        left: place_of(from)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_places() {
        assert_eq!(place_of("A1"), Some(0));
        assert_eq!(place_of("AB12"), Some(27));
        assert_eq!(place_of("12"), None);
        let area = merged_area("B2:B30").unwrap();
        assert_eq!((area.top, area.bottom, area.left), (2, 30, 1));
    }
}
