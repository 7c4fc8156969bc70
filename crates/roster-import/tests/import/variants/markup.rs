//! Files with marks around what they hold, and files that are something else.

use super::{Place, Right, Variant, check};
use crate::workbooks::{parts, sheet, workbook, zip, zip_of, zip_parts};
use vigie_shared::api::RosterDiagnosticCode::*;

const HEADER: [&str; 3] = ["Nom", "Prénom", "Date de naissance"];
const FORBIDDEN: &[Place] = &[(1, None, ForbiddenXml)];
const OLD: &[Place] = &[(1, None, OldWorkbook)];
const UNKNOWN: &[Place] = &[(1, None, UnknownFormat)];
const DAMAGED: &[Place] = &[(1, None, DamagedFile)];
const PROTECTED: &[Place] = &[(1, None, PasswordProtected)];

fn people() -> String {
    sheet(&HEADER, &[&["Petit", "Léa", "14/03/2008"]])
}

/// A workbook in which one part is another.
fn with_part(name: &str, text: &str) -> Vec<u8> {
    let mut parts = parts(&[people()]);
    parts.retain(|(known, _)| known != name);
    parts.push((name.to_owned(), text.to_owned()));
    zip_parts(&parts)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn workbooks() {
    let read = || Right::People(&["Petit Léa 2008-03-14"]);
    let prefixed = people()
        .replace("</", "</x:")
        .replace('<', "<x:")
        .replace("<x:/x:", "</x:");
    let laughs = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;'>]><sst><si><t>&c;</t></si></sst>";
    let mut with_macros = parts(&[people()]);
    with_macros.push(("xl/vbaProject.bin".to_owned(), "x".to_owned()));
    let deep = format!("<worksheet>{}", "<a>".repeat(100_000));
    let person = |number| {
        let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let cells = [format!("Petit{number}"), "Léa".into(), "14/03/2008".into()];
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<row>{cells}</row>")
    };
    let many: String = (0..100_000).map(person).collect();
    let many = people().replace("</sheetData>", &format!("{many}</sheetData>"));
    let names: Vec<_> = parts(&[people()]);
    let names: Vec<_> = names
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    check(vec![
        Variant::new("xlsm", zip_parts(&with_macros), read()),
        Variant::new("prefixes", workbook(&[prefixed]), read()),
        Variant::new(
            "a DTD in a part",
            with_part("xl/sharedStrings.xml", laughs),
            Right::Found(FORBIDDEN),
        ),
        Variant::new(
            "elements without end",
            workbook(&[deep]),
            Right::Found(FORBIDDEN),
        ),
        Variant::new(
            "half of a sheet",
            workbook(&["<worksheet><sheetData><row>".to_owned()]),
            Right::Found(DAMAGED),
        ),
        Variant::new(
            "sizes that are too small",
            zip_of(&names, |_| Some(1)),
            read(),
        ),
        Variant::new(
            "sizes that are too large",
            zip_of(&names, |_| Some(u32::MAX)),
            read(),
        ),
        Variant::new(
            "100,000 lines",
            workbook(&[many]),
            Right::Found(&[(62, None, TooMany), (4_001, None, TooManyLines)]),
        ),
    ]);
}

#[test]
fn exports() {
    let export = |head: &str, name: &str| {
        format!(
            "<?xml version='1.0'?>{head}<BEE_ELEVES><PARAMETRES><UAJ>0350001A</UAJ></PARAMETRES><DONNEES><ELEVES>\
             <ELEVE ELEVE_ID='1'><ID_NATIONAL>920049642HH</ID_NATIONAL><NOM>PETIT</NOM><PRENOM>{name}</PRENOM>\
             <DATE_NAISS>01/02/2008</DATE_NAISS></ELEVE></ELEVES><STRUCTURES><STRUCTURES_ELEVE ELEVE_ID='1'><STRUCTURE>\
             <CODE_STRUCTURE>TG1</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></STRUCTURES>\
             </DONNEES></BEE_ELEVES>"
        )
    };
    let read: &[&str] = &["PETIT Léa 2008-02-01 920049642HH TG1"];
    let padded = format!(
        "<!-- {} --><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>",
        "x".repeat(900)
    );
    check(vec![
        Variant::new("as it is", export("", "Léa"), Right::People(read)),
        Variant::new(
            "packed",
            zip(&[("ElevesSansAdresses.xml", &export("", "Léa"))]),
            Right::People(read),
        ),
        Variant::new(
            "UTF-16",
            [b"\xff\xfe".to_vec(), utf16(&export("", "Léa"))].concat(),
            Right::People(read),
        ),
        Variant::new(
            "characters by number",
            export("", "L&#233;a"),
            Right::People(read),
        ),
        Variant::new("CDATA", export("", "<![CDATA[Léa]]>"), Right::People(read)),
        Variant::new(
            "a DTD behind a long comment",
            export(&padded, "&b;"),
            Right::Found(FORBIDDEN),
        ),
        Variant::new(
            "a DTD from elsewhere",
            export("<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'>", "Léa"),
            Right::Found(FORBIDDEN),
        ),
        Variant::new(
            "a packed DTD",
            zip(&[("a.xml", &export("<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;"))]),
            Right::Found(FORBIDDEN),
        ),
    ]);
}

#[test]
fn what_is_called_a_workbook_and_is_none() {
    let ole = |part: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), utf16(part)].concat();
    let excel_2003 = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>";
    let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>Nom</td></tr></table></body></html>";
    let whole = workbook(&[people()]);
    let mut encrypted = whole.clone();
    // The bit "encrypted" of every entry of the directory.
    for at in 0..encrypted.len() - 8 {
        if encrypted[at..].starts_with(b"PK\x01\x02") {
            encrypted[at + 8] |= 1;
        }
    }
    check(vec![
        Variant::new("an .xls of Excel 97", ole("Workbook"), Right::Found(OLD)),
        Variant::new("an .xls of Excel 5", ole("Book"), Right::Found(OLD)),
        Variant::new(
            "a letter of Word 97",
            ole("WordDocument"),
            Right::Found(UNKNOWN),
        ),
        Variant::new(
            "an encrypted workbook",
            ole("EncryptedPackage"),
            Right::Found(PROTECTED),
        ),
        Variant::new("an encrypted ZIP", encrypted, Right::Found(PROTECTED)),
        Variant::new("an .xls that is XML", excel_2003, Right::Found(OLD)),
        Variant::new("an .xls that is a page", page, Right::Found(UNKNOWN)),
        Variant::new(
            "half of a workbook",
            &whole[..whole.len() / 2],
            Right::Found(DAMAGED),
        ),
        Variant::new("an empty ZIP", zip(&[]), Right::Found(UNKNOWN)),
        Variant::new(
            "a ZIP of pictures",
            zip(&[("a.png", "x")]),
            Right::Found(UNKNOWN),
        ),
        Variant::new("a PDF", &b"%PDF-1.7"[..], Right::Found(UNKNOWN)),
    ]);
}
