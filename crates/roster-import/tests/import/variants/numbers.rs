//! Numbers of workbooks that are identifiers, dates or words by their format.

use super::{Place, Right, Variant, check};
use crate::workbooks::{sheet, workbook_with, zip};
use vigie_shared::api::RosterDiagnosticCode::*;

const HEADER: [&str; 6] = [
    "Nom",
    "Prénom",
    "Date de naissance",
    "INE",
    "Classe",
    "Temps majoré",
];
/// The formats of the cells, by their number from 1.
const FORMATS: [&str; 7] = [
    "General",
    "00000000000",
    "000",
    "dd/mm/yyyy",
    "0\" min\"",
    "\"TG\"0",
    "00\\/00\\/0000",
];

fn xlsx(row: &[&str]) -> Vec<u8> {
    workbook_with(&[sheet(&HEADER, &[row])], &FORMATS)
}

/// An ODS file with one person.
fn ods(cells: &[(&str, &str, &str)]) -> Vec<u8> {
    let cell = |(kind, value, shown): &(&str, &str, &str)| {
        let value = match *kind {
            "date" => format!("date-value='{value}'"),
            _ => format!("value='{value}'"),
        };
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{value}><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let texts = |texts: &[&str]| -> String {
        let cells = texts.iter().map(|text| cell(&("string", "", text)));
        cells.collect()
    };
    let people: String = cells.iter().map(cell).collect();
    let content = format!(
        "<office:spreadsheet xmlns:office='o' xmlns:table='t' xmlns:text='x'><table:table table:name='A'>\
         <table:table-row>{}</table:table-row><table:table-row>{}{people}</table:table-row></table:table></office:spreadsheet>",
        texts(&HEADER),
        texts(&["Petit", "Léa"]),
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

#[test]
fn numbers_are_what_their_format_shows() {
    let name = ["Petit", "Léa"];
    let row = |cells: [&str; 4]| xlsx(&[&name[..], &cells[..]].concat());
    let variants = vec![
        Variant::new(
            "zeros by format in XLSX",
            row([
                "<c s=\"4\"><v>39521</v></c>",
                "<c s=\"2\"><v>42</v></c>",
                "<c s=\"3\"><v>7</v></c>",
                "",
            ]),
            Right::People(&["Petit Léa 2008-03-14 00000000042 007"]),
        ),
        Variant::new(
            "words by format in XLSX",
            row([
                "<c s=\"7\"><v>14032008</v></c>",
                "",
                "<c s=\"6\"><v>2</v></c>",
                "<c s=\"5\"><v>35</v></c>",
            ]),
            Right::Proposed(
                &[(2, Some("F"), ExtraTimeLooksLikeMinutes)],
                &["Petit Léa 2008-03-14 TG2 +3333"],
            ),
        ),
        Variant::new(
            "no format in XLSX, under its name",
            row([
                "<c s=\"1\"><v>39521</v></c>",
                "<c s=\"1\"><v>12345678901</v></c>",
                "<c s=\"1\"><v>201</v></c>",
                "<c s=\"1\"><v>33</v></c>",
            ]),
            Right::People(&["Petit Léa 2008-03-14 12345678901 201 +3300"]),
        ),
        Variant::new(
            "a long number in XLSX",
            row([
                "<c><v>39521</v></c>",
                "<c><v>1.2089004500000001E+16</v></c>",
                "",
                "",
            ]),
            Right::Found(&[(2, Some("D"), DamagedIdentifier)]),
        ),
        Variant::new(
            "an error in XLSX",
            row(["<c t=\"e\"><f>A9</f><v>#REF!</v></c>", "", "", ""]),
            Right::Found(&[(2, Some("C"), FormulaError)]),
        ),
        Variant::new(
            "zeros by format in ODS",
            ods(&[
                ("date", "2008-03-14", "14/03/08"),
                ("float", "42", "00000000042"),
                ("float", "7", "007"),
                ("float", "33", "33"),
            ]),
            Right::People(&["Petit Léa 2008-03-14 00000000042 007 +3300"]),
        ),
        Variant::new(
            "words by format in ODS",
            ods(&[
                ("float", "14032008", "14/03/2008"),
                ("float", "12345678901", "1,23E+10"),
                ("float", "2", "TG2"),
                ("float", "33", "33 %"),
            ]),
            Right::People(&["Petit Léa 2008-03-14 12345678901 TG2 +3300"]),
        ),
        Variant::new(
            "thousands and currencies in ODS",
            ods(&[
                ("float", "39521", "39 521"),
                ("float", "12345678901", "12 345 678 901"),
                ("float", "201", "201,00"),
                ("percentage", "0.3333", "33,33 %"),
            ]),
            Right::People(&["Petit Léa 2008-03-14 12345678901 201 +3333"]),
        ),
    ];
    check(variants);
}

#[test]
fn cells_that_are_repeated() {
    let repeated = |attributes: &str| {
        let bytes = format!(
            "<office:spreadsheet xmlns:office='o' xmlns:table='t' xmlns:text='x'><table:table table:name='A'>\
             <table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell><table:table-cell><text:p>Prénom</text:p></table:table-cell>\
             <table:table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>Né(e) le</text:p></table:table-cell></table:table-row>\
             <table:table-row {attributes}><table:table-cell table:number-columns-repeated='2'><text:p>Lou</text:p></table:table-cell>\
             <table:covered-table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>14/03/2008</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>\
             </table:table></office:spreadsheet>"
        );
        zip(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &bytes),
        ])
    };
    let twice: &[Place] = &[(3, None, DuplicateOfLine)];
    check(vec![
        Variant::new(
            "in a line",
            repeated(""),
            Right::People(&["Lou Lou 2008-03-14"]),
        ),
        Variant::new(
            "a line",
            repeated("table:number-rows-repeated='2'"),
            Right::Found(twice),
        ),
    ]);
}
