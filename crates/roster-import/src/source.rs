//! What kind of file it is, by its content, and its table.

use crate::{
    columns::known_headings,
    delimited,
    finding::{FileRefusal, finding},
    siecle::{self, SchoolExport},
    table::{CellTable, TableCell},
    text_encoding::{self, EncodingDoubt},
    workbook::{self, RosterWorkbook, ZipContent},
};
use vigie_shared::{
    api::{
        RosterAnswers, RosterDiagnostic, RosterDiagnosticCode, RosterEncoding, RosterFormat,
        RosterSeverity, RosterSourceReading, SetAsideReason,
    },
    limits::MAX_ROSTER_FILE_BYTES,
};

/// A file as a table, and how it was read.
#[derive(Debug)]
pub(crate) struct SourceTable {
    pub table: CellTable,
    pub reading: RosterSourceReading,
    /// Whether the columns are those of a school export.
    pub is_export: bool,
    /// Why people of a school export are not offered; empty for other files.
    pub set_aside: Vec<Option<SetAsideReason>>,
    pub findings: Vec<RosterDiagnostic>,
}

const ZIP_MARK: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP_MARK: &[u8] = b"PK\x05\x06";
const OLE_MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Files that are no lists, by their beginning.
const OTHERS: [(&[u8], &str); 7] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
];

/// Reads a file.
///
/// # Errors
/// When it is no list, too large, protected or damaged.
pub(crate) fn read(bytes: &[u8], answers: &RosterAnswers) -> Result<SourceTable, FileRefusal> {
    if bytes.len() > MAX_ROSTER_FILE_BYTES {
        return Err(FileRefusal::of(RosterDiagnosticCode::TooLarge));
    }
    if let Some((_, name)) = OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(unknown(name));
    }
    if bytes.starts_with(OLE_MARK) {
        return Err(of_ole(bytes));
    }
    if bytes.starts_with(EMPTY_ZIP_MARK) {
        return Err(unknown("ZIP"));
    }
    if bytes.starts_with(ZIP_MARK) {
        return match workbook::read(bytes)? {
            ZipContent::Workbook(workbook) => of_workbook(workbook, answers),
            ZipContent::Xml(xml) => of_xml(&xml),
        };
    }
    if looks_like_xml(bytes) {
        return of_xml(bytes);
    }
    of_text(bytes, answers)
}

fn unknown(value: &str) -> FileRefusal {
    FileRefusal {
        value: Some(value.to_owned()),
        ..FileRefusal::of(RosterDiagnosticCode::UnknownFormat)
    }
}

/// A workbook or a letter of before 2007, or a newer workbook that is encrypted: all are in the
/// same container, whose directory names its parts in UTF-16.
fn of_ole(bytes: &[u8]) -> FileRefusal {
    let has = |part: &str| {
        let name: Vec<u8> = part.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        FileRefusal::of(RosterDiagnosticCode::PasswordProtected)
    } else if has("WordDocument") {
        unknown("Word")
    } else {
        FileRefusal::of(RosterDiagnosticCode::OldWorkbook)
    }
}

fn looks_like_xml(bytes: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]);
    let bare: String = beginning.chars().filter(|c| *c != '\0').collect();
    let bare = bare
        .trim_start_matches(['\u{feff}', '\u{fffd}'])
        .trim_start();
    bare.starts_with('<')
}

fn of_xml(bytes: &[u8]) -> Result<SourceTable, FileRefusal> {
    let (text, encoding) = text_encoding::decode_xml(bytes);
    let beginning: String = text.chars().take(600).collect::<String>().to_lowercase();
    if beginning.contains("<html") || beginning.contains("<table") {
        return Err(unknown("HTML"));
    }
    // A document type may stand before the outermost element, and is the worse news.
    if beginning.contains("<!doctype") {
        return Err(FileRefusal::of(RosterDiagnosticCode::ForbiddenXml));
    }
    // What Excel 2003 calls an "XML spreadsheet", mostly saved as `.xls`.
    if beginning.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Err(FileRefusal::of(RosterDiagnosticCode::OldWorkbook));
    }
    if !siecle::is_export(&text) {
        return Err(unknown("XML"));
    }
    let SchoolExport {
        school,
        table,
        set_aside,
    } = siecle::read(&text)?;
    Ok(SourceTable {
        table,
        reading: RosterSourceReading {
            encoding: Some(encoding),
            school,
            ..reading(RosterFormat::Siecle)
        },
        is_export: true,
        set_aside,
        findings: Vec::new(),
    })
}

fn of_text(bytes: &[u8], answers: &RosterAnswers) -> Result<SourceTable, FileRefusal> {
    let decoded = text_encoding::decode(bytes, answers.encoding);
    let zeros = decoded.text.chars().filter(|c| *c == '\0').count();
    if zeros > 0 && zeros * 100 > decoded.text.len() {
        return Err(unknown(""));
    }
    let (table, separator) = delimited::read(&decoded.text);
    let doubt = decoded.doubt.filter(|_| {
        let accepted = answers.accepted.iter();
        !accepted
            .map(|accepted| accepted.code)
            .any(|code| code == RosterDiagnosticCode::UncertainEncoding)
    });
    Ok(SourceTable {
        table,
        reading: RosterSourceReading {
            encoding: Some(decoded.encoding),
            separator: Some(separator),
            ..reading(RosterFormat::Csv)
        },
        is_export: false,
        set_aside: Vec::new(),
        findings: doubt.map(of_doubt).into_iter().collect(),
    })
}

fn of_doubt(doubt: EncodingDoubt) -> RosterDiagnostic {
    RosterDiagnostic {
        value: Some(doubt.word),
        proposal: Some(doubt.other),
        ..finding(
            doubt.line,
            RosterDiagnosticCode::UncertainEncoding,
            RosterSeverity::Asks,
        )
    }
}

fn reading(format: RosterFormat) -> RosterSourceReading {
    RosterSourceReading {
        format,
        encoding: None::<RosterEncoding>,
        separator: None,
        sheet: None,
        sheets: Vec::new(),
        school: None,
    }
}

/// Takes the sheet that was answered, or the one with the most headings we know.
fn of_workbook(
    workbook: RosterWorkbook,
    answers: &RosterAnswers,
) -> Result<SourceTable, FileRefusal> {
    let RosterWorkbook {
        format,
        mut sheets,
        macros,
    } = workbook;
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let known: Vec<usize> = sheets
        .iter()
        .map(|sheet| known_headings(&sheet.table))
        .collect();
    let answered = answers
        .sheet
        .as_ref()
        .and_then(|name| names.iter().position(|known| known == name));
    // The first of equals wins only when looked for from the end.
    let best = (0..sheets.len())
        .rev()
        .max_by_key(|at| (known[*at], !sheets[*at].table.rows.is_empty()));
    let chosen = answered.or(best);
    let chosen = chosen.ok_or_else(|| FileRefusal::of(RosterDiagnosticCode::EmptyRoster))?;
    let mut findings = Vec::new();
    let mut note = |code, severity, value: Option<String>| {
        findings.push(RosterDiagnostic {
            value,
            ..finding(1, code, severity)
        });
    };
    if macros {
        note(RosterDiagnosticCode::Macros, RosterSeverity::Note, None);
    }
    let rivals = known.iter().filter(|known| **known >= 3).count();
    if rivals > 1 && answered.is_none() {
        let code = RosterDiagnosticCode::SeveralSheets;
        note(code, RosterSeverity::Asks, Some(names[chosen].clone()));
    }
    let mut sheet = sheets.swap_remove(chosen);
    sheet.repeat_merged();
    let computed = sheet.table.rows.iter().flat_map(|row| &row.cells);
    let computed = computed.filter(|cell: &&TableCell| cell.formula).count();
    if computed > 0 {
        findings.push(RosterDiagnostic {
            count: u32::try_from(computed).ok(),
            ..finding(1, RosterDiagnosticCode::FormulaValues, RosterSeverity::Note)
        });
    }
    Ok(SourceTable {
        table: sheet.table,
        reading: RosterSourceReading {
            sheet: Some(sheet.name),
            sheets: names,
            ..reading(format)
        },
        is_export: false,
        set_aside: Vec::new(),
        findings,
    })
}
