//! Tables for spreadsheets.

mod csv_injection;

use super::ResultError;
use csv_injection::escape_formula;

/// Writes a table that French spreadsheets open with a double click: UTF-8 with its mark,
/// semicolons, CRLF.
///
/// Every cell is quoted, so that a cell stays one cell also where the spreadsheet takes
/// commas or tabs for separators; and no cell is a formula ([`escape_formula`]).
pub(super) fn table<R: AsRef<[String]>>(
    headings: &[String],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, ResultError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    write(&mut writer, headings)?;
    for row in rows {
        write(&mut writer, row.as_ref())?;
    }
    writer
        .into_inner()
        .map_err(|error| ResultError::Csv(error.into_error().into()))
}

fn write(writer: &mut csv::Writer<Vec<u8>>, cells: &[String]) -> Result<(), csv::Error> {
    writer.write_record(cells.iter().map(|cell| escape_formula(cell).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_name_is_it_stays_one_cell_and_comes_back() {
        let names = [
            "=HYPERLINK(\"http://x\";\"y\")",
            "@SUM(A1)",
            "+33 6 12",
            "-2+3",
            "a;b\"c\nd",
            "\t=1",
            "\"=1",
            "d'Artagnan",
            "Éloïse",
            "",
        ]
        .map(str::to_owned);
        let bytes = table(&["Nom".to_owned()], names.iter().map(|name| [name.clone()])).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        assert!(text.starts_with("\u{feff}\"Nom\"\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), names.len());
        for (row, name) in rows.iter().zip(&names) {
            assert_eq!(row.len(), 1);
            assert!(!row[0].starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '"']));
            assert_eq!(row[0].strip_prefix('\'').unwrap_or(&row[0]), name);
        }
    }

    #[test]
    fn a_table_without_rows_has_its_headings() {
        let none: [[String; 1]; 0] = [];
        let bytes = table(&["A".to_owned(), "B".to_owned()], none).unwrap();
        assert_eq!(bytes, "\u{feff}\"A\";\"B\"\r\n".as_bytes());
    }
}
