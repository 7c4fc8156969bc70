//! Workbooks, made here part by part.

use crate::support::*;
use flate2::{Compression, write::DeflateEncoder};
use jiff::civil::date;
use std::io::Write;
use vigie_shared::api::{RosterAnswers, RosterDiagnosticCode, RosterFormat};

/// A ZIP file of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    zip_of(parts, |_| None)
}

/// A ZIP file in which a part may claim another size.
pub fn zip_of(parts: &[(&str, &str)], claimed: impl Fn(&str) -> Option<u32>) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder
            .write_all(text.as_bytes())
            .expect("memory takes everything");
        let packed = encoder.finish().expect("memory takes everything");
        let size = claimed(name).unwrap_or(text.len() as u32);
        let at = bytes.len() as u32;
        let mut common = Vec::new();
        for number in [20_u16, 0, 8, 0, 0] {
            common.extend(number.to_le_bytes());
        }
        for number in [0, packed.len() as u32, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let at = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        bytes.extend((parts.len() as u16).to_le_bytes());
    }
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// The XML of a sheet with texts.
pub fn sheet(header: &[&str], rows: &[&[&str]]) -> String {
    let all = std::iter::once(header).chain(rows.iter().copied());
    let rows: String = (1..)
        .zip(all)
        .map(|(number, cells)| row(number, cells))
        .collect();
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn row(number: u32, cells: &[&str]) -> String {
    let cell = |text: &&str| match text.strip_prefix('<') {
        Some(_) => (*text).to_owned(),
        None => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// An XLSX file of these sheets.
pub fn workbook(sheets: &[String]) -> Vec<u8> {
    zip_parts(&parts(sheets))
}

/// An XLSX file of these sheets, whose cells may have formats: `s="1"` is the first.
pub fn workbook_with(sheets: &[String], formats: &[&str]) -> Vec<u8> {
    let code = |code: &str| code.replace('"', "&quot;");
    let own = (200..).zip(formats).map(|(id, format)| {
        format!(
            "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>",
            code(format)
        )
    });
    let cells = (200..)
        .zip(formats)
        .map(|(id, _)| format!("<xf numFmtId=\"{id}\"/>"));
    let styles = format!(
        "<styleSheet><numFmts>{}</numFmts><cellXfs><xf numFmtId=\"0\"/>{}</cellXfs></styleSheet>",
        own.collect::<String>(),
        cells.collect::<String>()
    );
    let mut parts = parts(sheets);
    for (name, text) in &mut parts {
        if name == "xl/styles.xml" {
            text.clone_from(&styles);
        }
    }
    zip_parts(&parts)
}

/// A ZIP file of these parts.
pub fn zip_parts(parts: &[(String, String)]) -> Vec<u8> {
    let parts = parts.iter();
    let parts: Vec<_> = parts
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    zip(&parts)
}

/// The parts of an XLSX file.
pub fn parts(sheets: &[String]) -> Vec<(String, String)> {
    let numbers = || 1..=sheets.len();
    let listed: String = numbers()
        .map(|n| format!("<sheet name=\"Feuille {n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))
        .collect();
    let related: String = numbers()
        .map(|n| format!("<Relationship Id=\"rId{n}\" Target=\"worksheets/sheet{n}.xml\"/>"))
        .collect();
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
        <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let mut parts = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns:r=\"r\"><workbookPr/><sheets>{listed}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{related}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), styles.to_owned()),
        (
            "xl/sharedStrings.xml".to_owned(),
            "<sst><si><t>Noé</t></si><si><r><t>Chl</t></r><r><t>oé</t></r></si></sst>".to_owned(),
        ),
    ];
    for (number, sheet) in (1..).zip(sheets) {
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet.clone()));
    }
    parts
}

const HEADER: [&str; 5] = ["Nom", "Prénom", "Date de naissance", "Temps majoré", "INE"];

#[test]
fn dates_percentages_and_shared_texts_of_a_workbook_are_what_they_show() {
    let sheet = sheet(
        &HEADER,
        &[
            &[
                "Petit",
                "<c t=\"s\"><v>0</v></c>",
                "<c s=\"1\"><v>39521</v></c>",
                "<c s=\"2\"><v>0.33</v></c>",
                "<c><v>12345678901</v></c>",
            ],
            &[
                "Roux",
                "<c t=\"s\"><v>1</v></c>",
                "<c s=\"3\"><v>39521</v></c>",
                "",
                "000000001AA",
            ],
            &[
                "Gros",
                "Ève",
                "<c><v>39521</v></c>",
                "<c><v>0.5</v></c>",
                "000000002AA",
            ],
        ],
    );
    let reading = read(&workbook(&[sheet]));
    assert_eq!(
        blocking(&reading),
        [(4, RosterDiagnosticCode::ExtraTimeLooksLikeAShare)]
    );
    assert_eq!(reading.source.format, RosterFormat::Xlsx);
    assert_eq!(names(&reading), ["Petit Noé", "Roux Chloé"]);
    assert!(
        reading
            .people
            .iter()
            .all(|one| one.birthdate == date(2008, 3, 14))
    );
    assert_eq!(reading.people[0].extra_time.basis_points(), 3_300);
    assert_eq!(reading.people[0].external_id, "12345678901");
    let answers = RosterAnswers {
        cells: take_proposals(&reading),
        ..RosterAnswers::default()
    };
    assert_eq!(
        read_with(&workbook(&[sheet_of_three()]), &answers)
            .people
            .len(),
        3
    );
}

fn sheet_of_three() -> String {
    sheet(
        &HEADER,
        &[
            &["Petit", "Noé", "14/03/2008", "", ""],
            &["Roux", "Chloé", "14/03/2008", "", ""],
            &["Gros", "Ève", "14/03/2008", "0.5", ""],
        ],
    )
}

#[test]
fn formulas_macros_and_several_sheets_are_named() {
    let people: [&[&str]; 1] = [&[
        "<c t=\"str\"><f>UPPER(A9)</f><v>PETIT</v></c>",
        "Léa",
        "14/03/2008",
    ]];
    let one = sheet(&HEADER, &people);
    let mut parts = parts(&[one.clone(), one]);
    parts.push(("xl/vbaProject.bin".to_owned(), "x".to_owned()));
    let reading = read(&zip_parts(&parts));
    assert_eq!(
        blocking(&reading),
        [(1, RosterDiagnosticCode::SeveralSheets)]
    );
    assert_eq!(of_code(&reading, RosterDiagnosticCode::Macros).len(), 1);
    assert_eq!(
        of_code(&reading, RosterDiagnosticCode::FormulaValues)[0].count,
        Some(1)
    );
    let answers = RosterAnswers {
        sheet: Some("Feuille 2".to_owned()),
        ..RosterAnswers::default()
    };
    let reading = read_with(&zip_parts(&parts), &answers);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.source.sheet.as_deref(), Some("Feuille 2"));
    assert_eq!(names(&reading), ["PETIT Léa"]);
}

#[test]
fn merged_cells_ask_before_their_value_is_repeated() {
    let rows: [&[&str]; 2] = [
        &["Petit", "Léa", "14/03/2008", "TG2"],
        &["Roux", "Noé", "15/03/2008", ""],
    ];
    let merged = sheet(&["Nom", "Prénom", "Date de naissance", "Classe"], &rows).replace(
        "</worksheet>",
        "<mergeCells><mergeCell ref=\"D2:D3\"/></mergeCells></worksheet>",
    );
    let bytes = workbook(&[merged]);
    assert_eq!(
        blocking(&read(&bytes)),
        [(3, RosterDiagnosticCode::MergedCells)]
    );
    let answers = RosterAnswers {
        accepted: vec![accept(RosterDiagnosticCode::MergedCells)],
        ..RosterAnswers::default()
    };
    assert_eq!(read_with(&bytes, &answers).people[1].division, "TG2");
}

#[test]
fn protected_old_and_other_files_are_refused_with_what_they_are() {
    use RosterDiagnosticCode::*;
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let encrypted: Vec<u8> = ole
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let word = zip(&[("word/document.xml", "<a/>")]);
    let xlsb = zip(&[("xl/workbook.bin", "x")]);
    let protected = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest><encryption-data/></manifest>",
        ),
        ("content.xml", "x"),
    ]);
    let cases: [(&[u8], RosterDiagnosticCode); 8] = [
        (&ole, OldWorkbook),
        (&encrypted, PasswordProtected),
        (&protected, PasswordProtected),
        (&word, UnknownFormat),
        (&xlsb, OldWorkbook),
        (b"%PDF-1.7", UnknownFormat),
        (b"PK\x03\x04 and no more", DamagedFile),
        (b"\0\x01\x02\0\0\0\0\0\0\0\0\0", UnknownFormat),
    ];
    for (bytes, code) in cases {
        assert_eq!(blocking(&read(bytes)), [(1, code)], "{code}");
    }
}

#[test]
fn bombs_and_lies_about_sizes_are_bounded() {
    // A sheet of 64 MB that is packed into little, and says that it has ten bytes.
    let row = row(1, &["Petit", "Léa", "14/03/2008"]);
    let rows = row.repeat(64 * 1024 * 1024 / row.len());
    let bomb = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts = parts(&[bomb]);
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let bytes = zip_of(&parts, |name| name.contains("sheet1").then_some(10));
    let reading = read(&bytes);
    assert!(
        blocking(&reading)
            .iter()
            .any(|(_, code)| *code == RosterDiagnosticCode::TooManyLines)
    );
    // One shared text without end.
    let endless = format!(
        "<sst><si><t>{}</t></si></sst>",
        "a".repeat(60 * 1024 * 1024)
    );
    let mut parts: Vec<_> = parts
        .iter()
        .filter(|(name, _)| !name.contains("shared"))
        .copied()
        .collect();
    parts.push(("xl/sharedStrings.xml", &endless));
    assert_eq!(
        blocking(&read(&zip(&parts))),
        [(1, RosterDiagnosticCode::TooLarge)]
    );
}

#[test]
fn cells_at_the_far_end_of_a_sheet_cost_nothing() {
    let far = "<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let reading = read(&workbook(&[far.to_owned()]));
    assert!(
        blocking(&reading)
            .iter()
            .any(|(_, code)| *code == RosterDiagnosticCode::TooManyColumns)
    );
    let repeated = "<office:spreadsheet xmlns:office='o' xmlns:table='t'><table:table table:name='A'>\
        <table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384' \
        office:value-type='string'><p>x</p></table:table-cell></table:table-row></table:table></office:spreadsheet>";
    let reading = read(&zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", repeated),
    ]));
    assert!(!reading.ready);
}

#[test]
fn a_workbook_of_libreoffice_goes_in() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let header: String = ["Nom", "Prénom", "Date de naissance", "Temps majoré"]
        .map(cell)
        .concat();
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>\
         <table:table table:name=\"TG2\"><table:table-row>{header}</table:table-row>\
         <table:table-row>{}{}<table:table-cell office:value-type=\"date\" office:date-value=\"2008-03-14\"><text:p>14/03/08</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"percentage\" office:value=\"0.33\"><text:p>33 %</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("Petit"),
        cell("Léa")
    );
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ]);
    let reading = read(&bytes);
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(reading.source.format, RosterFormat::Ods);
    assert_eq!(reading.people[0].birthdate, date(2008, 3, 14));
    assert_eq!(reading.people[0].extra_time.basis_points(), 3_300);
}

#[test]
fn a_hundred_thousand_lines_are_too_many() {
    let mut text = String::from("Nom;Prénom;Date de naissance\n");
    for number in 0..100_000 {
        text += &format!("Petit{number};Léa;14/03/2008\n");
    }
    let reading = read(text.as_bytes());
    assert!(
        blocking(&reading)
            .iter()
            .any(|(_, code)| *code == RosterDiagnosticCode::TooManyLines)
    );
}
