//! A file as lines of cells, whatever it was.

use crate::limits::{MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, MAX_TABLE_CHARS};
use jiff::civil::Date;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct TableCell {
    /// As text; what a spreadsheet shows, as far as the file says it.
    pub text: String,
    /// The number, where the cell of a workbook is one.
    pub number: Option<f64>,
    /// The date, where the cell of a workbook is one.
    pub date: Option<Date>,
    /// Whether the cell is a percentage by its format.
    pub percent: bool,
    /// Whether the value was computed.
    pub formula: bool,
    /// Whether it is an error of a spreadsheet, such as `#REF!`.
    pub error: bool,
    /// Whether the value was repeated from a merged cell.
    pub merged: bool,
    /// Whether a quotation mark opens here and never closes.
    pub unclosed: bool,
}

impl TableCell {
    pub fn of_text(text: &str) -> Self {
        Self {
            text: shorten(text, MAX_CELL_CHARS),
            ..Self::default()
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// One line that is not empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct TableRow {
    /// Number in the file, from 1.
    pub line: u32,
    pub cells: Vec<TableCell>,
    /// How many cells there were, with the empty ones at the end.
    pub width: usize,
}

impl TableRow {
    /// A cell; none when it is empty or not there.
    pub fn filled(&self, place: usize) -> Option<&TableCell> {
        self.cells.get(place).filter(|cell| !cell.is_empty())
    }
}

/// Why a table does not grow any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableLimit {
    Rows,
    Columns,
    Chars,
}

/// The lines of a file, with headings among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct CellTable {
    pub rows: Vec<TableRow>,
    /// The limit that was reached, and the line.
    pub cut_off: Option<(TableLimit, u32)>,
    chars: usize,
}

impl CellTable {
    /// Adds a line; empty ones are left out. Says whether there is room for another.
    pub fn push(&mut self, line: u32, mut cells: Vec<TableCell>) -> bool {
        let width = cells.len();
        while cells.last().is_some_and(TableCell::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return true;
        }
        if cells.len() > MAX_COLUMNS {
            cells.truncate(MAX_COLUMNS);
            self.cut_off.get_or_insert((TableLimit::Columns, line));
        }
        self.chars += cells.iter().map(|cell| cell.text.len()).sum::<usize>();
        if self.rows.len() >= MAX_ROWS {
            self.cut_off.get_or_insert((TableLimit::Rows, line));
            return false;
        }
        if self.chars > MAX_TABLE_CHARS {
            self.cut_off.get_or_insert((TableLimit::Chars, line));
            return false;
        }
        self.rows.push(TableRow { line, cells, width });
        true
    }
}

/// The first characters of a text.
pub(crate) fn shorten(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

/// The letters of a column in a spreadsheet: 0 is `A`, 26 is `AA`.
pub(crate) fn column_letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn empty_lines_are_left_out_and_the_last_one_is_the_limit() {
        let mut table = CellTable::default();
        assert!(table.push(1, vec![TableCell::of_text(" ")]));
        assert!(table.rows.is_empty());
        for line in 0..MAX_ROWS as u32 {
            assert!(table.push(line, vec![TableCell::of_text("a")]));
        }
        assert!(!table.push(9_999, vec![TableCell::of_text("a")]));
        assert_eq!(table.cut_off, Some((TableLimit::Rows, 9_999)));
    }
}
