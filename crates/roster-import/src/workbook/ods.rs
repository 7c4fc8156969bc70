//! Workbooks of the `OpenDocument` format.

use super::{MergedArea, RosterWorkbook, WorkbookSheet, of_part};
use crate::{
    dates,
    finding::FileRefusal,
    limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS},
    table::TableCell,
    workbook::number_text,
    xml_events::{XmlElement, XmlEvent, XmlReader},
    zip_archive::ZipArchive,
};
use vigie_shared::api::{RosterDiagnosticCode, RosterFormat};

const KEPT: &[&str] = &[
    "name",
    "number-rows-repeated",
    "number-columns-repeated",
    "number-rows-spanned",
    "value-type",
    "value",
    "date-value",
    "boolean-value",
    "formula",
];

/// Reads all sheets, up to a limit.
pub(super) fn read(zip: &mut ZipArchive<'_>) -> Result<RosterWorkbook, FileRefusal> {
    if let Some((manifest, _)) = zip.text("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(FileRefusal::of(RosterDiagnosticCode::PasswordProtected));
    }
    let mimetype = zip.part("mimetype")?.map(|part| part.bytes);
    let mimetype = String::from_utf8_lossy(&mimetype.unwrap_or_default()).into_owned();
    if !mimetype.contains("opendocument.spreadsheet") {
        return Err(FileRefusal {
            value: Some("OpenDocument".to_owned()),
            ..FileRefusal::of(RosterDiagnosticCode::UnknownFormat)
        });
    }
    let damaged = || FileRefusal::of(RosterDiagnosticCode::DamagedFile);
    let (text, cut_off) = zip.text("content.xml")?.ok_or_else(damaged)?;
    let mut reader = XmlReader::new(&text, KEPT);
    let mut sheets = Vec::new();
    loop {
        match reader.next() {
            Ok(None) => break,
            Ok(Some(XmlEvent::Start(element))) if element.name == "table" => {
                let mut sheet = WorkbookSheet {
                    name: element.attribute("name").unwrap_or("").to_owned(),
                    ..WorkbookSheet::default()
                };
                let read = read_sheet(&mut reader, &mut sheet);
                let full = sheet.table.cut_off.is_some();
                sheets.push(sheet);
                match read {
                    _ if full || sheets.len() >= MAX_SHEETS => break,
                    Ok(()) => {}
                    Err(refusal) => return Err(of_part(refusal, cut_off)),
                }
            }
            // What was deleted and may come back is no sheet.
            Ok(Some(XmlEvent::Start(element))) if element.name == "tracked-changes" => {
                reader.skip()?;
            }
            Ok(Some(_)) => {}
            Err(refusal) => return Err(of_part(refusal, cut_off)),
        }
    }
    Ok(RosterWorkbook {
        format: RosterFormat::Ods,
        sheets,
        macros: zip.names().any(is_macro),
    })
}

/// Is a part of the file a macro? The lists of libraries are also where there is none.
fn is_macro(name: &str) -> bool {
    let is_list = name.ends_with("script-lc.xml") || name.ends_with("script-lb.xml");
    let is_code = name.starts_with("Basic/") && name.ends_with(".xml") && !is_list;
    is_code || (name.starts_with("Scripts/") && !name.ends_with('/'))
}

fn read_sheet(reader: &mut XmlReader<'_>, sheet: &mut WorkbookSheet) -> Result<(), FileRefusal> {
    let depth = reader.path().len();
    let mut line: u32 = 1;
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(element)) if element.name == "table-row" => {
                let times = number(&element, "number-rows-repeated");
                let cells = read_row(reader, line, sheet)?;
                // An empty line is repeated a million times to the end of the sheet.
                let empty = cells.iter().all(TableCell::is_empty);
                let written = if empty {
                    0
                } else {
                    times.min(MAX_ROWS as u32 + 1)
                };
                for repeated in 0..written {
                    if !sheet
                        .table
                        .push(line.saturating_add(repeated), cells.clone())
                    {
                        return Ok(());
                    }
                }
                line = line.saturating_add(times);
            }
            // A table in a cell, a drawing.
            Some(XmlEvent::Start(element)) if element.name == "shapes" => reader.skip()?,
            Some(_) => {}
            None => break,
        }
    }
    Ok(())
}

fn read_row(
    reader: &mut XmlReader<'_>,
    line: u32,
    sheet: &mut WorkbookSheet,
) -> Result<Vec<TableCell>, FileRefusal> {
    let depth = reader.path().len();
    let mut cells: Vec<TableCell> = Vec::new();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(element))
                if matches!(element.name.as_str(), "table-cell" | "covered-table-cell") =>
            {
                let times = number(&element, "number-columns-repeated") as usize;
                let spanned = number(&element, "number-rows-spanned");
                if spanned > 1 {
                    sheet.merge(MergedArea {
                        top: line,
                        bottom: line.saturating_add(spanned - 1),
                        left: cells.len(),
                    });
                }
                let cell = read_cell(reader, &element)?;
                // Beyond the limit one cell stands for all; empty ones go to the end of a line.
                let room = (MAX_COLUMNS + 1).saturating_sub(cells.len());
                let added = std::iter::repeat_n(cell, times.min(room));
                cells.extend(added);
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(cells)
}

fn read_cell(reader: &mut XmlReader<'_>, element: &XmlElement) -> Result<TableCell, FileRefusal> {
    let text = cell_text(reader)?;
    let value = || element.attribute("value")?.parse::<f64>().ok();
    let formula = element.attribute("formula").is_some();
    let cell = match element.attribute("value-type") {
        Some("float") => match value() {
            Some(number) => TableCell {
                number: Some(number),
                ..TableCell::of_text(&shown_number(number, &text))
            },
            None => TableCell::of_text(&text),
        },
        Some("percentage") => TableCell {
            number: value(),
            percent: true,
            ..TableCell::of_text(&text)
        },
        Some("date") => match element.attribute("date-value").and_then(dates::iso) {
            Some(date) => TableCell {
                date: Some(date),
                ..TableCell::of_text(&date.to_string())
            },
            None => TableCell::of_text(&text),
        },
        Some("boolean") => match element.attribute("boolean-value") {
            Some("true") => TableCell::of_text("oui"),
            _ => TableCell::of_text("non"),
        },
        _ => TableCell::of_text(&text),
    };
    let error = formula && (text.starts_with('#') || text.starts_with("Err:"));
    Ok(TableCell {
        formula,
        error,
        ..cell
    })
}

/// A number, or what the sheet shows of it where that has leading zeros or a text around the
/// same digits: `00042`, `35 min`.
fn shown_number(number: f64, shown: &str) -> String {
    let plain = number_text(number);
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let zeros = digits.len() > plain.len() && digits.starts_with('0');
    let worded = shown
        .chars()
        .any(|c| c.is_alphabetic() || c == '/' || c == '%');
    let is_same = digits.trim_start_matches('0') == plain.trim_start_matches('0');
    match is_same && number.fract() == 0.0 && (zeros || worded) {
        true => shown.trim().to_owned(),
        false => plain,
    }
}

/// The paragraphs of a cell, without notes and drawings in it.
fn cell_text(reader: &mut XmlReader<'_>) -> Result<String, FileRefusal> {
    let depth = reader.path().len();
    let mut text = String::new();
    while reader.path().len() >= depth {
        match reader.next()? {
            Some(XmlEvent::Start(element)) => match element.name.as_str() {
                "annotation" | "frame" => reader.skip()?,
                "p" if !text.is_empty() => text.push(' '),
                // Several spaces, a tab, a line break.
                "s" | "tab" | "line-break" => text.push(' '),
                _ => {}
            },
            Some(XmlEvent::Text(piece))
                if text.len() < MAX_CELL_CHARS * 4
                    && reader.path().iter().skip(depth).any(|name| name == "p") =>
            {
                text.push_str(&piece);
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(text)
}

/// A number of repetitions, at least 1.
fn number(element: &XmlElement, name: &str) -> u32 {
    let number = element.attribute(name).and_then(|value| value.parse().ok());
    number.unwrap_or(1).max(1)
}
