//! What one file may cost. A file beyond a limit is refused with a sentence, or read up to it
//! and refused; nothing is read without one.

/// Bytes of a part of a workbook after unpacking. A sheet of 4,000 lines and 30 columns has 8 MB.
pub const MAX_UNPACKED_BYTES: usize = 24 * 1024 * 1024;
/// Parts of a workbook.
pub const MAX_ZIP_ENTRIES: usize = 2_000;
/// Sheets of a workbook that are looked at.
pub const MAX_SHEETS: usize = 12;
/// Lines of a table that are not empty.
pub const MAX_ROWS: usize = 4_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 120;
/// Characters of a cell that are kept.
pub const MAX_CELL_CHARS: usize = 500;
/// Characters of all cells of a table.
pub const MAX_TABLE_CHARS: usize = 8 * 1024 * 1024;
/// Elements of XML inside each other.
pub const MAX_XML_DEPTH: usize = 40;
/// Texts that cells of a workbook share.
pub const MAX_SHARED_TEXTS: usize = 200_000;
/// Areas of merged cells that are looked at.
pub const MAX_MERGED_AREAS: usize = 2_000;
/// Findings that are listed.
pub const MAX_FINDINGS: usize = 500;
/// Lines above the headings: titles, dates of an export.
pub const MAX_TITLE_ROWS: usize = 20;
/// Lines that one quoted cell may span.
pub const MAX_QUOTED_LINES: usize = 20;
/// Characters of a value that a finding repeats.
pub const MAX_VALUE_CHARS: usize = 60;
/// Answers of one kind that are looked at.
pub const MAX_ANSWERS: usize = 2_000;
